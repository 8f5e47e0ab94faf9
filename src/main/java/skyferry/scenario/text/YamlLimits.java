package skyferry.scenario.text;

/**
 * What a document may be at most; beyond it, it is refused before it costs time or memory.
 *
 * @param codePoints length of the text
 * @param depth of collections in collections
 * @param nodes in the text as written
 * @param aliasDepth of aliases in what aliases stand for
 * @param aliasNodes nodes that all aliases together stand for
 */
public record YamlLimits(int codePoints, int depth, int nodes, int aliasDepth, int aliasNodes) {
    /** 8 Mi characters; aliases as the file format says; deeper than 64 no format of ours goes. */
    public static final YamlLimits DEFAULTS = new YamlLimits(8 << 20, 64, 2_000_000, 50, 100_000);
}
