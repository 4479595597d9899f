package org.backline.broken.bridge;

/** Makes the layer exist. */
public class BrokenListener {}
