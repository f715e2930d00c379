package org.gridtokenx.ingest.registry;

/** Whose key it is: a meter's, or that of an operator of many. */
public sealed interface Sender permits Meter, Operator {}
