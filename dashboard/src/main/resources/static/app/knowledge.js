// Finds words in the knowledge as one types; what does not fit is hidden, and so is a section with nothing left.
const search = document.getElementById('knowledge-search');
const count = document.getElementById('knowledge-count');
const entries = [...document.querySelectorAll('[data-entry]')];
const find = () => {
  const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  entries.forEach((entry) => {
    entry.hidden = !wanted.every((word) => entry.dataset.entry.includes(word));
  });
  document.querySelectorAll('[data-section]').forEach((section) => {
    section.hidden = ![...section.querySelectorAll('[data-entry]')].some((entry) => !entry.hidden);
  });
  count.textContent = wanted.length ? count.dataset.words.replace('{0}', entries.filter((entry) => !entry.hidden).length) : '';
};
search.addEventListener('input', find);
find();
