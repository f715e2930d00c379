package org.gridtokenx.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.gridtokenx.api.auth.CallLimits;
import org.gridtokenx.api.auth.Session;
import org.gridtokenx.api.auth.Tokens;
import org.gridtokenx.api.auth.User;
import org.gridtokenx.api.auth.UserRole;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthTest {
    private static final String ANNA = "{\"username\":\"Anna\",\"password\":\"correct horse\",\"role\":\"prosumer\"}";

    private ApiFixture api = new ApiFixture();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void registersAUserWithAnAccountAndTheWelcomeDeposit() throws Exception {
        ApiFixture.Answer answer = api.post("/api/v1/auth/register", ANNA, null);

        assertEquals(201, answer.status());
        assertEquals("anna", answer.at("/user/username").asText());
        assertEquals("prosumer", answer.at("/user/role").asText());
        String id = answer.at("/user/user_id").asText();
        List<Command> commands = api.market.commands;
        assertEquals(
                List.of(
                        new Command.OpenAccount("neighbourhood", id, Role.PROSUMER),
                        new Command.Deposit("neighbourhood", id, "welcome/" + id, 5_000_000)),
                commands.subList(commands.size() - 2, commands.size()));
    }

    @Test
    void aNameIsTakenOnceWhateverItsCase() throws Exception {
        api.post("/api/v1/auth/register", ANNA, null);
        ApiFixture.Answer again = api.post("/api/v1/auth/register", ANNA.replace("Anna", "ANNA"), null);

        assertEquals(409, again.status());
        assertEquals("conflict", again.code());
    }

    @Test
    void aNameStaysFreeWhenTheLogDoesNotTakeTheAccount() throws Exception {
        api.market.up = false;
        ApiFixture.Answer down = api.post("/api/v1/auth/register", ANNA, null);
        api.market.up = true;
        ApiFixture.Answer up = api.post("/api/v1/auth/register", ANNA, null);

        assertEquals(503, down.status());
        assertEquals("unavailable", down.code());
        assertEquals("Kafka does not answer: nobody is registered; try again soon with the same name", down.message());
        assertEquals(201, up.status());
    }

    @Test
    void refusesWhatItDoesNotKnowAndNamesTheField() throws Exception {
        assertEquals(
                "role must be one of consumer, prosumer",
                api.post("/api/v1/auth/register", ANNA.replace("prosumer", "admin"), null)
                        .message());
        assertTrue(api.post("/api/v1/auth/register", ANNA.replace("correct horse", "short"), null)
                .message()
                .startsWith("password must have"));
        assertTrue(api.post("/api/v1/auth/register", ANNA.replace("Anna", "a!"), null)
                .message()
                .startsWith("username must have"));
        ApiFixture.Answer unknown = api.post("/api/v1/auth/login", "{\"user\":\"anna\"}", null);
        assertEquals(400, unknown.status());
        assertEquals("invalid_request", unknown.code());
        assertEquals("unknown field user; known are username, password", unknown.message());
        assertEquals(
                "username is missing",
                api.post("/api/v1/auth/login", "{\"password\":\"x\"}", null).message());
        assertEquals(400, api.post("/api/v1/auth/login", "[]", null).status());
        assertEquals(
                400,
                api.post("/api/v1/auth/login", "{\"username\":\"a\"} x", null).status());
        assertEquals(
                400,
                api.post("/api/v1/auth/login", "{\"username\":\"a\",\"username\":\"b\"}", null)
                        .status());
    }

    @Test
    void aTokenIsGoodUntilLogout() throws Exception {
        String token = api.register("anna", "consumer");
        assertEquals("anna", api.get("/api/v1/me", token).at("/user/username").asText());

        assertEquals(204, api.post("/api/v1/auth/logout", "", token).status());

        ApiFixture.Answer after = api.get("/api/v1/me", token);
        assertEquals(401, after.status());
        assertEquals("unauthorized", after.code());
        assertEquals(List.of("started anna", "ended"), api.users.audit);
    }

    @Test
    void aTokenExpires() throws Exception {
        String token = api.member("anna", UserRole.CONSUMER);
        api.market.nowMillis += ApiFixture.SESSION.toMillis() + 1_000;

        assertEquals(401, api.get("/api/v1/me", token).status());
    }

    @Test
    void aChangedTokenIsWorthNothing() throws Exception {
        String token = api.member("anna", UserRole.CONSUMER);
        String[] parts = token.split("\\.");
        User admin = new User("id", "admin", UserRole.ADMIN, "neighbourhood");
        Instant later = Instant.ofEpochMilli(api.market.nowMillis).plusSeconds(600);
        byte[] otherSecret = new byte[32];
        Arrays.fill(otherSecret, (byte) 1);
        String forged =
                new Tokens(otherSecret, Clock.systemUTC()).sign(new Session("session-of-anna", admin, later, true));

        assertEquals(
                401, api.get("/api/v1/me", parts[0] + "." + parts[1] + ".AAAA").status());
        assertEquals(401, api.get("/api/v1/me", forged).status());
        assertEquals(401, api.get("/api/v1/me", null).status());
    }

    @Test
    void whileRedisIsDownTheTokenAloneCounts() throws Exception {
        String token = api.member("anna", UserRole.CONSUMER);
        api.sessions.up = false;

        assertEquals(200, api.get("/api/v1/me", token).status());
        assertEquals(503, api.post("/api/v1/auth/logout", "", token).status());
    }

    @Test
    void aLoginWhileRedisIsDownLastsWhenItIsBack() throws Exception {
        api.register("anna", "consumer");
        api.sessions.up = false;
        String token = api.login("anna", "correct horse");
        assertEquals(200, api.get("/api/v1/me", token).status());
        api.sessions.up = true;

        assertEquals(200, api.get("/api/v1/me", token).status());
        ApiFixture.Answer logout = api.post("/api/v1/auth/logout", "", token);
        assertEquals(409, logout.status());
        assertTrue(logout.message().contains("forget its token, which is good until"), logout.message());
        api.market.nowMillis += ApiFixture.SESSION.toMillis() + 1_000;
        assertEquals(401, api.get("/api/v1/me", token).status());
    }

    @Test
    void aWrongPasswordAndAnUnknownUserLookTheSame() throws Exception {
        api.register("anna", "consumer");
        ApiFixture.Answer wrong =
                api.post("/api/v1/auth/login", "{\"username\":\"anna\",\"password\":\"wrong\"}", null);
        ApiFixture.Answer unknown =
                api.post("/api/v1/auth/login", "{\"username\":\"nobody\",\"password\":\"wrong\"}", null);

        assertEquals(401, wrong.status());
        assertEquals(wrong.body(), unknown.body());
    }

    @Test
    void onlyAnAdminDeposits() throws Exception {
        String anna = api.member("anna", UserRole.CONSUMER);
        String admin = api.member("admin", UserRole.ADMIN);
        String deposit = "{\"username\":\"anna\",\"amount\":\"2.5\",\"deposit_id\":\"d1\"}";

        assertEquals(403, api.post("/api/v1/admin/deposits", deposit, anna).status());
        assertEquals(202, api.post("/api/v1/admin/deposits", deposit, admin).status());
        assertEquals(202, api.post("/api/v1/admin/deposits", deposit, admin).status());
        assertEquals(
                "7.500000", api.get("/api/v1/me", anna).at("/balances/cash").asText());
        assertEquals(
                404,
                api.post("/api/v1/admin/deposits", deposit.replace("anna", "nobody"), admin)
                        .status());
        assertEquals(
                "amount must be more than nothing and at most 1000000000.000000",
                api.post("/api/v1/admin/deposits", deposit.replace("2.5", "-1"), admin)
                        .message());
    }

    @Test
    void aDepositIsBookedOncePerUserAndId() throws Exception {
        String anna = api.member("anna", UserRole.CONSUMER);
        String bert = api.member("bert", UserRole.CONSUMER);
        String admin = api.member("admin", UserRole.ADMIN);
        String deposit = "{\"username\":\"anna\",\"amount\":\"2.5\",\"deposit_id\":\"d1\"}";

        ApiFixture.Answer first = api.post("/api/v1/admin/deposits", deposit, admin);
        api.post("/api/v1/admin/deposits", deposit.replace("anna", "bert"), admin);
        ApiFixture.Answer without =
                api.post("/api/v1/admin/deposits", deposit.replace(",\"deposit_id\":\"d1\"", ""), admin);
        api.market.up = false;
        ApiFixture.Answer down = api.post("/api/v1/admin/deposits", deposit, admin);

        assertEquals("d1", first.at("/deposit_id").asText());
        for (String token : List.of(anna, bert)) {
            assertEquals(
                    "7.500000",
                    api.get("/api/v1/me", token).at("/balances/cash").asText());
        }
        assertEquals(
                new Command.Deposit("neighbourhood", "id-of-bert", "id-of-bert/d1", 2_500_000),
                api.market.commands.get(api.market.commands.size() - 1));
        assertEquals(400, without.status());
        assertEquals("deposit_id is missing", without.message());
        assertEquals(503, down.status());
        assertTrue(down.message().endsWith("send it again with the same deposit_id to be sure"), down.message());
    }

    @Test
    void countsCallsPerUserAndLoginsPerAddress() throws Exception {
        api.close();
        api = new ApiFixture(new CallLimits(3, 1_000, 4), Duration.ofSeconds(4));
        String token = api.register("anna", "consumer");
        for (int i = 0; i < 3; i++) {
            assertEquals(200, api.get("/api/v1/me", token).status());
        }

        ApiFixture.Answer fourth = api.get("/api/v1/me", token);
        assertEquals(429, fourth.status());
        assertEquals("rate_limited", fourth.code());
        assertFalse(api.login("anna", "correct horse").isEmpty());
        assertFalse(api.login("anna", "correct horse").isEmpty());
        assertTrue(api.login("anna", "correct horse").isEmpty());
        assertEquals(200, api.get("/api/v1/market", null).status());
    }

    @Test
    void theAdminsPasswordFollowsItsFile() throws Exception {
        api.server.registration().ensureAdmin("admin", "administrator");
        api.server.registration().ensureAdmin("admin", "another password");

        assertTrue(api.login("admin", "administrator").isEmpty());
        assertFalse(api.login("admin", "another password").isEmpty());
    }
}
