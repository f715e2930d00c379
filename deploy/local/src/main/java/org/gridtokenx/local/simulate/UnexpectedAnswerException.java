package org.gridtokenx.local.simulate;

/** The market answers something that the contract does not foresee here. */
final class UnexpectedAnswerException extends MarketCallException {
    private static final long serialVersionUID = 1L;

    UnexpectedAnswerException(String message) {
        super(message);
    }
}
