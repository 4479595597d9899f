package org.backline.dashboard.signin;

/** The provider of sign-ins does not answer; nobody can come in before it does. */
final class ProviderAway extends RuntimeException {

    ProviderAway(Throwable cause) {
        super(cause);
    }
}
