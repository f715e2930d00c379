package org.gridtokenx.api.metering;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.gridtokenx.api.auth.Gate;
import org.gridtokenx.api.auth.User;
import org.gridtokenx.api.http.Access;
import org.gridtokenx.api.http.ApiException;
import org.gridtokenx.api.http.Cursor;
import org.gridtokenx.api.http.JsonBody;
import org.gridtokenx.api.http.Listing;
import org.gridtokenx.api.http.PlainText;
import org.gridtokenx.api.http.Query;
import org.gridtokenx.api.http.Rfc3339;
import org.gridtokenx.api.http.Routes;
import org.gridtokenx.contracts.MeterKey;
import org.gridtokenx.contracts.MeterPublicKey;
import org.gridtokenx.market.Decimals;

/** One's meters: registered once, with keys for meter-ingest that can be changed, revoked; and what they measured. */
public final class MeterRoutes implements Routes {
    private static final int DEFAULT_LIMIT = 96;
    private static final String PUBLIC_KEY = "public_key";
    private static final Pattern SERIAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}");

    private final Meters meters;

    public MeterRoutes(Meters meters) {
        this.meters = meters;
    }

    @Override
    public void register(RoutesConfig routes) {
        routes.post(PREFIX + "/meters", this::add, Access.USER);
        routes.get(PREFIX + "/meters", this::list, Access.USER);
        routes.post(PREFIX + "/meters/{id}/key", this::changeKey, Access.USER);
        routes.put(PREFIX + "/meters/{id}/public-key", this::changePublicKey, Access.USER);
        routes.delete(PREFIX + "/meters/{id}", this::revoke, Access.USER);
        routes.get(PREFIX + "/intervals", this::intervals, Access.USER);
    }

    private void add(Context ctx) {
        User user = Gate.session(ctx).user();
        JsonBody body = JsonBody.parse(ctx.bodyAsBytes(), "serial", PUBLIC_KEY);
        String serial = body.text("serial");
        if (!SERIAL.matcher(serial).matches()) {
            throw ApiException.invalid("serial must have 1 to 64 letters, digits or . _ : / -");
        }
        String publicKey =
                body.optionalText(PUBLIC_KEY).map(MeterRoutes::publicKey).orElse(null);
        Meters.Meter meter =
                new Meters.Meter(UUID.randomUUID().toString(), serial, user.userId(), user.zone(), publicKey, false);
        String key = MeterKey.generate();
        if (!meters.add(meter, MeterKey.hash(key))) {
            throw ApiException.conflict("a meter with serial " + serial + " is registered already");
        }
        ctx.status(201).json(Map.of("meter", view(meter), "api_key", key));
    }

    private static String publicKey(String base58) {
        if (!MeterPublicKey.isWellFormed(base58)) {
            throw ApiException.invalid(PUBLIC_KEY + " must be an Ed25519 public key, 32 bytes in base58");
        }
        return base58;
    }

    /** The old key ends with it: whoever changes a key may do so because somebody else has it. */
    private void changeKey(Context ctx) {
        String key = MeterKey.generate();
        Meters.Meter meter = changed(ctx, (user, id) -> meters.changeKey(user, id, MeterKey.hash(key)));
        ctx.json(Map.of("meter", view(meter), "api_key", key));
    }

    private void changePublicKey(Context ctx) {
        String key = publicKey(JsonBody.parse(ctx.bodyAsBytes(), PUBLIC_KEY).text(PUBLIC_KEY));
        Meters.Meter meter = changed(ctx, (user, id) -> meters.changePublicKey(user, id, key));
        ctx.json(Map.of("meter", view(meter)));
    }

    /** Once revoked, revoked for ever; its serial number may be registered anew. */
    private void revoke(Context ctx) {
        Meters.Meter meter = changed(ctx, (user, id) -> {
            boolean isNow = meters.revoke(user, id);
            return isNow || meters.find(user, id).isPresent();
        });
        ctx.json(Map.of("meter", view(meter)));
    }

    @FunctionalInterface
    private interface Change {
        boolean make(String userId, String meterId);
    }

    private Meters.Meter changed(Context ctx, Change change) {
        String userId = Gate.session(ctx).user().userId();
        String meterId = PlainText.require("the id of a meter", ctx.pathParam("id"));
        boolean made = change.make(userId, meterId);
        Meters.Meter meter =
                meters.find(userId, meterId).orElseThrow(() -> ApiException.notFound("you have no meter " + meterId));
        if (!made) {
            throw ApiException.conflict("the meter is revoked: register it anew");
        }
        return meter;
    }

    private void list(Context ctx) {
        Query.of(ctx);
        List<Meters.Meter> mine = meters.of(Gate.session(ctx).user().userId());
        ctx.json(Map.of("meters", mine.stream().map(MeterRoutes::view).toList()));
    }

    private static Map<String, Object> view(Meters.Meter meter) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("meter_id", meter.meterId());
        view.put("serial", meter.serial());
        view.put("zone", meter.zone());
        view.put(PUBLIC_KEY, meter.publicKey());
        view.put("status", meter.isRevoked() ? "revoked" : "active");
        return view;
    }

    private void intervals(Context ctx) {
        Query query = Query.of(ctx, "meter_id", "limit", "before");
        int limit = query.limit(DEFAULT_LIMIT);
        List<Meters.Interval> rows = meters.intervals(new Meters.IntervalFilter(
                Gate.session(ctx).user().userId(), query.text("meter_id"), Cursor.ofTimes(query), limit));
        ctx.json(Listing.of(
                "intervals",
                rows,
                limit,
                MeterRoutes::view,
                interval -> new Cursor(interval.startMillis(), interval.meterId())));
    }

    private static Map<String, Object> view(Meters.Interval interval) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("meter_id", interval.meterId());
        view.put("start_time", Rfc3339.format(interval.startMillis()));
        view.put("end_time", Rfc3339.format(interval.endMillis()));
        view.put("status", interval.status());
        view.put("revision", interval.revision());
        view.put("import", Decimals.formatEnergy(interval.importWh()));
        view.put("export", Decimals.formatEnergy(interval.exportWh()));
        view.put("generated", energyIfKnown(interval.generatedWh()));
        view.put("consumed", energyIfKnown(interval.consumedWh()));
        view.put("readings", interval.readings());
        view.put("quality", interval.quality());
        view.put("gap_millis", interval.gapMillis());
        return view;
    }

    private static String energyIfKnown(Long wh) {
        return wh == null ? null : Decimals.formatEnergy(wh);
    }
}
