/** Flink on one machine: a cluster in one JVM that runs the market's jobs and takes them up where they were. */
package org.gridtokenx.local.flink;
