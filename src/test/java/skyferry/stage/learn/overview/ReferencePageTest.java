package skyferry.stage.learn.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import skyferry.lesson.check.Functions;

/** The reference names every function of the check language and every part of its value. */
@Tag("fx")
class ReferencePageTest {

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void every_function_and_member_is_there_with_its_sentence() {
        List<String> words = ReferencePage.functions().getChildren().stream()
                .map(node -> ((Label) node).getText().strip())
                .toList();
        assertThat(Functions.ALL.values()).isNotEmpty().allSatisfy(function -> {
            assertThat(words).contains(function.signature(), function.doc());
            function.members().forEach((name, member) -> assertThat(words).contains("." + name, member.doc()));
        });
    }
}
