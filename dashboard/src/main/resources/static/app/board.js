// The board: finds athletes without a name in an address, keeps the reader's place across live updates, points out what
// has changed, and says calmly when it could not be read.
const board = document.getElementById('board');
const find = document.getElementById('find');
const search = document.getElementById('search');
const lost = document.getElementById('board-lost');

let waiting = null;
const sift = () => htmx.trigger(find, 'sift');
search.addEventListener('input', () => {
  window.clearTimeout(waiting);
  waiting = window.setTimeout(sift, 250);
});
search.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && search.value !== '') {
    search.value = '';
    sift();
  }
});

// While somebody searches, news is searched for again; a reader who opened more pages of the list keeps them.
document.body.addEventListener('htmx:configRequest', (event) => {
  if (event.target !== board) {
    return;
  }
  const shown = board.querySelectorAll('#list-rows .case').length;
  if (shown > 50) {
    event.detail.parameters.set('shown', String(shown));
  }
});

// --- news is read once a second at most, and the last of it always ------------------------------------------------
const rhythm = 1000;
let read = -rhythm;
let later = null;
const isTooSoon = (why) => {
  if (!why || why.type !== 'sse:changed') {
    return false;
  }
  const rest = read + rhythm - performance.now();
  if (rest <= 0) {
    read = performance.now();
    return false;
  }
  if (later === null) {
    later = window.setTimeout(() => {
      later = null;
      htmx.trigger(board, 'sse:changed');
    }, rest);
  }
  return true;
};
document.body.addEventListener('htmx:beforeRequest', (event) => {
  if (event.target !== board) {
    return;
  }
  if (isTooSoon(event.detail.requestConfig.triggeringEvent)) {
    event.preventDefault();
  } else if (search.value.trim() !== '') {
    event.preventDefault();
    sift();
  }
});

// --- what could not be read is read again -------------------------------------------------------------------------
let again = null;
let pause = 2000;
const failed = (event) => {
  if (event.detail.target !== board) {
    return;
  }
  lost.hidden = false;
  window.clearTimeout(again);
  again = window.setTimeout(() => htmx.trigger(board, 'board:again'), pause);
  pause = Math.min(pause * 2, 60000);
};
document.body.addEventListener('htmx:sendError', failed);
document.body.addEventListener('htmx:responseError', failed);

let before = new Map();
let scrolled = new Map();
let focused = null;
document.body.addEventListener('htmx:beforeSwap', (event) => {
  if (event.detail.target !== board) {
    return;
  }
  before = new Map([...board.querySelectorAll('.case')].map((one) => [one.id, one.dataset.version]));
  scrolled = new Map([...board.querySelectorAll('.cards')].map((cards) => [cards.id, cards.scrollTop]));
  focused = board.contains(document.activeElement) ? document.activeElement.id : null;
});
document.body.addEventListener('htmx:afterSwap', (event) => {
  if (event.detail.target !== board) {
    return;
  }
  lost.hidden = true;
  pause = 2000;
  scrolled.forEach((top, id) => {
    const cards = document.getElementById(id);
    if (cards) {
      cards.scrollTop = top;
    }
  });
  const same = focused ? document.getElementById(focused) : null;
  if (same) {
    same.focus({preventScroll: true});
  }
  board.querySelectorAll('.case').forEach((one) => {
    if (before.size > 0 && before.get(one.id) !== one.dataset.version) {
      one.classList.add('is-new');
    }
  });
});
