package org.gridtokenx.api;

import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;
import org.gridtokenx.api.http.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The API: REST, WebSocket and the page. */
@Command(
        name = "api",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Serves REST, WebSocket and the page of GridTokenX, and lets time pass in the log.")
public final class Api implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(Api.class);

    @Mixin
    private ApiOptions options;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Api()).execute(args));
    }

    /** Serves until the process is told to end, or cannot go on: then whoever watches it starts it anew. */
    @Override
    public Integer call() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        AtomicInteger exitCode = new AtomicInteger(CommandLine.ExitCode.OK);
        Runnable onFailure = () -> {
            exitCode.set(CommandLine.ExitCode.SOFTWARE);
            closed.countDown();
        };
        try (ApiApplication application = new ApiApplication(options, onFailure)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(application, closed), "shutdown"));
            int port = application.start();
            PrintStream out = System.out;
            out.println("ready http://" + options.host + ":" + port);
            out.flush();
            closed.await();
            return exitCode.get();
        } catch (JavalinBindException e) {
            LOG.error("cannot listen on {}:{}: choose another port with --port", options.host, options.port);
        } catch (IOException
                | IllegalArgumentException
                | IllegalStateException
                | KafkaException
                | ApiException
                | CompletionException e) {
            LOG.error("cannot start: {}", e.getMessage());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static void end(ApiApplication application, CountDownLatch closed) {
        application.close();
        closed.countDown();
    }
}
