package org.backline.local.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands before the password check and lets nobody through who has tried too often. */
final class AttemptFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptFilter.class);
    private static final int LONGEST_NAME = 100;

    private final Attempts attempts;

    AttemptFilter(Attempts attempts) {
        this.attempts = attempts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !request.getServletPath().equals(SignInController.PATH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Duration> wait = attempts.take(name(request), request.getRemoteAddr());
        if (wait.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        long seconds = Math.max(1, wait.get().plusMillis(999).toSeconds());
        LOG.warn("A sign-in is refused for {} s: too many attempts", seconds);
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        request.setAttribute(SignInController.WAIT_SECONDS, seconds);
        request.getRequestDispatcher(SignInController.TOO_MANY).forward(request, response);
    }

    /** After a right password: to what was asked for, else to a page. */
    AuthenticationSuccessHandler thenGoOn(String page) {
        var goOn = new SavedRequestAwareAuthenticationSuccessHandler() {
            @Override
            public void onAuthenticationSuccess(
                    HttpServletRequest request, HttpServletResponse response, Authentication authentication)
                    throws ServletException, IOException {
                attempts.giveBack(name(request), request.getRemoteAddr());
                super.onAuthenticationSuccess(request, response, authentication);
            }
        };
        goOn.setDefaultTargetUrl(page);
        return goOn;
    }

    private static String name(HttpServletRequest request) {
        String name = Objects.requireNonNullElse(
                        request.getParameter(UsernamePasswordAuthenticationFilter.SPRING_SECURITY_FORM_USERNAME_KEY),
                        "")
                .strip()
                .toLowerCase(Locale.ROOT);
        return name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }
}
