package skyferry.stage.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skyferry.stage.session.Library.Reading;

class LessonFolderTest {
    private static final LessonFolder SHIPPED =
            LessonFolder.in(Path.of(System.getProperty("skyferry.home", "")).toAbsolutePath());

    @Test
    void the_course_comes_first_then_the_groups() {
        assertThat(SHIPPED.entries())
                .extracting(Library.Entry::group, Library.Entry::title)
                .startsWith(
                        org.assertj.core.groups.Tuple.tuple("", "Why move a running machine?"),
                        org.assertj.core.groups.Tuple.tuple("", "Anatomy of a move"))
                .contains(org.assertj.core.groups.Tuple.tuple("measured", "A database with four busy threads"));
    }

    @Test
    void every_lesson_that_is_offered_can_be_read() {
        assertThat(SHIPPED.entries())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(SHIPPED.read(entry.file()))
                        .isInstanceOfSatisfying(
                                Reading.Read.class,
                                read -> assertThat(read.study().lesson()).isPresent()));
    }

    @Test
    void a_wrong_file_is_said_to_be_wrong_with_line_and_column(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("scenario.yaml");
        Files.writeString(file, "format: skyferry/1\nkind: scenario\nid: x\nhosts: {host-a: {ram: 4 Gib}}\n");
        assertThat(SHIPPED.read(file))
                .isInstanceOfSatisfying(
                        Reading.Unreadable.class,
                        unreadable -> assertThat(unreadable.messages())
                                .anySatisfy(message ->
                                        assertThat(message).contains("scenario.yaml:4:", "'Gib'", "GiB", "^")));
    }

    @Test
    void a_folder_without_lessons_offers_nothing(@TempDir Path folder) {
        assertThat(LessonFolder.in(folder).entries()).isEmpty();
    }
}
