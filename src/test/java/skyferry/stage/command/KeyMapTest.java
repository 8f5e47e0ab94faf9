package skyferry.stage.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import skyferry.stage.settings.FolderSettings;
import skyferry.stage.words.Words;

/** Which keys do what, as they come and as somebody chose them. */
class KeyMapTest {
    @ParameterizedTest
    @EnumSource(Command.class)
    void everyCommandHasWordsAndAKeyOfItsOwn(Command command) {
        assertThat(Words.english().has("command." + command)).isTrue();
        assertThat(command.keys()).isNotEmpty();
        assertThat(command.keys())
                .allSatisfy(key -> assertThat(KeyMap.standard().find(key)).contains(command));
    }

    @Test
    void asTheyComeNoTwoCommandsHaveOneKey() {
        assertThat(KeyMap.standard().conflicts()).isEmpty();
    }

    @Test
    void aKeyThatIsGivenTwiceIsFoundWithBothOwners() {
        Stroke key = new Stroke("M");
        KeyMap keys = KeyMap.standard().with(Command.TRACE, List.of(key));

        assertThat(keys.conflicts()).containsOnly(Map.entry(key, List.of(Command.MOVE, Command.TRACE)));
        assertThat(keys.find(key)).contains(Command.MOVE);
    }

    @Test
    void shiftIsPassedOverWhereNothingElseHasIt() {
        assertThat(KeyMap.standard().find(new Stroke("Shift+M"))).contains(Command.MOVE);
        assertThat(KeyMap.standard().find(new Stroke("Shift+Left"))).contains(Command.ROUND_BACK);
        assertThat(KeyMap.standard().find(new Stroke("Ctrl+Shift+K"))).isEmpty();
    }

    @Test
    void chosenKeysAreKeptInAFolderAndFoundThereAgain(@TempDir Path folder) {
        CommandDesk first = new CommandDesk(new FolderSettings(folder));
        KeyMap chosen = KeyMap.standard()
                .with(Command.PLAY, List.of(new Stroke("Ctrl+P"), new Stroke(".")))
                .with(Command.THEME, List.of());
        first.keysProperty().set(chosen);

        assertThat(new CommandDesk(new FolderSettings(folder)).keys()).isEqualTo(chosen);
    }

    @Test
    void whatWasKeptForACommandThatIsNoMoreIsPassedOver() {
        assertThat(KeyMap.of(Map.of("LAUNCH_ROCKET", "R"))).isEqualTo(KeyMap.standard());
    }

    @Test
    void aStrokeIsShownAsItStandsOnTheKeys() {
        assertThat(new Stroke("Shift+Left").shown()).isEqualTo("Shift+←");
        assertThat(new Stroke("Page Down").shown()).isEqualTo("Page Down");
        assertThat(new Stroke("Ctrl+Minus").shown()).isEqualTo("Ctrl+−");
    }
}
