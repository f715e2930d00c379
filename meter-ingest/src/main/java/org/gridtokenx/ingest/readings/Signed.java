package org.gridtokenx.ingest.readings;

import java.util.List;

/**
 * A reading's signature, and what it is over: the meter's name as the sender wrote it, a colon, and one of these texts.
 * More than one, because senders print numbers differently.
 *
 * @param signature base58
 */
public record Signed(String signature, List<String> texts) {
    public Signed {
        texts = List.copyOf(texts);
    }
}
