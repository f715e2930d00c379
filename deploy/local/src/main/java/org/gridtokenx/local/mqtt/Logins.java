package org.gridtokenx.local.mqtt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.gridtokenx.ingest.readings.Refusal;
import org.gridtokenx.ingest.readings.RefusalCode;
import org.gridtokenx.ingest.registry.Directory;
import org.gridtokenx.ingest.registry.Meter;
import org.gridtokenx.ingest.registry.Operator;
import org.gridtokenx.ingest.registry.Sender;

/** Who may connect: meter-ingest, registered meters and operators. */
final class Logins {
    static final String INGEST_USER = "meter-ingest";

    private final Directory directory;
    private final String ingestPassword;

    Logins(Directory directory, String ingestPassword) {
        this.directory = directory;
        this.ingestPassword = ingestPassword;
    }

    /**
     * Who somebody is.
     *
     * @param user a meter's id or serial number, an operator's id, or {@link #INGEST_USER}; empty if not said
     * @param password the meter's or operator's key; empty if not said
     * @param commonName of a client certificate that the TLS listener has verified; empty without one
     * @throws Refusal if it is nobody, or cannot be known at this moment
     */
    Publisher login(String user, String password, String commonName) {
        if (user.equals(INGEST_USER)) {
            if (!isEqual(password, ingestPassword)) {
                throw refused("wrong password");
            }
            return Publisher.ingest();
        }
        if (!password.isEmpty()) {
            return byKey(user, directory.sender(password));
        }
        if (commonName.isEmpty()) {
            throw refused("log in as the meter's id with its key for a password");
        }
        if (!user.isEmpty() && !user.equals(commonName)) {
            throw refused("the certificate belongs to another meter");
        }
        return Publisher.of(meter(commonName));
    }

    private Publisher byKey(String user, Sender sender) {
        if (sender instanceof Meter meter) {
            if (!meter.isCalled(user)) {
                throw refused("the key belongs to another meter");
            }
            return Publisher.of(meter);
        }
        Operator operator = (Operator) sender;
        if (operator.operatorId().equals(user)) {
            return Publisher.of(operator);
        }
        Meter meter = meter(user);
        if (!operator.reads(meter)) {
            throw refused("the operator does not read this meter");
        }
        return Publisher.of(meter);
    }

    private Meter meter(String name) {
        Meter meter = directory.meters(List.of(name)).get(name);
        if (meter == null) {
            throw refused("there is no such meter");
        }
        if (meter.isRevoked()) {
            throw Directory.revoked();
        }
        return meter;
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static Refusal refused(String message) {
        return new Refusal(RefusalCode.UNAUTHORIZED, message);
    }
}
