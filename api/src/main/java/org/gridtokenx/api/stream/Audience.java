package org.gridtokenx.api.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridtokenx.api.auth.Session;

/** Who listens, by zone and by user. For one thread. What it returns may be walked through while it changes. */
final class Audience {
    private final Map<String, Set<Subscriber>> byZone = new HashMap<>();
    private final Map<String, Set<Subscriber>> byUser = new HashMap<>();

    void add(Subscriber subscriber) {
        byZone.computeIfAbsent(subscriber.zone(), zone -> new HashSet<>()).add(subscriber);
        userId(subscriber).ifPresent(user -> byUser.computeIfAbsent(user, id -> new HashSet<>())
                .add(subscriber));
    }

    void remove(Subscriber subscriber) {
        remove(byZone, subscriber.zone(), subscriber);
        userId(subscriber).ifPresent(user -> remove(byUser, user, subscriber));
    }

    private static void remove(Map<String, Set<Subscriber>> from, String key, Subscriber subscriber) {
        from.computeIfPresent(key, (k, all) -> {
            all.remove(subscriber);
            return all.isEmpty() ? null : all;
        });
    }

    /** Whom a message is for. */
    List<Subscriber> of(Outgoing message) {
        Set<Subscriber> found =
                message.userId().isPresent() ? byUser.get(message.userId().get()) : byZone.get(message.zone());
        return found == null ? List.of() : new ArrayList<>(found);
    }

    List<Subscriber> all() {
        List<Subscriber> all = new ArrayList<>();
        byZone.values().forEach(all::addAll);
        return all;
    }

    private static Optional<String> userId(Subscriber subscriber) {
        return subscriber.session().map(Session::user).map(user -> user.userId());
    }
}
