package org.gridtokenx.api.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.gridtokenx.api.http.ApiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TurnsTest {
    private final CountDownLatch working = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        release.countDown();
        threads.shutdown();
    }

    private String work() {
        working.countDown();
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "done";
    }

    @Test
    void oneWorksOneWaitsAndTheNextIsTurnedAwayAtOnce() throws Exception {
        Turns turns = new Turns(1, 1, Duration.ofMinutes(10));
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> turns.take(this::work), threads);
        working.await();
        CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> turns.take(this::work), threads);
        while (turns.waiting() == 0) {
            Thread.sleep(1);
        }

        assertEquals(
                503,
                assertThrows(ApiException.class, () -> turns.take(this::work)).status());

        release.countDown();
        assertEquals("done", first.get(30, TimeUnit.SECONDS));
        assertEquals("done", second.get(30, TimeUnit.SECONDS));
        assertEquals("again", turns.take(() -> "again"));
    }

    @Test
    void whoeverWaitsTooLongLeavesAPlaceForTheNext() throws Exception {
        Turns turns = new Turns(1, 1, Duration.ofMillis(1));
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> turns.take(this::work), threads);
        working.await();
        for (int i = 0; i < 3; i++) {
            assertThrows(ApiException.class, () -> turns.take(this::work));
        }

        release.countDown();
        assertEquals("done", first.get(30, TimeUnit.SECONDS));
        assertEquals("again", turns.take(() -> "again"));
    }
}
