package org.gridtokenx.local.process;

import java.io.IOException;

/** What must be done each time before a part starts: create its data, remove what a killed one left behind. */
@FunctionalInterface
public interface Preparation {
    Preparation NOTHING = () -> {};

    void run() throws IOException, InterruptedException;
}
