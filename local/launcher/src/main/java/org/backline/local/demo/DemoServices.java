package org.backline.local.demo;

import java.net.URI;

/** Where the services answer. */
public record DemoServices(URI intake, URI assessment, URI program, URI referral) {}
