// The worksheet saves itself: each entry gets an id here, is kept in this tab until the service has it, and is sent again
// under the same id when the line was gone, so that it counts once. News from others is put into place without touching
// what somebody is entering.
const form = document.getElementById('findings-form');
const patch = (html) => {
  const read = new DOMParser().parseFromString(html, 'text/html');
  read.querySelectorAll('[data-patch]').forEach((news) => {
    const here = document.querySelector('[data-patch="' + CSS.escape(news.dataset.patch) + '"]');
    if (here && here.innerHTML !== news.innerHTML) {
      here.innerHTML = news.innerHTML;
    }
  });
};

/** Opens the group of a test and goes to its first answer. */
const goTo = (id) => {
  const test = document.getElementById(id);
  if (!test) {
    return;
  }
  test.closest('details').open = true;
  test.scrollIntoView({block: 'center'});
  const first = test.querySelector('input[type=radio]');
  (first || test).focus({preventScroll: true});
};
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-goto]');
  if (link) {
    event.preventDefault();
    goTo(link.getAttribute('href').slice(1));
  }
});

// The correction shows the part that fits what was wrong.
const what = document.getElementById('amend-what');
if (what) {
  const fit = () => {
    document.querySelectorAll('[data-amends]').forEach((part) => {
      const fits = (part.dataset.amends === 'finding') === (what.value !== '');
      part.hidden = !fits;
      part.disabled = !fits;
    });
  };
  what.addEventListener('change', fit);
  fit();
}

