package org.gridtokenx.ingest.readings;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.gridtokenx.contracts.MeterReading.Kind;
import org.gridtokenx.contracts.MeterReading.Quality;

/**
 * Reads the OBIS-keyed push of GridTokenX meters and their simulator: {@code {"protocol":"dlms","device_id":…,
 * "payload":{…}}}, and batches of it, {@code {"protocol":"dlms","readings":[…]}}, whose elements may have their fields
 * at the top. Fields it does not know are left alone, as these meters send more than is needed.
 */
public final class ObisPush {
    private static final String PROTOCOL = "dlms";

    private ObisPush() {}

    /** One push; refusals as {@link JsonReadings#parse}. */
    public static Parsed parse(byte[] body) {
        return read(body, json -> {
            if (json.nextToken() == null) {
                throw Refusal.request("there is no reading in the body");
            }
            return element(json);
        });
    }

    /** Many, in their order. */
    public static List<Parsed> parseBatch(byte[] body) {
        return read(body, json -> {
            List<Parsed> readings = new ArrayList<>();
            JsonToken first = json.nextToken();
            if (first == JsonToken.START_ARRAY) {
                array(json, readings);
            } else if (first == JsonToken.START_OBJECT) {
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    String name = json.currentName();
                    JsonToken value = json.nextToken();
                    if (name.equals("readings") && value == JsonToken.START_ARRAY) {
                        array(json, readings);
                    } else if (name.equals("protocol")) {
                        requireProtocol(json.getValueAsString(""));
                    } else {
                        json.skipChildren();
                    }
                }
            }
            if (readings.isEmpty()) {
                throw Refusal.request("there is no reading in the body; send {\"readings\": [...]}");
            }
            return readings;
        });
    }

    private static void array(JsonParser json, List<Parsed> readings) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            JsonReadings.requireRoom(readings.size());
            readings.add(element(json));
        }
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(JsonParser json) throws IOException;
    }

    private static <T> T read(byte[] body, Reader<T> reader) {
        try (JsonParser json = JsonReadings.JSON.createParser(body)) {
            T result = reader.read(json);
            if (json.nextToken() != null) {
                throw Refusal.request("the body goes on after its end");
            }
            return result;
        } catch (JsonProcessingException e) {
            throw Refusal.request("the body is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw Refusal.request("the body cannot be read: " + e.getMessage());
        }
    }

    private static Parsed element(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return Parsed.refused(Refusal.reading("a push is an object with device_id and payload"));
        }
        PushFields push = PushFields.read(json);
        try {
            return Parsed.of(reading(push));
        } catch (Refusal e) {
            return Parsed.refused(e);
        }
    }

    private static void requireProtocol(String protocol) {
        if (!protocol.equalsIgnoreCase(PROTOCOL)) {
            throw Refusal.request("protocol must be dlms, not " + Refusal.quote(protocol));
        }
    }

    private static ParsedReading reading(PushFields push) {
        String protocol = push.text("protocol");
        if (protocol != null) {
            requireProtocol(protocol);
        }
        PushFields fields = push.payload() == null ? push : push.payload();
        if (push.payload() == null && push.text("payload") != null) {
            throw Refusal.reading("payload must be an object");
        }
        String device = deviceId(push);
        long timestampMillis = Timestamps.millis(fields.required("timestamp"), "timestamp");
        PushEnergy energy = PushEnergy.of(fields);
        Measurements measurements = new Measurements();
        fields.values().forEach((name, value) -> ObisCode.of(name)
                .filter(code -> !code.isActiveEnergy() && !fields.isOther(value))
                .ifPresent(code -> measurements.keep(code, value)));
        String signature = fields.text("signature");
        List<String> texts = signature == null
                ? List.of()
                : ShortestDecimal.texts(energy.signedKwh()).stream()
                        .map(kwh -> kwh + ":" + timestampMillis)
                        .toList();
        String zone = fields.text("zone_code");
        return new ParsedReading(
                device,
                zone == null ? "" : zone,
                timestampMillis,
                Kind.INTERVAL,
                energy.importMicroWh(),
                energy.exportMicroWh(),
                energy.generatedMicroWh(),
                energy.consumedMicroWh(),
                Quality.MEASURED,
                ParsedReading.NOT_GIVEN,
                measurements.values(),
                signature == null ? null : new Signed(signature, texts));
    }

    private static String deviceId(PushFields push) {
        String outer = push.text("device_id");
        String within = push.payload() == null ? null : push.payload().text("device_id");
        if (outer != null && within != null && !outer.equals(within)) {
            throw Refusal.reading("payload names another device_id");
        }
        String device = outer == null ? within : outer;
        if (device == null || device.isBlank()) {
            throw Refusal.reading("device_id is missing");
        }
        if (device.length() > ReadingDraft.LONGEST_ID) {
            throw Refusal.reading("device_id is longer than " + ReadingDraft.LONGEST_ID + " characters");
        }
        return device;
    }
}
