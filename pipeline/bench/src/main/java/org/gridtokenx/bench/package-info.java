/** Benchmarks: figures and ratios for people to read. None is a test. */
package org.gridtokenx.bench;
