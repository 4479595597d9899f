package org.backline.broken.config;

/** Makes the layer exist. */
public class BrokenConfig {}