if (form) {
  const state = document.getElementById('saved-state');
  const lost = document.getElementById('sheet-lost');
  const key = 'worksheet:' + form.dataset.case;
  const IDLE = 1200;
  let queue = [];
  try {
    queue = JSON.parse(window.sessionStorage.getItem(key) || '[]');
  } catch (unreadable) {
    queue = [];
  }
  const earlier = new Set(queue.map((entry) => entry.id));
  const keep = () => {
    try {
      window.sessionStorage.setItem(key, JSON.stringify(queue));
    } catch (full) {
      // Kept in memory then, for as long as the page is open.
    }
  };
  const say = (what, count) => {
    state.dataset.state = what;
    state.textContent = what === 'none' ? '' : state.dataset[what] + (count ? ' (' + count + ')' : '');
  };
  const tellLost = (text, signIn) => {
    lost.replaceChildren();
    lost.hidden = !text;
    if (text) {
      lost.append(text + ' ');
      if (signIn) {
        const link = document.createElement('a');
        link.href = window.location.pathname + window.location.search;
        link.textContent = form.dataset.signIn;
        lost.append(link);
      }
    }
  };

  // --- what was entered -------------------------------------------------------------------------------------------
  const dirty = new Set();
  let idle = null;
  const part = (element) => element.closest('.cell, .flag, [data-scale]');
  const touched = (element) => {
    const one = part(element);
    if (!one) {
      return;
    }
    dirty.add(one);
    one.classList.remove('is-saved');
    say('saving');
    window.clearTimeout(idle);
    idle = window.setTimeout(flush, IDLE);
  };
  const fields = (one) =>
    [...one.querySelectorAll('input[name], select[name]')]
      .filter((field) => (field.type === 'radio' || field.type === 'checkbox' ? field.checked : field.value !== ''))
      .map((field) => [field.name, field.value]);
  const holds = (one) =>
    one.querySelector('input[type=radio]:checked') || [...one.querySelectorAll('input[type=number]')].some((n) => n.value !== '');

  const flush = () => {
    window.clearTimeout(idle);
    const ready = [...dirty].filter(holds);
    dirty.clear();
    if (ready.length === 0) {
      say(queue.length ? 'saving' : 'none');
      return;
    }
    const entry = {
      id: crypto.randomUUID(),
      parts: ready.map((one) => one.dataset.cell || one.id || one.dataset.scale),
      fields: ready.flatMap(fields),
    };
    const note = form.querySelector('[name=note]');
    if (note && note.value.trim() !== '') {
      entry.fields.push(['note', note.value]);
      note.value = '';
    }
    queue.push(entry);
    keep();
    send();
  };

  // --- sending ----------------------------------------------------------------------------------------------------
  let sending = false;
  let again = null;
  let pause = 2000;
  const later = () => {
    window.clearTimeout(again);
    again = window.setTimeout(send, pause);
    pause = Math.min(pause * 2, 30000);
  };
  const body = (entry) => {
    const data = new URLSearchParams(entry.fields);
    data.set('entryId', entry.id);
    const token = form.querySelector('[name=_csrf]');
    if (token) {
      data.set('_csrf', token.value);
    }
    return data;
  };
  const elements = (entry) =>
    entry.parts
      .map(
        (name) =>
          form.querySelector('[data-cell="' + CSS.escape(name) + '"]') ||
          document.getElementById(name) ||
          form.querySelector('[data-scale="' + CSS.escape(name) + '"]'),
      )
      .filter(Boolean);
  const mark = (entry, saved, problem) => {
    elements(entry).forEach((one) => {
      one.classList.toggle('is-saved', saved);
      one.classList.toggle('is-wrong', !saved);
      const place = one.querySelector('[data-wrong-here]');
      if (place) {
        const items = problem ? problem.items.filter((item) => item.path && item.path.startsWith(one.dataset.cell)) : [];
        const text = problem ? items.map((item) => item.text).join(' ') || problem.detail || problem.title : '';
        place.textContent = text;
        place.hidden = text === '';
      }
    });
  };

  const send = async () => {
    if (sending || queue.length === 0) {
      return;
    }
    sending = true;
    say('saving');
    const entry = queue[0];
    let answer = null;
    try {
      answer = await fetch(form.dataset.entries, {
        method: 'POST',
        body: body(entry),
        headers: {Accept: 'application/json'},
        redirect: 'manual',
      });
    } catch (gone) {
      answer = null;
    }
    sending = false;
    if (answer === null || answer.status >= 500 || answer.status === 429) {
      say('kept', queue.length);
      tellLost(state.dataset.away, false);
      later();
      return;
    }
    if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) {
      say('kept', queue.length);
      tellLost(state.dataset.out, true);
      return;
    }
    pause = 2000;
    tellLost('', false);
    queue.shift();
    keep();
    if (answer.ok) {
      mark(entry, true, null);
      say(queue.length ? 'saving' : 'saved');
      htmx.trigger('#proposal-part', 'worksheet:saved');
      if (earlier.has(entry.id) || document.body.dataset.live !== 'on') {
        htmx.trigger('#worksheet-news', 'worksheet:saved'); // nobody may have told this page
      }
    } else {
      const problem = await answer.json().catch(() => ({title: state.dataset.refused, detail: '', items: []}));
      mark(entry, false, problem);
      say('refused');
      tellLost(problem.title + (problem.detail ? ' ' + problem.detail : ''), false);
    }
    send();
  };

  // --- the hand on the page ---------------------------------------------------------------------------------------
  form.addEventListener('input', (event) => touched(event.target));
  form.addEventListener('change', (event) => touched(event.target));
  form.addEventListener('click', (event) => {
    const rest = event.target.closest('[data-rest-negative]');
    if (rest) {
      window.setTimeout(() => {
        rest
          .closest('.tests')
          .querySelectorAll('.cell:not(.is-saved)')
          .forEach((cell) => cell.querySelector('input[value=NEGATIVE]:checked') && touched(cell));
      }, 0);
    }
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    flush();
    send();
  });
  window.addEventListener('online', send);
  window.addEventListener('pagehide', () => {
    flush();
    queue.forEach((entry) => fetch(form.dataset.entries, {method: 'POST', body: body(entry), keepalive: true}).catch(() => {}));
  });
  document.getElementById('autosaves').hidden = false;
  document.getElementById('record-findings').hidden = true;
  send();

  // --- who else is here, and what they enter ----------------------------------------------------------------------
  const here = () => {
    if (document.hidden) {
      return;
    }
    const data = new URLSearchParams();
    const token = form.querySelector('[name=_csrf]');
    if (token) {
      data.set('_csrf', token.value);
    }
    fetch(form.dataset.presence, {method: 'POST', body: data, headers: {'Backline-Background': '1'}}).catch(() => {});
  };
  here();
  window.setInterval(here, 20000);
  document.body.addEventListener('htmx:afterRequest', (event) => {
    if (event.target.id === 'worksheet-news' && event.detail.successful) {
      patch(event.detail.xhr.responseText);
    }
  });
}
