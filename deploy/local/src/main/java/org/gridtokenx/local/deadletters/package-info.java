/**
 * {@code ./gridtokenx ops dead-letters}: what the jobs put aside because it made no sense to them, looked at and
 * put back. {@code DeadLetterTopic} reads, {@code RecordReplay} writes; the commands are around them.
 */
package org.gridtokenx.local.deadletters;
