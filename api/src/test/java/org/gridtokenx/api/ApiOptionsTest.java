package org.gridtokenx.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.gridtokenx.api.auth.CallLimits;
import org.gridtokenx.market.Command;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ApiOptionsTest {
    private static ApiOptions parse(String... args) {
        ApiOptions options = new ApiOptions();
        CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();
        spec.addMixin("options", CommandLine.Model.CommandSpec.forAnnotatedObject(options));
        new CommandLine(spec).parseArgs(args);
        return options;
    }

    @Test
    void defaults() {
        ApiOptions options = parse();

        assertEquals("127.0.0.1", options.host);
        assertEquals(8080, options.port);
        assertEquals("127.0.0.1:19092", options.kafka);
        assertEquals("jdbc:postgresql://127.0.0.1:15432/postgres?user=postgres", options.postgresUrl);
        assertEquals("127.0.0.1:16379", options.redis);
        assertEquals(Path.of(".gridtokenx/jwt.secret"), options.jwtSecretFile);
        assertEquals(Duration.ofMinutes(30), options.session);
        assertEquals("neighbourhood", options.zone);
        assertEquals(Duration.ofMinutes(15), options.epoch);
        assertEquals(Duration.ofMillis(200), options.tickInterval);
        assertEquals(0, options.welcomeDepositMicros);
        assertEquals("admin", options.adminUser);
        assertEquals(Path.of(".gridtokenx/admin.password"), options.adminPasswordFile);
        assertEquals(Duration.ofSeconds(2), options.answerTimeout);
        assertEquals(6_000, options.callsPerUser);
        assertEquals(60_000, options.callsPerIp);
        assertEquals(600, options.loginsPerIp);
    }

    @Test
    void aDepositIsAnAmountOfTheCurrency() {
        assertEquals(100_500_000, parse("--welcome-deposit", "100.50").welcomeDepositMicros);
        assertThrows(CommandLine.ParameterException.class, () -> parse("--welcome-deposit", "1.0000001"));
        assertThrows(CommandLine.ParameterException.class, () -> parse("--welcome-deposit", "-0.000001"));
        assertEquals(
                Command.Deposit.LIMIT_MICROS, parse("--welcome-deposit", "1000000000.000000").welcomeDepositMicros);
        assertThrows(CommandLine.ParameterException.class, () -> parse("--welcome-deposit", "1000000000.000001"));
    }

    @Test
    void ticksComeOftenEnoughAndNotTooOften() {
        assertEquals(Duration.ofSeconds(1), parse("--tick-interval", "PT1S").tickInterval);
        assertThrows(CommandLine.ParameterException.class, () -> parse("--tick-interval", "PT1.001S"));
        assertThrows(CommandLine.ParameterException.class, () -> parse("--tick-interval", "PT0.009S"));
    }

    @Test
    void unknownOptionsAreRefused() {
        assertThrows(CommandLine.UnmatchedArgumentException.class, () -> parse("--prot", "1"));
    }

    @Test
    void everyOptionIsDescribed() {
        for (CommandLine.Model.OptionSpec option :
                new CommandLine(new Api()).getCommandSpec().options()) {
            assertTrue(option.description().length > 0, option.longestName());
            assertFalse(option.description()[0].isBlank(), option.longestName());
        }
    }

    @Test
    void settingsThatCannotBeAreRefused() {
        CallLimits limits = new CallLimits(1, 1, 1);
        Duration minute = Duration.ofMinutes(1);
        Duration second = Duration.ofSeconds(1);

        assertThrows(IllegalArgumentException.class, () -> new ApiSettings(" ", 0, minute, second, limits));
        assertThrows(IllegalArgumentException.class, () -> new ApiSettings("z", -1, minute, second, limits));
        assertThrows(IllegalArgumentException.class, () -> new ApiSettings("z", 0, Duration.ZERO, second, limits));
        assertThrows(IllegalArgumentException.class, () -> new ApiSettings("z", 0, minute, minute, limits));
        assertThrows(IllegalArgumentException.class, () -> new CallLimits(0, 1, 1));
    }
}
