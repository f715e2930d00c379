/**
 * The words and rules of the market, in plain Java.
 *
 * <p>Units, everywhere: energy in Wh, prices in micro-units of the currency per kWh, money in micro-units; all signed
 * 64-bit integers. Nothing here reads a clock, does I/O or rounds outside {@link org.gridtokenx.market.Amounts}.
 */
package org.gridtokenx.market;
