// The board: search in what is shown, keep the reader's place across live updates, point out what has changed.
const board = document.getElementById('board');
const search = document.getElementById('search');

const sift = () => {
  const wanted = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  board.querySelectorAll('.case').forEach((one) => {
    const fits = wanted.every((word) => one.dataset.search.includes(word));
    one.hidden = !fits;
    shown += fits ? 1 : 0;
  });
  board.querySelectorAll('.column').forEach((column) => {
    column.querySelector('.count').textContent = column.querySelectorAll('.case:not([hidden])').length;
  });
  const nothing = document.getElementById('nothing-found');
  if (nothing) {
    nothing.hidden = wanted.length === 0 || shown > 0;
  }
};
search.addEventListener('input', sift);

let before = new Map();
let scrolled = new Map();
document.body.addEventListener('htmx:beforeSwap', (event) => {
  if (event.target !== board) {
    return;
  }
  before = new Map([...board.querySelectorAll('.case')].map((one) => [one.id, one.dataset.version]));
  scrolled = new Map([...board.querySelectorAll('.cards')].map((cards) => [cards.id, cards.scrollTop]));
});
document.body.addEventListener('htmx:afterSwap', (event) => {
  if (event.target !== board) {
    return;
  }
  scrolled.forEach((top, id) => {
    const cards = document.getElementById(id);
    if (cards) {
      cards.scrollTop = top;
    }
  });
  board.querySelectorAll('.case').forEach((one) => {
    if (before.size > 0 && before.get(one.id) !== one.dataset.version) {
      one.classList.add('is-new');
    }
  });
  sift();
});
sift();
