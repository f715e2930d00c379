package org.gridtokenx.market;

/** Why a zone does not do as it is told, for programs and for people. */
record Refusal(RejectCode code, String message) {}
