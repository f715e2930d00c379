package org.gridtokenx.local.mqtt;

import com.hivemq.extension.sdk.api.client.parameter.ConnectionAttributeStore;
import java.util.Optional;
import org.gridtokenx.ingest.registry.Meter;
import org.gridtokenx.ingest.registry.Operator;

/**
 * Who is at the other end of a connection.
 *
 * @param id of the meter or the operator
 * @param also the meter's serial number; the operator's zone, empty for all
 */
record Publisher(Role role, String id, String also) {
    enum Role {
        /** Takes what is published. */
        INGEST,
        /** Publishes for itself. */
        METER,
        /** Publishes for the meters it reads. */
        OPERATOR
    }

    private static final String ROLE = "role";
    private static final String ID = "id";
    private static final String ALSO = "also";

    static Publisher ingest() {
        return new Publisher(Role.INGEST, "", "");
    }

    static Publisher of(Meter meter) {
        return new Publisher(Role.METER, meter.meterId(), meter.serial());
    }

    static Publisher of(Operator operator) {
        return new Publisher(Role.OPERATOR, operator.operatorId(), operator.zone() == null ? "" : operator.zone());
    }

    /** Notes it with the connection. */
    void note(ConnectionAttributeStore connection) {
        connection.putAsString(ROLE, role.name());
        connection.putAsString(ID, id);
        connection.putAsString(ALSO, also);
    }

    /** What was noted; empty of a connection that nobody logged in. */
    static Optional<Publisher> noted(ConnectionAttributeStore connection) {
        return connection
                .getAsString(ROLE)
                .map(role -> new Publisher(
                        Role.valueOf(role),
                        connection.getAsString(ID).orElse(""),
                        connection.getAsString(ALSO).orElse("")));
    }

    /** Whether it is the meter of this name. */
    boolean isMeter(String name) {
        return role == Role.METER && (id.equals(name) || also.equals(name));
    }

    Operator operator() {
        return new Operator(id, also.isEmpty() ? null : also);
    }
}
