package org.backline.dashboard.view.board;

import java.util.UUID;

/** Asks for every case of an athlete, closed ones too, newest first. */
public record FindCasesOfAthlete(UUID athleteId) {}
