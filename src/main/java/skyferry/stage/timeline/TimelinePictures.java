package skyferry.stage.timeline;

import java.util.List;
import skyferry.scene.Picture;

/** Makes the pictures of the timeline, and says which instant lies where. */
public interface TimelinePictures {

    /** The lanes, and the playhead over them. */
    List<Picture> compose(double width, double height);

    /** The instant at a place of the last picture, nanoseconds; outside the lanes the nearest. */
    long instantAt(double x);
}
