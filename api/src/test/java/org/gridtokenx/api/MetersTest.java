package org.gridtokenx.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gridtokenx.api.auth.UserRole;
import org.gridtokenx.contracts.MeterKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Meters and their keys. */
class MetersTest {
    /** The public key of the first test of RFC 8032, section 7.1, in base58. */
    private static final String PUBLIC_KEY = "FVen3X669xLzsi6N2V91DoiyzHzg1uAgqiT8jZ9nS96Z";
    /** That of the second. */
    private static final String ANOTHER = "586Z7H2vpX9qNhN2T4e9Utugie3ogjbxzGaMtM3E6HR5";

    private final ApiFixture api = new ApiFixture();
    private final String paula = api.member("paula", UserRole.PROSUMER);

    @AfterEach
    void close() {
        api.close();
    }

    private ApiFixture.Answer add(String serial, String more) throws Exception {
        return api.post("/api/v1/meters", "{\"serial\":\"" + serial + "\"" + more + "}", paula);
    }

    @Test
    void aMeterIsRegisteredWithItsPublicKeyAndListed() throws Exception {
        ApiFixture.Answer added = add("s1", ",\"public_key\":\"" + PUBLIC_KEY + "\"");

        assertEquals(201, added.status());
        assertEquals(PUBLIC_KEY, added.at("/meter/public_key").asText());
        assertEquals("active", added.at("/meter/status").asText());
        assertEquals("neighbourhood", added.at("/meter/zone").asText());
        assertEquals(added.at("/meter"), api.get("/api/v1/meters", paula).at("/meters/0"));
        assertTrue(add("s2", "").at("/meter/public_key").isNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "0OIl",
                "1111",
                "FVen3X669xLzsi6N2V91DoiyzHzg1uAgqiT8jZ9nS96ZZ",
                "FhMzz1GLqTq96nTHYzwLuaxfmKgz8kUQbKNoF95mbZ5b"
            })
    void whatIsNoPublicKeyIsRefused(String key) throws Exception {
        assertEquals(400, add("s1", ",\"public_key\":\"" + key + "\"").status());
    }

    @Test
    void keysAreChangedByTheirOwnerOnly() throws Exception {
        ApiFixture.Answer added = add("s1", "");
        String path = "/api/v1/meters/" + added.at("/meter/meter_id").asText();
        String other = api.member("otto", UserRole.PROSUMER);
        String body = "{\"public_key\":\"" + ANOTHER + "\"}";

        ApiFixture.Answer changed = api.post(path + "/key", "", paula);
        assertEquals(200, changed.status());
        String key = changed.at("/api_key").asText();
        assertNotEquals(added.at("/api_key").asText(), key);
        assertEquals(MeterKey.hash(key), api.meters.apiKeyHashes.get(0));
        assertEquals(
                ANOTHER,
                api.put(path + "/public-key", body, paula)
                        .at("/meter/public_key")
                        .asText());
        assertEquals(404, api.post(path + "/key", "", other).status());
        assertEquals(404, api.put(path + "/public-key", body, other).status());
        assertEquals(404, api.delete(path, other).status());
        assertEquals(401, api.delete(path, null).status());
        assertEquals(400, api.put(path + "/public-key", "{}", paula).status());
        assertEquals(400, api.delete("/api/v1/meters/%00", paula).status());
    }

    @Test
    void aRevokedMeterStaysRevokedAndItsSerialIsFree() throws Exception {
        String path = "/api/v1/meters/" + add("s1", "").at("/meter/meter_id").asText();

        assertEquals("revoked", api.delete(path, paula).at("/meter/status").asText());
        assertEquals(200, api.delete(path, paula).status());
        assertEquals(409, api.post(path + "/key", "", paula).status());
        assertEquals(
                409,
                api.put(path + "/public-key", "{\"public_key\":\"" + ANOTHER + "\"}", paula)
                        .status());
        assertEquals(201, add("s1", "").status());
        assertEquals(409, add("s1", "").status());
    }
}
