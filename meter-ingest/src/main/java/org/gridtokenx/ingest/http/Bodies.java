package org.gridtokenx.ingest.http;

import io.javalin.http.Context;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.gridtokenx.ingest.readings.Refusal;
import org.gridtokenx.ingest.readings.RefusalCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads bodies, plain or gzip, each bounded in what it is and in what it becomes; all at once are bounded, too, so that
 * many large bodies meet a 503 and not the end of the heap.
 */
final class Bodies {
    static final int MAX_BYTES = 8 << 20;
    private static final Logger LOG = LoggerFactory.getLogger(Bodies.class);
    private static final int MOST_DRAINED = 4 * MAX_BYTES;
    private static final int PIECE = 64 << 10;
    private static final int HEAP_SHARE = 8;

    /** In pieces. */
    private final Semaphore room;

    /** For an eighth of the heap. */
    Bodies() {
        this(Math.max(MAX_BYTES, Runtime.getRuntime().maxMemory() / HEAP_SHARE));
    }

    Bodies(long bytesAtOnce) {
        room = new Semaphore((int) (bytesAtOnce / PIECE));
    }

    /** A body that takes room until it is closed. */
    final class Body implements AutoCloseable {
        private byte[] bytes = new byte[PIECE];
        private int length;
        private int pieces = 1;

        private Body() {
            take(1);
        }

        private void take(int more) {
            if (!room.tryAcquire(more)) {
                throw new Refusal(RefusalCode.BUSY, "too many large bodies at this moment; send again soon");
            }
        }

        private void fill(InputStream in) throws IOException {
            while (true) {
                int read = in.read(bytes, length, bytes.length - length);
                if (read < 0) {
                    return;
                }
                length += read;
                if (length == bytes.length) {
                    grow();
                }
            }
        }

        private void grow() {
            if (length > MAX_BYTES) {
                throw tooLarge();
            }
            int doubled = Math.min(2 * bytes.length, MAX_BYTES + 1);
            take(pieces);
            pieces *= 2;
            bytes = Arrays.copyOf(bytes, doubled);
        }

        byte[] bytes() {
            return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        }

        @Override
        public void close() {
            room.release(pieces);
            pieces = 0;
        }
    }

    /** @throws Refusal if it is too large, cannot be read, or there is no room at this moment */
    Body read(Context ctx) {
        if (ctx.contentLength() > MAX_BYTES) {
            drain(ctx);
            throw tooLarge();
        }
        Body body = new Body();
        try (InputStream in = decoded(ctx)) {
            body.fill(in);
            return body;
        } catch (ZipException | EOFException e) {
            body.close();
            throw Refusal.request("the body is no gzip: " + e.getMessage());
        } catch (IOException e) {
            body.close();
            throw Refusal.request("the body cannot be read: " + e.getMessage());
        } catch (Refusal e) {
            body.close();
            drain(ctx);
            throw e;
        }
    }

    /** Reads on and forgets: a sender whose connection is closed while it sends would never read why. */
    private static void drain(Context ctx) {
        byte[] forgotten = new byte[PIECE];
        long left = MOST_DRAINED;
        try {
            InputStream in = ctx.bodyInputStream();
            for (int read = 0; read >= 0 && left > 0; left -= read) {
                read = in.read(forgotten);
            }
        } catch (IOException e) {
            LOG.debug("a body that is too large ended: {}", e.getMessage());
        }
    }

    private static InputStream decoded(Context ctx) throws IOException {
        String encoding = ctx.header("Content-Encoding");
        if (encoding == null || encoding.isBlank() || encoding.equalsIgnoreCase("identity")) {
            return ctx.bodyInputStream();
        }
        if (encoding.equalsIgnoreCase("gzip")) {
            return new GZIPInputStream(ctx.bodyInputStream(), PIECE);
        }
        throw new Refusal(RefusalCode.UNSUPPORTED_ENCODING, "send the body plain or as gzip");
    }

    private static Refusal tooLarge() {
        return new Refusal(
                RefusalCode.TOO_LARGE, "the body is larger than " + MAX_BYTES + " bytes; send fewer readings at once");
    }
}
