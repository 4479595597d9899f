package org.backline.broken.bridge;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;

/** Makes the layer exist, and acts though it is no policy. */
@ProcessingGroup("broken")
public class BrokenListener {

    private final CommandGateway commands;

    BrokenListener(CommandGateway commands) {
        this.commands = commands;
    }

    void on(String event) {
        commands.sendAndWait(event);
    }
}
