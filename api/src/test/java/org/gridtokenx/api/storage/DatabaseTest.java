package org.gridtokenx.api.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariConfig;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.gridtokenx.api.http.ApiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pool is the real one; its connections connect to nothing. */
class DatabaseTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch release = new CountDownLatch(1);
    private volatile boolean reachable = true;
    private final Database database = new Database(config());

    private HikariConfig config() {
        HikariConfig config = new HikariConfig();
        config.setDataSource((DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (source, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        return connection();
                    }
                    return method.getReturnType() == int.class ? 0 : null;
                }));
        return config;
    }

    private Connection connection() throws SQLException {
        if (!reachable) {
            throw new SQLException("Connection refused", "08001");
        }
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (connection, method, arguments) -> {
                    Class<?> type = method.getReturnType();
                    if (type == boolean.class) {
                        return !method.getName().equals("isClosed");
                    }
                    return type == int.class ? 0 : null;
                });
    }

    @AfterEach
    void close() {
        release.countDown();
        threads.shutdown();
        database.close();
    }

    private int hold(CountDownLatch taken) {
        return database.with(handle -> {
            taken.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return 1;
        });
    }

    @Test
    void aFullPoolIsBusyAndNotDown() throws Exception {
        CountDownLatch taken = new CountDownLatch(Database.CONNECTIONS);
        List<CompletableFuture<Integer>> holders = new ArrayList<>();
        for (int i = 0; i < Database.CONNECTIONS; i++) {
            holders.add(CompletableFuture.supplyAsync(() -> hold(taken), threads));
        }
        assertTrue(taken.await(30, TimeUnit.SECONDS));

        ApiException busy = assertThrows(ApiException.class, () -> database.with(handle -> 2));
        assertEquals(503, busy.status());
        assertTrue(busy.getMessage().startsWith("too many calls need Postgres"), busy.getMessage());
        assertTrue(database.isUp());

        release.countDown();
        for (CompletableFuture<Integer> holder : holders) {
            assertEquals(1, holder.get(30, TimeUnit.SECONDS));
        }
        assertEquals("free", database.with(handle -> "free"));
    }

    @Test
    void aDatabaseThatCannotBeReachedIsDown() {
        reachable = false;

        ApiException down = assertThrows(ApiException.class, () -> database.with(handle -> 1));
        assertEquals(503, down.status());
        assertTrue(down.getMessage().startsWith("Postgres does not answer"), down.getMessage());
        assertFalse(database.isUp());
    }
}
