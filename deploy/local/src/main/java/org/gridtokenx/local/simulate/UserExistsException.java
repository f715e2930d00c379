package org.gridtokenx.local.simulate;

/** A user of the run's name exists already; what it did before would be taken for what the run does. */
final class UserExistsException extends MarketCallException {
    private static final long serialVersionUID = 1L;

    UserExistsException(String what) {
        super(what + ": choose another name with --run");
    }
}
