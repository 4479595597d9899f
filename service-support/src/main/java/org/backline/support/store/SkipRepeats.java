package org.backline.support.store;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Keeps from the handlers what their segment has already handled; what they get bears the token that is stored. */
public final class SkipRepeats implements MessageHandlerInterceptor<EventMessage<?>> {

    @Override
    public @Nullable Object handle(UnitOfWork<? extends EventMessage<?>> unit, InterceptorChain chain)
            throws Exception {
        if (unit.getMessage() instanceof TrackedEventMessage<?> event
                && event.trackingToken() instanceof SegmentToken segment) {
            if (segment.again()) {
                return null;
            }
            unit.transformMessage(_ -> event.withTrackingToken(segment.stored()));
        }
        return chain.proceed();
    }
}
