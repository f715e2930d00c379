package org.gridtokenx.local.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;
import picocli.CommandLine;

/**
 * A job that counts 0, 1, 2, ... per remainder of four, and writes "number count" to a file now and then.
 *
 * <p>With state and position restored together, the count after the number n is n / 4 + 1, whatever happened.
 */
public final class CountingJob {
    static final long KEYS = 4;
    private static final long REPORT_EVERY = 20;

    private CountingJob() {}

    /** Arguments: the file to report to, then the options of the cluster. */
    public static void main(String[] args) throws Exception {
        FlinkOptions options = new FlinkOptions();
        new CommandLine(CommandLine.Model.CommandSpec.wrapWithoutInspection(options)
                        .addMixin("options", CommandLine.Model.CommandSpec.forAnnotatedObject(options)))
                .parseArgs(List.of(args).subList(1, args.length).toArray(new String[0]));
        Path report = Path.of(args[0]);
        try {
            FlinkMain.run(options, List.of(new JobDefinition("counting", 1, env -> define(env, report.toString()))));
        } finally {
            System.exit(1);
        }
    }

    private static void define(StreamExecutionEnvironment env, String report) {
        env.fromSequence(0, Long.MAX_VALUE - 1)
                .uid("numbers")
                .keyBy(number -> number % KEYS, Types.LONG)
                .process(new Count(report))
                .uid("count")
                .sinkTo(new DiscardingSink<>())
                .uid("nothing");
    }

    private static final class Count extends KeyedProcessFunction<Long, Long, Long> {
        private static final long serialVersionUID = 1L;

        private final String report;
        private transient ValueState<Long> count;

        private Count(String report) {
            this.report = report;
        }

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
        }

        @Override
        public void processElement(Long number, Context context, Collector<Long> out)
                throws IOException, InterruptedException {
            long counted = (count.value() == null ? 0 : count.value()) + 1;
            count.update(counted);
            if (number % REPORT_EVERY == 0) {
                Files.writeString(
                        Path.of(report),
                        number + " " + counted + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
                Thread.sleep(10); // slow enough that the numbers do not run away
            }
            out.collect(number);
        }
    }
}
