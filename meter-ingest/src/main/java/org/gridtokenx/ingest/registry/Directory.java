package org.gridtokenx.ingest.registry;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.gridtokenx.contracts.MeterKey;
import org.gridtokenx.contracts.OperatorKey;
import org.gridtokenx.ingest.readings.Refusal;
import org.gridtokenx.ingest.readings.RefusalCode;

/**
 * Who sends, and which meter is meant: the registry, asked about each once a minute. While it does not answer, what was
 * known stays good.
 */
public final class Directory {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** Fewer than there are threads: unknown keys must not take all of those that known meters need. */
    private static final int KEY_LOOKUPS_AT_ONCE = 50;

    private static final long TURN_MILLIS = 500;

    private static final int NAMES_AT_ONCE = 1_000;

    private final Registry registry;
    private final Clock clock;
    private final Remembered<Sender> senders = new Remembered<>();
    private final Remembered<Meter> meters = new Remembered<>();
    private final Semaphore keyLookups = new Semaphore(KEY_LOOKUPS_AT_ONCE);

    private volatile long askAgainMillis;

    public Directory(Registry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * Who has a key.
     *
     * @param key null if there was none
     * @throws Refusal UNAUTHORIZED for no key or an unknown one, METER_REVOKED, UNAVAILABLE or BUSY if it cannot be known
     */
    public Sender sender(String key) {
        if (key == null || key.isBlank()) {
            throw unauthorized("send the meter's key, or the operator's, in the header X-API-KEY");
        }
        boolean possible = MeterKey.isWellFormed(key) || OperatorKey.isWellFormed(key);
        Sender sender = (possible ? find(MeterKey.hash(key)) : Optional.<Sender>empty())
                .orElseThrow(() -> unauthorized("nobody has this key; the API's POST /api/v1/meters gives one"));
        if (sender instanceof Meter meter && meter.isRevoked()) {
            throw revoked();
        }
        return sender;
    }

    /** What is said of a revoked meter. */
    public static Refusal revoked() {
        return new Refusal(RefusalCode.METER_REVOKED, "the meter is revoked: nothing it sends counts any more");
    }

    private Optional<Sender> find(String hash) {
        long now = clock.millis();
        Remembered.Entry<Sender> entry = senders.of(hash);
        if (entry != null && entry.isFresh(now)) {
            return entry.value();
        }
        boolean wasKnown = entry != null && entry.value().isPresent();
        try {
            Optional<Sender> sender = wasKnown ? ask(() -> registry.byKeyHash(hash)) : askOfNewcomer(hash);
            senders.put(hash, sender, now);
            return sender;
        } catch (Refusal e) {
            if (wasKnown) {
                return entry.value();
            }
            throw e;
        }
    }

    private Optional<Sender> askOfNewcomer(String hash) {
        if (!isItsTurn()) {
            throw new Refusal(RefusalCode.BUSY, "too many unknown keys are being looked up; send again soon");
        }
        try {
            // Another call of the same sender may have asked meanwhile.
            Remembered.Entry<Sender> entry = senders.of(hash);
            return entry != null && entry.isFresh(clock.millis()) ? entry.value() : ask(() -> registry.byKeyHash(hash));
        } finally {
            keyLookups.release();
        }
    }

    private boolean isItsTurn() {
        try {
            return keyLookups.tryAcquire(TURN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Meters by what they are called, their ids or serial numbers.
     *
     * @return by the name that was asked for; unknown ones are left out
     * @throws Refusal UNAVAILABLE or BUSY if the registry does not answer and one of them was never known
     */
    public Map<String, Meter> meters(Collection<String> names) {
        long now = clock.millis();
        Map<String, Meter> found = new HashMap<>();
        List<String> ask = new ArrayList<>();
        for (String name : names) {
            Remembered.Entry<Meter> entry = meters.of(name);
            if (entry == null || !entry.isFresh(now)) {
                ask.add(name);
            } else {
                entry.value().ifPresent(meter -> found.put(name, meter));
            }
        }
        for (int from = 0; from < ask.size(); from += NAMES_AT_ONCE) {
            List<String> some = ask.subList(from, Math.min(ask.size(), from + NAMES_AT_ONCE));
            try {
                Map<String, Meter> answer = ask(() -> registry.byNames(some));
                some.forEach(name -> meters.put(name, Optional.ofNullable(answer.get(name)), now));
                found.putAll(answer);
            } catch (Refusal e) {
                some.forEach(name -> found.put(name, knownBefore(name, e)));
            }
        }
        return found;
    }

    private Meter knownBefore(String name, Refusal failure) {
        Remembered.Entry<Meter> entry = meters.of(name);
        if (entry == null || entry.value().isEmpty()) {
            throw failure;
        }
        return entry.value().get();
    }

    /** How many senders and meters, known or not, are remembered. */
    int remembered() {
        return senders.size() + meters.size();
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask();
    }

    /** Nobody else waits for the same time-out within the next second. */
    private <T> T ask(Question<T> question) {
        if (clock.millis() < askAgainMillis) {
            throw Refusal.unavailable("Postgres does not answer, so the key cannot be checked; send again soon");
        }
        try {
            return question.ask();
        } catch (Refusal e) {
            if (e.code() == RefusalCode.UNAVAILABLE) {
                askAgainMillis = clock.millis() + PAUSE.toMillis();
            }
            throw e;
        }
    }

    private static Refusal unauthorized(String message) {
        return new Refusal(RefusalCode.UNAUTHORIZED, message);
    }
}
