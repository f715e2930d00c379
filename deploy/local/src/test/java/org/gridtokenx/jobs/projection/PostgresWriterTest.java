package org.gridtokenx.jobs.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.gridtokenx.api.storage.Migrations;
import org.gridtokenx.local.process.Service;
import org.gridtokenx.local.servers.LocalStack;
import org.gridtokenx.local.servers.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The projection's rows in a real database. */
class PostgresWriterTest {
    @TempDir
    static Path folder;

    private static LocalStack stack;

    private PostgresWriter writer;

    @BeforeAll
    static void startPostgres() throws Exception {
        stack = LocalStack.start(folder, Ports.free(), EnumSet.of(LocalStack.Part.POSTGRES));
        Migrations.run(stack.ports().postgresUrl());
    }

    @AfterAll
    static void stopPostgres() throws Exception {
        if (stack != null) {
            stack.close();
        }
    }

    @BeforeEach
    void openWriter() {
        writer = new PostgresWriter(stack.ports().postgresUrl(), new NoTimers());
    }

    @AfterEach
    void closeWriter() {
        writer.close();
    }

    @Test
    void theColumnsAreThoseOfTheTables() throws Exception {
        for (Table table : Table.values()) {
            String name = table.word();
            List<String> expected = table.columns().stream()
                    .map(column -> column.name() + ' ' + column.type())
                    .sorted()
                    .toList();
            assertEquals(
                    expected,
                    query("select column_name || ' ' || case data_type when 'timestamp with time zone' then"
                            + " 'timestamptz' when 'integer' then 'int' else data_type end from"
                            + " information_schema.columns where table_name = '" + name + "' order by 1"));
        }
    }

    @Test
    void theGreaterSequenceWinsWithinABatchAndOverBatches() throws Exception {
        writer.write(balance("ann", 10, 1), null);
        writer.write(balance("ann", 30, 3), null);
        writer.write(balance("ann", 20, 2), null);
        writer.write(balance("ben", 5, 9), null);
        writer.flush(false);
        writer.write(balance("ann", 20, 2), null);
        writer.write(balance("ben", 6, 10), null);
        writer.flush(false);
        assertEquals(
                List.of("ann 30", "ben 6"),
                query("select user_id || ' ' || cash_micros from account_balances where zone = 'order' order by 1"));
    }

    @Test
    void aTradeIsPendingUntilTheChainHasSpoken() throws Exception {
        String ofBuyer = "select trade_id || ' ' || status || ' ' || coalesce(signature, '-') from trade_settlements"
                + " where buyer_id = 'buyer' order by 1";
        for (int position = 0; position < 2; position++) {
            writer.write(
                    row(
                            Table.MATCHES,
                            "settle",
                            7L,
                            position,
                            "t-" + position,
                            "b",
                            "s",
                            "buyer",
                            "seller",
                            1L,
                            2L,
                            3L,
                            4L,
                            5L),
                    null);
        }
        writer.flush(false);
        assertEquals(List.of("t-0 pending -", "t-1 pending -"), query(ofBuyer));
        writer.write(
                row(
                        Table.SETTLEMENTS,
                        "t-1",
                        "settle",
                        7L,
                        1,
                        "buyer",
                        "seller",
                        1L,
                        2L,
                        3L,
                        4L,
                        "confirmed",
                        "sig",
                        9L,
                        null,
                        1_800_000_000_123L,
                        2L),
                null);
        writer.flush(false);
        assertEquals(List.of("t-0 pending -", "t-1 confirmed sig"), query(ofBuyer));
    }

    @Test
    void textsNothingsAndTimesArriveAsTheyAre() throws Exception {
        String text = "O'Hara, \"{a,b}\" \\ null Ω\u00e9";
        writer.write(
                row(
                        Table.ORDERS,
                        "id-1",
                        text,
                        "null",
                        "z",
                        1L,
                        2L,
                        "buy",
                        3L,
                        0L,
                        -4L,
                        "epoch",
                        "active",
                        null,
                        "",
                        1_800_000_000_123L,
                        "",
                        1L),
                null);
        writer.flush(false);
        assertEquals(
                List.of(text),
                query("select client_order_id from trading_orders where order_id = 'id-1' and user_id = 'null'"
                        + " and reason_code is null and reason = '' and limit_micros = -4 and placed_at ="
                        + " timestamptz '2027-01-15T08:00:00.123Z'"));
    }

    @Test
    void aDatabaseThatIsKilledDelaysWhatItShows() throws Exception {
        Service postgres = stack.service(LocalStack.Part.POSTGRES);
        writer.write(balance("before", 1, 1), null);
        writer.flush(false);
        ProcessHandle process = ProcessHandle.of(postgres.pid().orElseThrow()).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(30, TimeUnit.SECONDS);
        writer.write(balance("while", 2, 1), null);
        CompletableFuture<Void> flushed = CompletableFuture.runAsync(() -> {
            try {
                writer.flush(false);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        postgres.start();
        flushed.get(60, TimeUnit.SECONDS);
        assertEquals(
                List.of("before", "while"),
                query("select user_id from account_balances where user_id in ('before', 'while') order by 1"));
    }

    @Test
    void aKeyThatAMigrationIsStillToMakeDelaysWhatItShows() throws Exception {
        execute("alter table account_balances drop constraint account_balances_pkey");
        writer.write(balance("early", 4, 1), null);
        CompletableFuture<Void> flushed = CompletableFuture.runAsync(() -> {
            try {
                writer.flush(false);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        execute("alter table account_balances add primary key (zone, user_id)");
        flushed.get(60, TimeUnit.SECONDS);
        assertEquals(List.of("early"), query("select user_id from account_balances where user_id = 'early'"));
    }

    private static void execute(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(stack.ports().postgresUrl());
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    private static Row balance(String user, long cash, long sequence) {
        return row(Table.BALANCES, "order", user, null, cash, 0L, 0L, 0L, 0L, sequence);
    }

    private static Row row(Table table, Object... values) {
        return new Row(table, Arrays.asList(values));
    }

    private static List<String> query(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(stack.ports().postgresUrl());
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    /** Batches end by {@code flush} alone. */
    private static final class NoTimers implements ProcessingTimeService {
        @Override
        public long getCurrentProcessingTime() {
            return 0;
        }

        @Override
        public java.util.concurrent.ScheduledFuture<?> registerTimer(long timestamp, ProcessingTimeCallback callback) {
            return null;
        }
    }
}
