package org.gridtokenx.local.simulate;

/** What a home has: cash in micro-units, energy in Wh; reserved is what its open orders hold. */
record Account(long cashMicros, long cashReservedMicros, long energyWh, long energyReservedWh, long boughtWh) {}
