package org.backline.support.command;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/** Finds a command's aggregate by its annotation, and the version the client saw in the command's metadata. */
public class ExpectedVersion implements CommandTargetResolver {

    private final CommandTargetResolver annotated =
            AnnotationCommandTargetResolver.builder().build();

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        VersionedAggregateIdentifier target = annotated.resolveTarget(command);
        return command.getMetaData().get(Commands.EXPECTED_VERSION) instanceof Long version
                ? new VersionedAggregateIdentifier(target.getIdentifierValue(), version)
                : target;
    }
}
