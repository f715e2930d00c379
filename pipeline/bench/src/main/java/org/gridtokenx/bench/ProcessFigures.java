package org.gridtokenx.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What this process, and so the job in it, has used so far. */
record ProcessFigures(long cpuNanos, long gcMillis, long wallNanos) {
    static ProcessFigures now() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long gc = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(bean -> Math.max(0, bean.getCollectionTime()))
                .sum();
        return new ProcessFigures(system.getProcessCpuTime(), gc, System.nanoTime());
    }

    /** Cores in use and the collector's share of the time since then. */
    String since(ProcessFigures begin) {
        double wall = wallNanos - begin.wallNanos;
        return String.format(
                Locale.ROOT,
                "%.2f cores in use by the job's process, garbage collection %.1f %% of the time",
                (cpuNanos - begin.cpuNanos) / wall,
                (gcMillis - begin.gcMillis) * 1e8 / wall);
    }

    /** Heap in use after a full collection, and the memory the process holds, each in MB. */
    static String memory() throws IOException {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        String resident = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        long kilobytes = Long.parseLong(resident.replaceAll("\\D", ""));
        return String.format(
                Locale.ROOT, "heap after a collection %,d MB, resident %,d MB", heap >> 20, kilobytes >> 10);
    }
}
