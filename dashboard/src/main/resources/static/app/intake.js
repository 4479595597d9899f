// The intake page: body chart, red flags, athlete search, and how long it all took.
const form = document.getElementById('intake');
const began = Date.now();

// --- body chart ---------------------------------------------------------------------------------------------------
const places = [...form.querySelectorAll('input[name=regions]')];
const zones = [...form.querySelectorAll('[data-zone]')];
const marked = document.getElementById('marked');
const showPlaces = () => {
  const chosen = places.filter((place) => place.checked);
  zones.forEach((zone) => {
    zone.setAttribute('aria-pressed', String(chosen.some((place) => place.value === zone.dataset.zone)));
  });
  marked.textContent = chosen.length ? chosen.map((place) => place.dataset.words).join(', ') : 'Nothing marked yet';
};
const toggle = (zone) => {
  const place = places.find((one) => one.value === zone.dataset.zone);
  place.checked = !place.checked;
  showPlaces();
};
zones.forEach((zone) => {
  zone.addEventListener('click', () => toggle(zone));
  zone.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      toggle(zone);
    }
  });
});
places.forEach((place) => place.addEventListener('change', showPlaces));
showPlaces();

// --- red flags ----------------------------------------------------------------------------------------------------
const flags = [...form.querySelectorAll('.flag')];
const answer = (flag) => {
  const chosen = flag.querySelector('input[type=radio]:checked');
  return chosen ? chosen.value : null;
};
const chosen = (name) => {
  const input = form.querySelector('input[name="' + name + '"]:checked');
  return input ? input.value : null;
};
const numberIn = (name) => {
  const input = form.querySelector('input[name="' + name + '"]');
  const value = input && input.type === 'radio' ? chosen(name) : input ? input.value : '';
  return value === null || value === '' ? null : Number(value);
};
// What the flags' own file says of a yes together with other answers; a key not known here never holds.
const holds = (when, flag, up) =>
  Object.entries(when).every(([key, value]) => {
    switch (key) {
      case 'anyFlag':
        return value.some((other) => up.includes(other));
      case 'withOtherFlag':
        return up.some((other) => other !== flag && !(value.except || []).includes(other));
      case 'painNowAtLeast':
        return numberIn('pain.now') !== null && numberIn('pain.now') >= value;
      case 'onsetDaysBelow':
        return numberIn('onset.daysAgo') !== null && numberIn('onset.daysAgo') < value;
      case 'onsetDaysAtMost':
        return numberIn('onset.daysAgo') !== null && numberIn('onset.daysAgo') <= value;
      case 'legSymptoms':
        return value.includes(chosen('legSymptoms'));
      default:
        return false;
    }
  });
const words = (flag) => flag.querySelector('.flag-question span').textContent;
const alarm = (id, why) => {
  const box = document.getElementById('alarm-' + id);
  box.hidden = why.length === 0;
  document.getElementById('alarm-' + id + '-why').textContent = why.length ? '(' + why.join(' ') + ')' : '';
};
const judge = () => {
  const yes = flags.filter((flag) => answer(flag) === 'YES');
  const up = yes.map((flag) => flag.dataset.flag);
  const emergency = yes.filter(
    (flag) =>
      flag.dataset.alone === 'EMERGENCY' ||
      JSON.parse(flag.dataset.escalations).some((when) => holds(when, flag.dataset.flag, up)),
  );
  const urgent = yes.filter((flag) => flag.dataset.alone === 'URGENT');
  alarm('emergency', emergency.map(words));
  alarm('urgent', emergency.length ? [] : urgent.map(words));
  const open = flags.filter((flag) => answer(flag) === null).length;
  document.getElementById('flags-open').textContent =
    open === 0 ? 'All answered' : open + (open === 1 ? ' question open' : ' questions open');
};
document.getElementById('all-no').addEventListener('click', () => {
  flags
    .filter((flag) => answer(flag) === null)
    .forEach((flag) => {
      flag.querySelector('input[value=NO]').checked = true;
    });
  judge();
});
form.addEventListener('change', judge);
form.addEventListener('input', judge);
judge();

// --- athlete ------------------------------------------------------------------------------------------------------
const chosenBox = document.getElementById('chosen');
const finder = document.getElementById('finder');
const choose = (id, name, number) => {
  document.getElementById('athleteId').value = id;
  document.getElementById('chosen-name').textContent = name;
  document.getElementById('chosen-number').textContent = number;
  chosenBox.classList.toggle('is-empty', !id);
  finder.hidden = Boolean(id);
};
document.getElementById('athletes-found').addEventListener('click', (event) => {
  const found = event.target.closest('[data-athlete]');
  if (!found) {
    return;
  }
  choose(found.dataset.athlete, found.dataset.name, found.dataset.number);
  const sport = document.getElementById('sport');
  if (found.dataset.sport && [...sport.options].some((option) => option.value === found.dataset.sport)) {
    sport.value = found.dataset.sport;
  }
  const clinic = document.getElementById('clinicId');
  if ([...clinic.options].some((option) => option.value === found.dataset.clinic)) {
    clinic.value = found.dataset.clinic;
  }
});
document.getElementById('chosen-clear').addEventListener('click', () => {
  choose('', '', '');
  document.getElementById('athlete-search').focus();
});
finder.hidden = document.getElementById('athleteId').value !== '';

// --- how long it took: fixed by the first sending, so that sending again sends the same --------------------------
const seconds = document.getElementById('intakeSeconds');
const stopwatch = document.getElementById('stopwatch');
window.setInterval(() => {
  const taken = Math.round((Date.now() - began) / 1000);
  stopwatch.textContent = Math.floor(taken / 60) + ':' + String(taken % 60).padStart(2, '0');
}, 1000);
form.addEventListener('submit', () => {
  if (seconds.value === '') {
    seconds.value = String(Math.max(1, Math.round((Date.now() - began) / 1000)));
  }
});
