package org.gridtokenx.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.gridtokenx.api.auth.UserRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the market or Postgres would refuse is answered with 400, and nothing of it reaches the log. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadTextTest {
    private static final String LONG = "x".repeat(256);

    private ApiFixture api;
    private String anna;
    private String admin;

    @BeforeAll
    void open() {
        api = new ApiFixture();
        anna = api.member("anna", UserRole.CONSUMER);
        admin = api.member("admin", UserRole.ADMIN);
    }

    @AfterAll
    void close() {
        api.close();
    }

    private void isRefused(ApiFixture.Answer answer, int commandsBefore) {
        assertEquals(400, answer.status(), answer.raw().body());
        assertEquals("invalid_request", answer.code());
        assertEquals(commandsBefore, api.market.commands.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/orders client_order_id \\u0000",
                "/orders client_order_id a\\nb",
                "/orders client_order_id \\ud800",
                "/orders client_order_id LONG",
                "/auth/login username a\\u0000",
                "/auth/login username LONG",
                "/auth/login password \\udc00",
                "/auth/register username \\u0007",
                "/auth/register password correct\\u0000horse",
                "/meters serial \\u0000",
                "/admin/deposits username \\u0000",
                "/admin/deposits deposit_id a\\tb",
                "/admin/deposits deposit_id LONG",
                "/admin/deposits amount 1000000000.000001",
                "/admin/deposits amount 9223372036854.775807",
                "/admin/deposits amount 0",
            })
    void inABody(String path, String field, String text) throws Exception {
        String good =
                switch (path) {
                    case "/orders" -> "'side':'buy','energy_amount':'1','price_per_kwh':'0.1','client_order_id':'c'";
                    case "/auth/login" -> "'username':'anna','password':'p'";
                    case "/auth/register" -> "'username':'bert','password':'correct horse','role':'consumer'";
                    case "/meters" -> "'serial':'s'";
                    default -> "'username':'anna','amount':'1','deposit_id':'d'";
                };
        String bad = good.replaceAll(
                "'" + field + "':'[^']*'",
                "'" + field + "':'" + text.replace("\\", "\\\\").replace("LONG", LONG) + "'");
        int before = api.market.commands.size();

        isRefused(
                api.post(
                        "/api/v1" + path,
                        "{" + bad.replace('\'', '"') + "}",
                        path.startsWith("/admin") ? admin : path.startsWith("/auth") ? null : anna),
                before);
    }

    @ParameterizedTest
    @CsvSource({
        "/orders?before=%00",
        "/orders?before=a%0Ab",
        "/orders?status=%00",
        "/orders?limit=%00",
        "/intervals?meter_id=%00",
        "/intervals?meter_id=LONG",
        "/intervals?before=9223372036854775807.m1",
        "/intervals?before=-9223372036854775808.m1",
        "/intervals?before=253402300800000.m1",
        "/settlements?before=%00",
        "/matches?before=1.%00",
        "/epochs?before=%00",
        "/epochs/99999999999999999999",
        "/orders/%20",
        "/orders/LONG"
    })
    void inAnAddress(String path) throws Exception {
        isRefused(api.get("/api/v1" + path.replace("LONG", LONG), anna), api.market.commands.size());
    }

    @ParameterizedTest
    @CsvSource({"%20", "%0A", "LONG"})
    void inTheIdOfAnOrderToCancel(String id) throws Exception {
        isRefused(api.delete("/api/v1/orders/" + id.replace("LONG", LONG), anna), api.market.commands.size());
    }
}
