package org.backline.codes;

/** What one diagnostic study came to. */
public record DiagnosticResult(Diagnostic diagnostic, DiagnosticOutcome outcome) {}
