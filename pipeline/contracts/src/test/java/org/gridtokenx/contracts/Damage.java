package org.gridtokenx.contracts;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;

/** Bytes that were good once. */
final class Damage {
    @FunctionalInterface
    interface Reader {
        Object read(byte[] bytes) throws IOException;
    }

    private Damage() {}

    /** Reads damaged bytes: a value or an {@link IOException} must come of it. */
    static void assertReadOrRefused(SplittableRandom random, byte[] good, Reader reader, long seed) {
        byte[] bytes = random.nextInt(10) == 0 ? noise(random) : damaged(random, good);
        try {
            assertNotNull(reader.read(bytes), () -> Seeds.say(seed));
        } catch (IOException refused) {
            assertNotNull(refused.getMessage() == null ? refused : refused.getMessage());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            fail(HexFormat.of().formatHex(bytes) + ", " + Seeds.say(seed), e);
        }
    }

    private static byte[] noise(SplittableRandom random) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        if (bytes.length > 1 && random.nextBoolean()) {
            bytes[0] = 1;
            bytes[1] = (byte) random.nextInt(25);
        }
        return bytes;
    }

    private static byte[] damaged(SplittableRandom random, byte[] good) {
        byte[] bytes = good.clone();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                default -> {
                    byte[] longer = Arrays.copyOf(bytes, bytes.length + good.length - Math.min(at, good.length));
                    System.arraycopy(
                            good,
                            good.length - (longer.length - bytes.length),
                            longer,
                            bytes.length,
                            longer.length - bytes.length);
                    bytes = longer;
                }
            }
        }
        return bytes;
    }
}
