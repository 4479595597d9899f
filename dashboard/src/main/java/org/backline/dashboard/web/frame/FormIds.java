package org.backline.dashboard.web.frame;

import org.backline.support.time.Ids;
import org.springframework.stereotype.Component;

/** Gives each form the id of the command it will become, so that sending it twice does it once. */
@Component
public class FormIds {

    /** A new id. */
    public String next() {
        return Ids.next().toString();
    }
}
