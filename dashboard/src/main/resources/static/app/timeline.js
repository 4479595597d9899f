// The slider "as of": where it stands, the case is shown as it was known then. Arrow keys move from one record to the next.
const box = document.getElementById('as-of');
const slider = document.getElementById('moment');
const words = document.getElementById('moment-words');
const hindsight = document.getElementById('hindsight');
const toNow = document.getElementById('to-now');
const timeline = document.getElementById('timeline');
const exact = new Intl.DateTimeFormat(writing, {dateStyle: 'medium', timeStyle: 'short'});

let moments = [];
const isNow = () => Number(slider.value) >= moments.length;

/** Where the slider may stop: after each record, and now. Whoever looks at the past stays there when news comes. */
const read = () => {
  const list = document.getElementById('happenings');
  const said = list && list.dataset.moments ? list.dataset.moments.split(' ').filter(Boolean) : [];
  const past = moments.length > 0 && !isNow();
  moments = said;
  slider.max = String(moments.length);
  if (!past) {
    slider.value = slider.max;
  }
  box.hidden = moments.length < 2;
};

const tell = () => {
  const at = isNow() ? null : moments[Number(slider.value)];
  const text = at ? exact.format(new Date(at)) : box.dataset.now;
  words.textContent = text;
  slider.setAttribute('aria-valuetext', text);
  toNow.hidden = at === null;
  document.body.dataset.past = at ? 'yes' : 'no';
  return at;
};

let wanted = {};
let waiting = null;
const show = () => {
  const at = tell();
  wanted = at ? (hindsight.checked ? {asOf: at} : {asOf: at, knownAt: at}) : {};
  window.clearTimeout(waiting);
  waiting = window.setTimeout(() => htmx.trigger(timeline, 'moment'), 120);
};
// Whatever reads the timeline again, news included, reads it as of the moment that was chosen.
document.body.addEventListener('htmx:configRequest', (event) => {
  if (event.target === timeline) {
    Object.entries(wanted).forEach(([name, at]) => event.detail.parameters.set(name, at));
  }
});

read();
// An address may name a moment itself.
if (box.dataset.asOf || box.dataset.knownAt) {
  const moment = Date.parse(box.dataset.knownAt || box.dataset.asOf);
  const place = moments.filter((one) => Date.parse(one) <= moment).length - 1;
  slider.value = String(Math.max(0, place));
  hindsight.checked = !box.dataset.knownAt;
  if (box.dataset.asOf) wanted.asOf = box.dataset.asOf;
  if (box.dataset.knownAt) wanted.knownAt = box.dataset.knownAt;
}
tell();
slider.addEventListener('input', show);
hindsight.addEventListener('change', show);
toNow.addEventListener('click', () => {
  slider.value = slider.max;
  show();
  slider.focus();
});
document.body.addEventListener('htmx:afterSwap', (event) => {
  if (event.detail.target === timeline) {
    read();
    tell();
  }
});
