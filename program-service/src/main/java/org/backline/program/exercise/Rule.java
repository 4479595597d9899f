package org.backline.program.exercise;

import org.backline.codes.EvidenceGrade;
import org.backline.codes.EvidenceMark;

/** A rule of drafting, order or exclusion, in words and with what stands behind it. */
public record Rule(String id, String text, String source, EvidenceGrade grade, EvidenceMark mark) {}
