// What every page does: live state, times in the reader's own zone, theme, forms that cannot be sent twice by accident.
(function () {
  const body = document.body;

  // --- the session ------------------------------------------------------------------------------------------------
  // Only a hand on the page keeps it alive: what the page fetches on its own says so, and does not count.
  const BY_ITSELF = 'Backline-Background';
  const idle = Number(body.dataset.idle || 0);
  const ask = (byItself) =>
    fetch('/session', {headers: byItself ? {[BY_ITSELF]: '1'} : {}, cache: 'no-store'})
      .then((answer) => (answer.status === 401 ? 0 : answer.ok ? answer.json().then((it) => it.secondsLeft) : null))
      .catch(() => null);
  const goodbye = () => {
    if (idle > 0) {
      window.location.href = '/signed-out?why=idle';
    }
  };
  if (idle > 0) {
    const box = document.getElementById('idle-warning');
    const warning = Number(body.dataset.warning);
    let ends = Date.now() + idle * 1000;
    let told = Date.now();
    const stay = () => {
      told = Date.now();
      box.hidden = true;
      ask(false).then((left) => {
        if (left === 0) {
          goodbye();
        } else if (left !== null) {
          ends = Date.now() + left * 1000;
        }
      });
    };
    const touched = () => {
      if (box.hidden && Date.now() - told > 60000) {
        stay();
      }
    };
    ['pointerdown', 'keydown'].forEach((what) => document.addEventListener(what, touched, {passive: true}));
    document.getElementById('idle-stay').addEventListener('click', stay);
    let asking = false;
    window.setInterval(() => {
      const left = Math.round((ends - Date.now()) / 1000);
      if (left > warning || asking) {
        box.hidden = box.hidden || left > warning;
        return;
      }
      if (box.hidden || left <= 0) {
        // Another tab may have been touched: the server knows.
        asking = true;
        ask(true).then((really) => {
          asking = false;
          if (really === null) {
            return;
          }
          ends = Date.now() + really * 1000;
          if (really <= 2) {
            // Says goodbye at the provider too: the next person at this screen is not this one.
            if (really > 0) {
              document.getElementById('log-out-form').submit();
            } else {
              goodbye();
            }
          } else if (really <= warning && box.hidden) {
            box.hidden = false;
            document.getElementById('idle-stay').focus();
          }
        });
      }
      document.getElementById('idle-left').textContent = String(Math.max(0, left));
    }, 1000);
  }
  body.addEventListener('htmx:configRequest', (event) => {
    const why = event.detail.triggeringEvent;
    if (why && String(why.type).startsWith('sse:')) {
      event.detail.headers[BY_ITSELF] = '1';
    }
  });

  // --- live updates ---------------------------------------------------------------------------------------------
  const live = document.getElementById('live');
  const tell = (state, words) => {
    body.dataset.live = state;
    if (live) {
      live.className = 'live ' + state;
      live.querySelector('span').textContent = words;
    }
  };
  let source = null;
  let opened = 0;
  htmx.createEventSource = (url) => {
    source = new EventSource(url);
    // A server that just started may accept and say nothing for a moment; only a message counts as open.
    return source;
  };
  const readAgain = () => {
    document.querySelectorAll('[hx-trigger*="sse:resync"]').forEach((part) => htmx.trigger(part, 'sse:resync'));
  };
  body.addEventListener('htmx:sseOpen', () => {
    tell('on', say('live'));
    opened += 1;
    if (opened > 1) {
      readAgain(); // whatever happened while the line was down
    }
  });
  body.addEventListener('htmx:sseError', () => {
    tell('off', say('reconnecting'));
    ask(true).then((left) => left === 0 && goodbye()); // the line also ends with the session
  });
  // Browsers allow few connections to a host: a hidden page gives its own back.
  document.addEventListener('visibilitychange', () => {
    if (document.hidden && source) {
      source.close();
      tell('paused', say('paused'));
    } else if (!document.hidden && source && source.readyState === EventSource.CLOSED) {
      source.dispatchEvent(new Event('error'));
    }
  });

  // --- what somebody asked for and waits for ---------------------------------------------------------------------
  // Said when it takes more than a moment, and when it does not come. What the page fetches on its own says nothing here;
  // the board and the intake's search say it in their own place.
  const notLoaded = document.getElementById('not-loaded');
  const ownPlace = (part) => part.closest && part.closest('#board, #find, #athlete-search, #findings-form');
  const asked = (event) => {
    const why = event.detail.requestConfig && event.detail.requestConfig.triggeringEvent;
    return !(why && (String(why.type).startsWith('sse:') || why.type === 'every')) && !ownPlace(event.target);
  };
  let waiting = 0;
  let slow = null;
  const wait = (more) => {
    waiting = Math.max(0, waiting + more);
    window.clearTimeout(slow);
    if (waiting === 0) {
      delete body.dataset.loading;
    } else {
      slow = window.setTimeout(() => (body.dataset.loading = 'yes'), 300);
    }
  };
  body.addEventListener('htmx:beforeSend', () => wait(1));
  body.addEventListener('htmx:afterRequest', (event) => {
    wait(-1);
    if (event.detail.successful && notLoaded && asked(event)) {
      notLoaded.hidden = true;
    }
  });
  const failed = (event) => {
    if (notLoaded && asked(event)) {
      notLoaded.hidden = false;
    }
  };
  body.addEventListener('htmx:sendError', failed);
  body.addEventListener('htmx:responseError', failed);

  // --- what somebody is typing is never swapped away ------------------------------------------------------------
  // Neither when a part would be read again nor when the answer comes: typing may begin in between. A date that is half
  // typed has no value yet and is bad input.
  const busy = (part) =>
    part.querySelector('form[data-dirty="yes"], details.pop[open], details.act[open]') ||
    [...part.querySelectorAll('input')].some((field) => field.validity.badInput);
  const heldBack = (part) => {
    if (!part || !part.matches || !part.matches('[data-live-part]') || !busy(part)) {
      return false;
    }
    part.dataset.held = 'yes';
    const note = part.querySelector('[data-stale]');
    if (note) {
      note.hidden = false;
    }
    return true;
  };
  body.addEventListener('htmx:beforeRequest', (event) => {
    if (heldBack(event.target)) {
      event.preventDefault();
    }
  });
  body.addEventListener('htmx:beforeSwap', (event) => {
    if (event.detail.requestConfig.elt === event.detail.target && heldBack(event.detail.target)) {
      event.detail.shouldSwap = false;
    }
  });
  // What was only looked at is closed again: now it can be read.
  document.addEventListener(
    'toggle',
    () =>
      document.querySelectorAll('[data-live-part][data-held]').forEach((part) => {
        if (!busy(part)) {
          delete part.dataset.held;
          htmx.trigger(part, 'sse:resync');
        }
      }),
    true,
  );
  document.addEventListener('input', (event) => {
    const form = event.target.closest('form[data-dirty-guard], [data-live-part] form');
    if (form) {
      form.dataset.dirty = 'yes';
    }
  });
  // Whoever goes by keyboard keeps the place when a part is replaced: the same control of the same thing.
  const CONTROLS = 'a, button, summary, input, select, textarea';
  let place = null;
  body.addEventListener('htmx:beforeSwap', (event) => {
    const part = event.detail.target;
    const here = document.activeElement;
    place = null;
    if (part && here && part !== here && part.contains(here)) {
      const thing = here.id ? here : here.closest('[id]');
      place = {id: thing.id, at: [...thing.querySelectorAll(CONTROLS)].indexOf(here)};
    }
  });
  body.addEventListener('htmx:afterSettle', () => {
    const thing = place ? document.getElementById(place.id) : null;
    const again = thing && (place.at < 0 ? thing : thing.querySelectorAll(CONTROLS)[place.at]);
    if (again && document.activeElement === document.body) {
      again.focus({preventScroll: true});
    }
    place = null;
  });

  // --- forms ----------------------------------------------------------------------------------------------------
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!form.matches('form[data-once]') || event.defaultPrevented) {
      return;
    }
    if (form.dataset.sent === 'yes') {
      event.preventDefault();
      return;
    }
    form.dataset.sent = 'yes';
    form.dataset.dirty = 'no';
    const button = event.submitter;
    if (button) {
      button.classList.add('is-sending');
      button.setAttribute('aria-disabled', 'true');
    }
  });
  window.addEventListener('pageshow', () => {
    document.querySelectorAll('form[data-sent="yes"]').forEach((form) => {
      delete form.dataset.sent;
      form.querySelectorAll('.is-sending').forEach((button) => {
        button.classList.remove('is-sending');
        button.removeAttribute('aria-disabled');
      });
    });
  });
  document.addEventListener('change', (event) => {
    if (event.target.matches('[data-submits]')) {
      event.target.form.requestSubmit();
    }
    // A local time becomes an instant in the field that is sent.
    const writes = event.target.dataset ? event.target.dataset.writes : null;
    if (writes) {
      const hidden = document.getElementById(writes);
      const moment = new Date(event.target.value);
      hidden.value = Number.isNaN(moment.getTime()) ? hidden.defaultValue : moment.toISOString();
    }
  });
  // A second tap on a chosen answer takes it back.
  document.addEventListener('pointerdown', (event) => {
    const label = event.target.closest('label');
    const input = label ? label.querySelector('input[type=radio][data-untap]') : null;
    if (input) {
      input.dataset.was = input.checked ? 'on' : 'off';
    }
  });
  document.addEventListener('click', (event) => {
    const input = event.target;
    if (input.matches && input.matches('input[type=radio][data-untap]') && input.dataset.was === 'on') {
      input.checked = false;
      input.dataset.was = 'off';
      input.dispatchEvent(new Event('input', {bubbles: true}));
    }
  });
  // One open pop-up at a time; Escape and a click elsewhere close it.
  document.addEventListener('click', (event) => {
    document.querySelectorAll('details.pop[open]').forEach((pop) => {
      if (!pop.contains(event.target)) {
        pop.open = false;
      }
    });
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      document.querySelectorAll('details.pop[open]').forEach((pop) => {
        pop.open = false;
        pop.querySelector('summary').focus();
      });
    }
  });
  const refusal = document.querySelector('[data-refusal]');
  if (refusal) {
    refusal.focus();
  }

  // --- theme ----------------------------------------------------------------------------------------------------
  const theme = document.getElementById('theme');
  if (theme) {
    theme.addEventListener('click', () => {
      const next = document.documentElement.dataset.bsTheme === 'dark' ? 'light' : 'dark';
      document.documentElement.dataset.bsTheme = next;
      document.documentElement.dataset.themeChoice = next;
      document.cookie = 'theme=' + next + '; path=/; max-age=31536000; samesite=lax';
      document.dispatchEvent(new CustomEvent('backline:theme'));
    });
  }

  // --- times ----------------------------------------------------------------------------------------------------
  const exact = new Intl.DateTimeFormat(writing, {dateStyle: 'medium', timeStyle: 'short'});
  const seconds = new Intl.DateTimeFormat(writing, {dateStyle: 'medium', timeStyle: 'medium'});
  const whole = new Intl.DateTimeFormat(writing, {dateStyle: 'full', timeStyle: 'long'});
  const span = (seconds) => {
    const minutes = Math.floor(seconds / 60);
    const hours = Math.floor(minutes / 60);
    const days = Math.floor(hours / 24);
    if (minutes < 1) return say('now');
    if (hours < 1) return say('minutes', minutes);
    if (days < 2) return say('hours', hours);
    if (days < 60) return say('days', days);
    return say('months', Math.floor(days / 30));
  };
  const past = (seconds) => (seconds < 60 ? say('just-now') : say('ago', span(seconds)));
  const date = (root) => {
    root.querySelectorAll('time[data-relative]').forEach((time) => {
      const at = new Date(time.dateTime);
      const seconds = (Date.now() - at.getTime()) / 1000;
      time.textContent =
        time.dataset.relative === 'past' ? past(seconds) : seconds < 0 ? say('in', span(-seconds)) : span(seconds);
      time.title = exact.format(at);
    });
    root.querySelectorAll('time[data-exact]').forEach((time) => {
      const at = new Date(time.dateTime);
      time.textContent = (time.dataset.exact === 'second' ? seconds : exact).format(at);
      time.title = whole.format(at);
    });
  };
  date(document);
  window.setInterval(() => date(document), 30000);
  body.addEventListener('htmx:afterSwap', () => date(document));

  // What can be pushed sideways can be pushed by keyboard.
  const reach = () =>
    document.querySelectorAll('.scroll:not([role])').forEach((part) => {
      if (part.scrollWidth > part.clientWidth) {
        part.tabIndex = 0;
      } else {
        part.removeAttribute('tabindex');
      }
    });
  reach();
  window.addEventListener('resize', reach);
  body.addEventListener('htmx:afterSwap', reach);

  // On a phone the parts of the product are a row to be pushed along: the open one is in sight.
  const tab = document.querySelector('.bar .tabs [aria-current]');
  if (tab) {
    tab.parentElement.scrollLeft = tab.offsetLeft - tab.parentElement.offsetLeft - 40;
  }

  body.dataset.ready = 'yes';
})();
