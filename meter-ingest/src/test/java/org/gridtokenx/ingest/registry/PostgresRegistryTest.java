package org.gridtokenx.ingest.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariConfig;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.gridtokenx.ingest.readings.Refusal;
import org.gridtokenx.ingest.readings.RefusalCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pool is the real one; its connections connect to nothing. What the statements find, a test of the stack shows. */
class PostgresRegistryTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch taken = new CountDownLatch(4);
    private final CountDownLatch release = new CountDownLatch(1);
    private volatile boolean reachable = true;
    private final PostgresRegistry registry = new PostgresRegistry(config());

    private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return true;
        }
        return type == int.class ? 0 : null;
    }

    private HikariConfig config() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(proxy(DataSource.class, (source, method, arguments) -> {
            return method.getName().equals("getConnection") ? connection() : nothing(method.getReturnType());
        }));
        return config;
    }

    private Connection connection() throws SQLException {
        if (!reachable) {
            throw new SQLException("Connection refused", "08001");
        }
        return proxy(Connection.class, (connection, method, arguments) -> switch (method.getName()) {
            case "isClosed" -> false;
            case "prepareStatement" -> statement();
            default -> nothing(method.getReturnType());
        });
    }

    /** Is busy until it is released, then fails. */
    private PreparedStatement statement() {
        return proxy(PreparedStatement.class, (statement, method, arguments) -> {
            if (method.getName().equals("execute")) {
                taken.countDown();
                release.await();
                throw new SQLException("the table is not there", "42P01");
            }
            return nothing(method.getReturnType());
        });
    }

    @AfterEach
    void close() {
        release.countDown();
        threads.shutdown();
        registry.close();
    }

    private RefusalCode refused() {
        return assertThrows(Refusal.class, () -> registry.byKeyHash("hash")).code();
    }

    @Test
    void aFullPoolIsBusyAndNotDown() throws Exception {
        List<CompletableFuture<RefusalCode>> holders = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            holders.add(CompletableFuture.supplyAsync(this::refused, threads));
        }
        assertTrue(taken.await(30, TimeUnit.SECONDS));

        assertEquals(RefusalCode.BUSY, refused());
        assertTrue(registry.isUp());
        release.countDown();
        for (CompletableFuture<RefusalCode> holder : holders) {
            assertEquals(RefusalCode.UNAVAILABLE, holder.get(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void aDatabaseThatCannotBeReachedIsDown() {
        reachable = false;

        assertEquals(RefusalCode.UNAVAILABLE, refused());
        assertFalse(registry.isUp());
    }
}
