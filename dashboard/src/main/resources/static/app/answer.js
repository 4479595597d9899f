// Who names a cause also says the diagnosis and what becomes of the urgency; advice alone and a "no" have neither.
const form = document.getElementById('answer-form');
if (form) {
  const need = () => {
    const cause = form.elements.answer.selectedOptions[0].closest('[data-cause]') !== null;
    form.elements.diagnosisCode.required = cause;
    form.elements.remainingUrgency.required = cause;
  };
  form.elements.answer.addEventListener('change', need);
  need();
}
