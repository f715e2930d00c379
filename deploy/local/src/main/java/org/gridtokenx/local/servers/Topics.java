package org.gridtokenx.local.servers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.gridtokenx.contracts.Topic;

/** Makes the topics of the contracts on a broker. */
public final class Topics {
    private static final short ONE_REPLICA = 1;

    private Topics() {}

    /** Makes the topics that do not exist yet; an existing one is left as it is. */
    public static void create(String bootstrap) throws IOException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            Set<String> existing = admin.listTopics().names().get();
            List<NewTopic> missing = new ArrayList<>();
            for (Topic topic : Topic.values()) {
                if (!existing.contains(topic.word())) {
                    missing.add(new NewTopic(topic.word(), topic.partitions(), ONE_REPLICA).configs(topic.configs()));
                }
            }
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IOException(
                        "the topics could not be made: " + e.getCause().getMessage(), e.getCause());
            }
        }
    }
}
