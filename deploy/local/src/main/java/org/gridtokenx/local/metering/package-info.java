/** {@code gridtokenx ops meter-operator} and {@code ops metering-rules}: who may send readings, and what zones demand. */
package org.gridtokenx.local.metering;
