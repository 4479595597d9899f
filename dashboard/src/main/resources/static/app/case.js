// Case page and packet: one tap for the rest of a group of tests.
document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-rest-negative]');
  if (!button) {
    return;
  }
  const group = button.closest('.tests');
  group.querySelectorAll('.cell').forEach((cell) => {
    const value = cell.querySelector('input[type=number]');
    if (!cell.querySelector('input[type=radio]:checked') && !(value && value.value)) {
      cell.querySelector('input[value=NEGATIVE]').checked = true;
    }
  });
  button.closest('form').dataset.dirty = 'yes';
});
