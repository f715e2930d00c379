package org.gridtokenx.local.simulate;

/** Why a call to the market came to nothing, in one line. */
abstract sealed class MarketCallException extends Exception
        permits UnreachableException, UnexpectedAnswerException, UserExistsException {
    private static final long serialVersionUID = 1L;

    MarketCallException(String message) {
        super(message);
    }
}
