package org.gridtokenx.local.deadletters;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.gridtokenx.contracts.Topic;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The name of one of our topics. */
final class TopicConverter implements ITypeConverter<Topic> {
    @Override
    public Topic convert(String word) {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("there is no topic '" + word + "', but "
                        + Arrays.stream(Topic.values()).map(Topic::word).collect(Collectors.joining(", "))));
    }
}
