package org.gridtokenx.ingest;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.gridtokenx.contracts.MeterKey;
import org.gridtokenx.ingest.readings.Refusal;
import org.gridtokenx.ingest.readings.RefusalCode;
import org.gridtokenx.ingest.registry.Meter;
import org.gridtokenx.ingest.registry.MeteringRules;
import org.gridtokenx.ingest.registry.Registry;
import org.gridtokenx.ingest.registry.Sender;
import org.gridtokenx.ingest.signatures.VerifyingKey;

/** A registry in memory; {@code failure} is what it answers while it cannot. */
public final class FakeRegistry implements Registry {
    public final AtomicInteger lookUps = new AtomicInteger();
    public volatile RefusalCode failure;

    private final Map<String, Sender> senders = new ConcurrentHashMap<>();
    private final Map<String, Meter> meters = new ConcurrentHashMap<>();

    /** A meter {@code m-…} with serial {@code s-…} of user {@code u} in zone {@code z}. */
    public static Meter meter(String name, VerifyingKey publicKey, boolean signaturesRequired) {
        return new Meter(
                "m-" + name,
                "s-" + name,
                "u",
                "z",
                publicKey,
                false,
                new MeteringRules(signaturesRequired, false, 100_000));
    }

    public static Meter revoked(Meter meter) {
        return new Meter(
                meter.meterId(), meter.serial(), meter.userId(), meter.zone(), meter.publicKey(), true, meter.rules());
    }

    public void key(String key, Sender sender) {
        senders.put(MeterKey.hash(key), sender);
        if (sender instanceof Meter meter) {
            add(meter);
        }
    }

    public void add(Meter meter) {
        meters.put(meter.meterId(), meter);
        meters.put(meter.serial(), meter);
    }

    public void forget() {
        senders.clear();
        meters.clear();
    }

    private void look() {
        lookUps.incrementAndGet();
        if (failure != null) {
            throw new Refusal(failure, "the registry does not answer");
        }
    }

    @Override
    public Optional<Sender> byKeyHash(String keyHash) {
        look();
        return Optional.ofNullable(senders.get(keyHash));
    }

    @Override
    public Map<String, Meter> byNames(Collection<String> names) {
        look();
        Map<String, Meter> found = new HashMap<>();
        for (String name : names) {
            if (meters.containsKey(name)) {
                found.put(name, meters.get(name));
            }
        }
        return found;
    }
}
