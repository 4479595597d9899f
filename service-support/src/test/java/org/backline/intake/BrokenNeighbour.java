package org.backline.intake;

/** Stands for another service's class. */
public class BrokenNeighbour {}
