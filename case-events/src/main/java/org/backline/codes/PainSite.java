package org.backline.codes;

/** One marked place of the pain map. */
public record PainSite(BodyRegion region, Side side) {}
