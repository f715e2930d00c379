/**
 * The metering job: readings in, intervals, credit and figures of zones out. {@link
 * org.gridtokenx.jobs.metering.MeteringJob} wires it; {@link org.gridtokenx.jobs.metering.Meter} is one meter, without
 * Flink: what becomes of a reading is decided there, and {@link org.gridtokenx.jobs.metering.Reports} says what is told
 * of its intervals. {@link org.gridtokenx.jobs.metering.IntervalFunction} keeps a million of them as bytes.
 */
package org.gridtokenx.jobs.metering;
