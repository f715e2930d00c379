package org.gridtokenx.local.crash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.EpochResult;
import org.gridtokenx.market.HeapZoneState;
import org.gridtokenx.market.Member;
import org.gridtokenx.market.Trade;
import org.gridtokenx.market.Zone;
import org.gridtokenx.market.ZoneEvent;

/**
 * What the log of commands leads to, computed from its records alone, in one thread, on the heap: without Flink, and
 * without anything that the market itself computed.
 */
final class Recomputation {
    private final Map<String, List<ZoneEvent>> events = new TreeMap<>();
    private final Set<String> meaningless = new HashSet<>();

    private Recomputation() {}

    /** Of all records of the log, each partition in its order. */
    static Recomputation of(List<ConsumerRecord<byte[], byte[]>> log) {
        Map<Integer, List<ConsumerRecord<byte[], byte[]>>> partitions = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : log) {
            partitions
                    .computeIfAbsent(record.partition(), p -> new ArrayList<>())
                    .add(record);
        }
        Recomputation recomputation = new Recomputation();
        partitions.values().forEach(recomputation::run);
        return recomputation;
    }

    private void run(List<ConsumerRecord<byte[], byte[]>> partition) {
        Map<String, Zone> zones = new TreeMap<>();
        long effectiveMillis = Long.MIN_VALUE;
        for (ConsumerRecord<byte[], byte[]> record : partition) {
            effectiveMillis = Math.max(effectiveMillis, record.timestamp());
            Command command;
            try {
                command = Codecs.COMMAND.fromBytes(record.value());
            } catch (IOException e) {
                meaningless.add(record.topic() + '/' + record.partition() + '/' + record.offset());
                continue;
            }
            if (!(command instanceof Command.Tick)) {
                zones.computeIfAbsent(command.zone(), this::open).apply(command, effectiveMillis);
            }
        }
        for (Zone zone : zones.values()) {
            zone.advanceTo(effectiveMillis);
        }
    }

    private Zone open(String zone) {
        List<ZoneEvent> itsEvents = new ArrayList<>();
        events.put(zone, itsEvents);
        return new Zone(zone, new HeapZoneState(), itsEvents::add);
    }

    /** Per zone, in order. */
    Map<String, List<ZoneEvent>> events() {
        return events;
    }

    /** Topic, partition and offset of the records that are no commands. */
    Set<String> meaningless() {
        return meaningless;
    }

    List<Trade> trades() {
        List<Trade> trades = new ArrayList<>();
        each(ZoneEvent.Traded.class, (event, traded) -> trades.add(traded.trade()));
        return trades;
    }

    List<EpochResult> epochs() {
        List<EpochResult> epochs = new ArrayList<>();
        each(ZoneEvent.EpochCleared.class, (event, cleared) -> epochs.add(cleared.result()));
        return epochs;
    }

    /** Where each member of each zone stands, by zone and user, with the number of the event that says so. */
    Collection<ZoneEvent> balances() {
        Map<List<String>, ZoneEvent> last = new LinkedHashMap<>();
        each(
                ZoneEvent.BalanceChanged.class,
                (event, changed) ->
                        last.put(List.of(event.zone(), changed.member().userId()), event));
        return last.values();
    }

    /** The last balance of each member, of all zones. */
    List<Member> members() {
        return balances().stream()
                .map(event -> ((ZoneEvent.BalanceChanged) event.body()).member())
                .toList();
    }

    <B extends ZoneEvent.Body> void each(Class<B> kind, Visitor<B> visitor) {
        eachEvent(event -> {
            if (kind.isInstance(event.body())) {
                visitor.visit(event, kind.cast(event.body()));
            }
        });
    }

    void eachEvent(Consumer<ZoneEvent> visitor) {
        events.values().forEach(itsEvents -> itsEvents.forEach(visitor));
    }

    /** Takes one kind of event. */
    @FunctionalInterface
    interface Visitor<B> {
        void visit(ZoneEvent event, B body);
    }

    /** Ids of the orders that may still trade, so that a later clearing would change what is compared. */
    Set<String> openOrders() {
        Set<String> open = new HashSet<>();
        eachEvent(event -> {
            if (event.body() instanceof ZoneEvent.OrderAccepted accepted && !accepted.repeat()) {
                open.add(accepted.order().orderId());
            } else if (event.body() instanceof ZoneEvent.OrderCancelled cancelled) {
                open.remove(cancelled.order().orderId());
            } else if (event.body() instanceof ZoneEvent.OrderCleared cleared
                    && !cleared.order().isOpen()) {
                open.remove(cleared.order().orderId());
            }
        });
        return open;
    }
}
