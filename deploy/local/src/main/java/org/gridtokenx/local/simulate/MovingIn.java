package org.gridtokenx.local.simulate;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/** Makes users and meters of homes, and waits for the cash that the market gives to new members. */
final class MovingIn {
    /** Passwords cost the API much on purpose: more at once would only wait there, and be refused for it. */
    private static final int AT_ONCE = 4;

    private static final int PASSWORD_BYTES = 12;
    private static final long PAUSE_MILLIS = 200;

    private final MarketApi api;
    private final Progress progress;
    private final String password;
    private final Duration patience;
    private final SecureRandom random = new SecureRandom();

    /**
     * Moving in.
     *
     * @param password of every user, or empty for one of its own for each
     * @param patience how long a home waits for its cash
     */
    MovingIn(MarketApi api, Progress progress, String password, Duration patience) {
        this.api = api;
        this.progress = progress;
        this.password = password;
        this.patience = patience;
    }

    List<Participant> all(List<Home> homes) throws MarketCallException, InterruptedException {
        progress.line(homes.size() + " homes move in");
        progress.begin("homes", homes.size());
        try (Crew crew = new Crew(AT_ONCE)) {
            return crew.each(homes, this::one);
        }
    }

    private Participant one(Home home) throws MarketCallException, InterruptedException {
        String secret = password.isEmpty() ? randomPassword() : password;
        api.register(home.name(), secret, home.hasPanels() ? "prosumer" : "consumer");
        Session session = api.logIn(home.name(), secret);
        api.requireNewcomer(session);
        MarketApi.Meter meter = api.addMeter(session);
        Participant participant = new Participant(home, session, meter, welcome(session));
        progress.step();
        return participant;
    }

    private long welcome(Session session) throws MarketCallException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            long cash = api.account(session).cashMicros();
            if (cash > 0) {
                return cash;
            }
            if (System.nanoTime() >= deadline) {
                throw new UnreachableException("no cash on the account of " + session.username() + " after "
                        + patience.toSeconds()
                        + " s: the jobs do not run (see ./gridtokenx status), or the API gives none to new members"
                        + " (its option --welcome-deposit)");
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private String randomPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
