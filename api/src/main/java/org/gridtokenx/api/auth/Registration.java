package org.gridtokenx.api.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.gridtokenx.api.http.ApiException;
import org.gridtokenx.api.log.CommandLog;
import org.gridtokenx.market.Command;

/** Makes users: one row, and an account in the zone. */
public final class Registration {
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{2,31}");

    private final Users users;
    private final Passwords passwords;
    private final CommandLog log;
    private final String zone;
    private final long welcomeDepositMicros;

    /**
     * Registration into a zone.
     *
     * @param welcomeDepositMicros cash that every new member is given, or 0
     */
    public Registration(Users users, Passwords passwords, CommandLog log, String zone, long welcomeDepositMicros) {
        this.users = users;
        this.passwords = passwords;
        this.log = log;
        this.zone = zone;
        this.welcomeDepositMicros = welcomeDepositMicros;
    }

    /**
     * Makes a user. The account is in the log before the user is stored, so that nobody can log in without one; if the
     * log does not answer, the name stays free. Of two who want the same name at the same moment, the one who is too
     * late leaves an account that nobody can log in to.
     *
     * @throws ApiException 400 for a bad name or password, 409 for a taken name
     */
    public User register(String username, String password, UserRole role) {
        String name = name(username);
        if (!USERNAME.matcher(name).matches()) {
            throw ApiException.invalid(
                    "username must have 3 to 32 characters: letters, digits, dot, hyphen, underscore,"
                            + " the first a letter or digit");
        }
        if (password.length() < Passwords.MIN_LENGTH || password.length() > Passwords.MAX_LENGTH) {
            throw ApiException.invalid(
                    "password must have " + Passwords.MIN_LENGTH + " to " + Passwords.MAX_LENGTH + " characters");
        }
        if (users.byName(name).isPresent()) {
            throw taken(name);
        }
        User user = new User(UUID.randomUUID().toString(), name, role, zone);
        Users.Credentials credentials = new Users.Credentials(user, passwords.hash(password));
        log.appendAndWait(opening(user), "nobody is registered; try again soon with the same name");
        if (!users.add(credentials)) {
            throw taken(name);
        }
        return user;
    }

    private static ApiException taken(String name) {
        return ApiException.conflict("username " + name + " is taken");
    }

    private List<Command> opening(User user) {
        List<Command> commands = new ArrayList<>();
        user.role().marketRole().ifPresent(role -> {
            commands.add(new Command.OpenAccount(zone, user.userId(), role));
            if (welcomeDepositMicros > 0) {
                commands.add(
                        new Command.Deposit(zone, user.userId(), "welcome/" + user.userId(), welcomeDepositMicros));
            }
        });
        return commands;
    }

    /** Names are the same whatever their case. */
    static String name(String username) {
        return username.toLowerCase(Locale.ROOT);
    }

    /** Makes sure that there is an admin of this name, and that this is the password. */
    public void ensureAdmin(String username, String password) {
        users.byName(name(username))
                .ifPresentOrElse(
                        known -> {
                            if (known.user().role() != UserRole.ADMIN) {
                                throw new IllegalStateException("the user " + username
                                        + " exists and is no admin; choose another with --admin-user");
                            }
                            if (!passwords.matches(password, known.passwordHash())) {
                                users.changePassword(known.user().userId(), passwords.hash(password));
                            }
                        },
                        () -> register(username, password, UserRole.ADMIN));
    }
}
