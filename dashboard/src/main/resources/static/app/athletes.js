// The roster: finds while somebody types, without a name in an address.
const find = document.getElementById('find');
const search = document.getElementById('search');
let waiting = null;
search.addEventListener('input', () => {
  window.clearTimeout(waiting);
  waiting = window.setTimeout(() => htmx.trigger(find, 'sift'), 250);
});
