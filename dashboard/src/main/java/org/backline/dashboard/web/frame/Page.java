package org.backline.dashboard.web.frame;

import org.backline.support.command.NotAllowed;
import org.backline.support.command.NotFound;
import org.backline.support.command.Overloaded;
import org.backline.support.web.Problems;
import org.backline.support.web.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;

/** A controller whose answers are pages: when one cannot be made, people get a page that says so, and not JSON. */
public interface Page {

    /** The page for a page that could not be made. */
    @ExceptionHandler
    default String broken(Exception defect, ServerWebExchange exchange, Model model) {
        HttpStatusCode status = switch (defect) {
            // An address whose id is none names nothing.
            case ServerWebInputException unreadable -> HttpStatus.NOT_FOUND;
            case ServerExchangeRejectedException unreadable -> HttpStatus.NOT_FOUND;
            case ErrorResponse known -> known.getStatusCode();
            case Overloaded full -> HttpStatus.SERVICE_UNAVAILABLE;
            case NotAllowed refused -> HttpStatus.FORBIDDEN;
            case NotFound missing -> HttpStatus.NOT_FOUND;
            case Exception away when Unavailable.explains(away) -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
        if (status.value() == HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            Logger log = LoggerFactory.getLogger(getClass());
            log.error("A page could not be made: {}", defect.getClass().getName(), withoutPayload(defect));
        }
        exchange.getResponse().setStatusCode(status);
        if (status.value() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, Problems.RETRY_AFTER_SECONDS);
        }
        model.addAttribute("status", status.value());
        return "problem";
    }

    /** The stack without messages: a driver's message may quote the row it could not read. */
    private static Throwable withoutPayload(Exception defect) {
        Throwable trace = new IllegalStateException(defect.getClass().getSimpleName());
        trace.setStackTrace(defect.getStackTrace());
        return trace;
    }
}
