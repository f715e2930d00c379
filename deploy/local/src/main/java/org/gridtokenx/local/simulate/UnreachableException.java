package org.gridtokenx.local.simulate;

/** The market does not answer, or not in time; the message is one line and says what to do. */
final class UnreachableException extends MarketCallException {
    private static final long serialVersionUID = 1L;

    UnreachableException(String message) {
        super(message);
    }
}
