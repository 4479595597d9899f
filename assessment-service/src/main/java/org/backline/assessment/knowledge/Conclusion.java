package org.backline.assessment.knowledge;

/** A proposal, and what it means for the decisions that people make next. */
public record Conclusion(Evaluation evaluation, Standing standing) {}
