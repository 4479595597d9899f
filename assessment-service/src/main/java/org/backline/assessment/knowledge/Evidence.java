package org.backline.assessment.knowledge;

import org.backline.codes.EvidenceGrade;
import org.backline.codes.EvidenceMark;

/** Where a number or a rule comes from and how far it may be trusted. */
record Evidence(String source, EvidenceGrade grade, EvidenceMark mark) {

    static Evidence read(Place place) {
        return new Evidence(
                place.text("source"), place.code("grade", EvidenceGrade.class), place.code("mark", EvidenceMark.class));
    }
}
