package org.gridtokenx.api.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresFailureTest {
    private static PostgresFailure ofPool(SQLException lastFailure) {
        String state = lastFailure == null ? null : lastFailure.getSQLState();
        return PostgresFailure.of(new ConnectionException(
                new SQLTransientConnectionException("Connection is not available", state, lastFailure)));
    }

    @Test
    void aFullPoolIsBusy() {
        assertEquals(PostgresFailure.BUSY, ofPool(null));
    }

    @ParameterizedTest
    @CsvSource({"08001", "08006", "57P01", "57P03"})
    void whereNoConnectionCanBeMadeItIsDown(String state) {
        assertEquals(PostgresFailure.DOWN, ofPool(new SQLException("refused", state)));
        assertEquals(PostgresFailure.DOWN, PostgresFailure.of(new ConnectionException(new SQLException("x", state))));
    }

    @ParameterizedTest
    @CsvSource({"08006, CUT_OFF", "57P01, CUT_OFF", "57014, CUT_OFF", "42601, FAULT", "23505, FAULT"})
    void aStatementFailsForItself(String state, PostgresFailure expected) {
        SQLException cause = new SQLException("x", state);

        assertEquals(expected, PostgresFailure.of(new UnableToExecuteStatementException(cause, null)));
    }
}
