package org.gridtokenx.local;

/** Why a command does not do what was asked: one line for the person, saying what to do. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
        super(message);
    }
}
