package org.backline.program.config;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Repository;
import org.backline.program.domain.ProgramCommand;
import org.backline.support.command.Commands;

/**
 * Holds every command to the version its client saw. Where a command may also come before anything exists, as hold and
 * resume may, Axon loads the aggregate without regard to the version; here it is loaded with it, and the
 * command then meets the aggregate that was checked.
 */
final class VersionSeen implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final Repository<?> programs;

    VersionSeen(Repository<?> programs) {
        this.programs = programs;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain) throws Exception {
        CommandMessage<?> message = work.getMessage();
        if (message.getPayload() instanceof ProgramCommand command
                && message.getMetaData().get(Commands.EXPECTED_VERSION) instanceof Long version) {
            programs.load(command.caseId().toString(), version);
        }
        return chain.proceed();
    }
}
