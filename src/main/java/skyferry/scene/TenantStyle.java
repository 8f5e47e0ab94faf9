package skyferry.scene;

/**
 * How a tenant is told apart: by letter first, then by colour and by pattern, so that no one depends on colour.
 *
 * @param letter first letter of the alphabet that no tenant before it has
 * @param colour for outlines, lines and filled headers
 * @param onColour text on {@code colour}
 * @param soft a pale form of the colour for areas
 * @param pattern a texture on {@code colour}
 */
public record TenantStyle(String letter, int colour, int onColour, int soft, Pattern pattern) {}
