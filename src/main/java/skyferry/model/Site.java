package skyferry.model;

/** A data centre and where it stands, in degrees. */
public record Site(String id, double latitude, double longitude) {
    public static final Site DEFAULT = new Site("dc1", 0, 0);
}
