package skyferry.scenario.text;

/** What can be wrong with a file. The ids are part of the contract: they stay what they are. */
public enum Problem {
    UNREADABLE("E101"),
    EMPTY_FILE("E102"),
    TOO_LARGE("E103"),
    NOT_TEXT("E104"),
    YAML_SYNTAX("E105"),
    TOO_DEEP("E106"),
    ALIAS_UNKNOWN("E107"),
    ALIAS_TOO_DEEP("E108"),
    ALIAS_TOO_LARGE("E109"),
    SECOND_DOCUMENT("E110"),
    KEY_NOT_TEXT("E111"),
    DUPLICATE_KEY("E112"),
    UNKNOWN_TAG("E113"),
    WRONG_FORMAT("E114"),
    NEWER_FORMAT("E115"),
    WRONG_KIND("E116"),
    TOO_MANY_NODES("E117"),

    UNKNOWN_KEY("E201"),
    MISSING_KEY("E202"),
    WRONG_TYPE("E203"),
    UNKNOWN_WORD("E204"),
    NOT_A_NUMBER("E205"),
    UNIT_MISSING("E206"),
    UNKNOWN_UNIT("E207"),
    WRONG_DIMENSION("E208"),
    OUT_OF_RANGE("E209"),
    BAD_NAME("E210"),
    BAD_ADDRESS("E211"),
    BAD_MAC("E212"),
    VALUE_MISSING("E213"),
    WRONG_LENGTH("E214"),
    NOT_WHOLE("E215"),
    BAD_PORTS("E216"),
    EXCLUSIVE_KEYS("E217"),
    FOREIGN_KEY("E218"),

    UNKNOWN_PARAMETER("E221"),
    BAD_EXPRESSION("E222"),
    BAD_PARAMETER("E223"),
    BAD_COUNT("E224"),
    LIKE_CYCLE("E225"),

    UNKNOWN_REFERENCE("E301"),
    NAME_TWICE("E302"),
    ID_TWICE("E303"),

    DUPLICATE_MAC("E401"),
    OUTSIDE_SUBNET("E402"),
    DUPLICATE_IP("E403"),
    FOREIGN_NETWORK("E404"),
    DUPLICATE_SEGMENT("E405"),
    DUPLICATE_VTEP("E406"),
    RAM_OVER_HOST("E407"),
    CLASSES_OVER_RAM("E408"),
    CLASSES_OVERLAP("E409"),
    FOREIGN_GROUP("E410"),
    VFS_OVER_HOST("E411"),
    DUPLICATE_LINK("E412"),
    UNKNOWN_CPU_MODEL("E413"),
    NOT_ADJACENT("E414"),
    SELF_LINK("E415"),
    SUBNET_FULL("E416"),
    AFFINITY_CONFLICT("E417"),
    ZERO_OVER_RAM("E418"),

    NO_FRONT_MATTER("E601"),
    OPEN_FRONT_MATTER("E602"),
    TEXT_BEFORE_STEP("E603"),
    NO_STEP("E604"),
    UNKNOWN_BLOCK("E605"),
    BAD_BLOCK("E606"),
    BLOCK_INSIDE("E607"),
    NOT_SHOWN("E608"),
    NO_CHOICES("E609"),
    NO_RIGHT_CHOICE("E610"),
    NO_SUCH_FILE("E611"),

    CHECK_SYNTAX("E701"),
    CHECK_TOO_LONG("E702"),
    UNKNOWN_FUNCTION("E703"),
    CHECK_UNKNOWN_MEMBER("E704"),
    CHECK_NO_MEMBER("E705"),
    CHECK_ARGUMENTS("E706"),
    CHECK_TYPES("E707"),
    CHECK_NO_TRUTH("E708"),
    CHECK_NO_PROBE("E709"),

    CARD_FIELDS("E801"),
    BAD_REPLAY("E802"),
    NO_REPLAY("E803"),

    QUIZ_SYNTAX("E811"),
    QUIZ_OPEN("E812"),
    QUIZ_NO_RIGHT("E813"),
    QUIZ_KIND("E814"),
    QUIZ_NO_TEXT("E815"),

    NO_SPEAKER("E821"),
    NOTHING_SAID("E822"),

    UNREACHABLE_HOST("W501"),
    NO_AUTOPILOT("W502"),
    PARAMETER_UNUSED("W503"),
    NEVER_REACHED("W504"),
    NOT_PLAYED("W505");

    private final String id;

    Problem(String id) {
        this.id = id;
    }

    /** {@code E207}. */
    public String id() {
        return id;
    }

    /** Errors begin with E, warnings with W. */
    public Severity severity() {
        return id.charAt(0) == 'W' ? Severity.WARNING : Severity.ERROR;
    }
}
