package org.cutover.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TogetherTest {

    @Test
    void eachIsWrittenOnce() throws IOException {
        var numbers = IntStream.range(0, 100).boxed().toList();
        var written = new ConcurrentLinkedQueue<Integer>();
        Together.each(numbers, written::add);
        assertThat(written).containsExactlyInAnyOrderElementsOf(numbers);
    }

    @Test
    void whatCannotBeWrittenIsSaid() {
        assertThatThrownBy(() -> Together.each(List.of("a", "b"), TogetherTest::full))
                .isInstanceOf(IOException.class)
                .hasMessage("no room for b");
    }

    private static void full(String name) throws IOException {
        if (name.equals("b")) {
            throw new IOException("no room for b");
        }
    }
}
