package org.backline.local.demo;

/** A service did not accept a part of the demo caseload; the message is its answer. */
public final class DemoRefused extends RuntimeException {

    DemoRefused(String message) {
        super(message);
    }
}
