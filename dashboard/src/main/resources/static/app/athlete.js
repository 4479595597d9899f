// The athlete's own page. What could not be sent is kept on the phone under the same ids and sent when there is a network
// again: the service takes each once, however often it comes.
const KEY = 'backline-athlete-queue';
const here = window.location.pathname.replace(/\/$/, '');
const unsent = document.getElementById('unsent');
const refused = document.getElementById('refused');
const done = document.getElementById('done');
let sending = false;
let wait = 5000;
let timer = null;

const read = () => {
  try {
    return JSON.parse(window.localStorage.getItem(KEY) || '[]');
  } catch (broken) {
    return [];
  }
};
const write = (queue) => {
  try {
    window.localStorage.setItem(KEY, JSON.stringify(queue));
    return true;
  } catch (full) {
    return false;
  }
};
const mine = () => read().filter((entry) => entry.path.startsWith(here + '/'));
const drop = (id) => write(read().filter((entry) => entry.id !== id));

const formOf = (entry) =>
  [...document.querySelectorAll('form[data-queued]')].find((form) => new URL(form.action).pathname === entry.path);

const settle = (entry) => {
  const form = formOf(entry);
  if (form) {
    (form.closest('[data-morning]') || form).remove();
  }
  done.textContent =
    entry.kind === 'morning' ? say('written-down') : say('session-done');
  done.hidden = false;
  refused.hidden = true;
  window.scrollTo({top: 0});
};

const lock = (entry) => {
  const form = formOf(entry);
  if (form) {
    form.querySelectorAll('button').forEach((button) => {
      button.disabled = true;
    });
  }
};

const unlock = (entry, why) => {
  const form = formOf(entry);
  if (form) {
    form.querySelectorAll('button').forEach((button) => {
      button.disabled = false;
    });
  }
  refused.textContent = why;
  refused.hidden = false;
  refused.scrollIntoView({block: 'center'});
};

const later = () => {
  window.clearTimeout(timer);
  timer = window.setTimeout(flush, wait);
  wait = Math.min(wait * 2, 300000);
};

const show = () => {
  unsent.hidden = mine().length === 0;
  document.body.dataset.unsent = String(mine().length);
};

async function flush() {
  if (sending) {
    return;
  }
  sending = true;
  for (const entry of mine()) {
    try {
      const answer = await fetch(entry.path, {
        method: 'POST',
        headers: {'Content-Type': 'application/x-www-form-urlencoded', 'Backline-Queue': '1'},
        body: entry.body,
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
      });
      if (answer.ok) {
        drop(entry.id);
        settle(entry);
        wait = 5000;
      } else if (answer.status >= 500 || answer.status === 429) {
        lock(entry);
        later();
        break;
      } else {
        const told = await answer.json().catch(() => ({}));
        drop(entry.id);
        unlock(entry, told.why || say('not-written'));
      }
    } catch (noNetwork) {
      lock(entry);
      later();
      break;
    }
  }
  sending = false;
  show();
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.matches('form[data-queued]')) {
    return;
  }
  const kind = form.dataset.queued;
  const now = form.querySelector('[data-now]');
  if (now) {
    now.value = new Date().toISOString();
  }
  if (kind === 'session' && !form.querySelector('.did input:checked:not([value=NO])')) {
    event.preventDefault();
    refused.textContent = say('one-at-least');
    refused.hidden = false;
    refused.scrollIntoView({block: 'center'});
    return;
  }
  const path = new URL(form.action).pathname;
  const id = kind === 'session' ? form.elements.sessionId.value : path;
  const entry = {id, kind, path, body: new URLSearchParams(new FormData(form)).toString()};
  const queue = read().filter((one) => one.id !== id);
  queue.push(entry);
  if (!write(queue)) {
    return; // no room on this phone: the form goes the plain way
  }
  event.preventDefault();
  lock(entry);
  flush();
});

const all = document.getElementById('all-well');
if (all) {
  all.hidden = false;
  all.addEventListener('click', () => {
    document.querySelectorAll('.did input[value=WELL]').forEach((answer) => {
      answer.checked = true;
    });
  });
}
document.querySelectorAll('time[data-exact]').forEach((time) => {
  time.textContent = new Intl.DateTimeFormat(writing, {weekday: 'long', hour: '2-digit', minute: '2-digit'}).format(
    new Date(time.dateTime),
  );
});
window.addEventListener('online', flush);
document.addEventListener('visibilitychange', () => !document.hidden && flush());
show();
flush();
document.body.dataset.ready = 'yes';
