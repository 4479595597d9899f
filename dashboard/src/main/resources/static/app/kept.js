// Keeps on this device what could not be sent yet, and what is only half typed. Everything is sealed with a key that the
// browser never hands out, and belongs to the person who typed it: somebody else at the same screen does not see it.
(function () {
  const body = document.body;
  if (!window.isSecureContext || !window.indexedDB || !navigator.locks) {
    return; // nothing can be sealed here, so nothing is kept: forms are sent as they always were
  }
  const me = body.dataset.subject;
  const banner = document.getElementById('kept-banner');
  const words = banner ? banner.dataset : {};
  const GIVE_UP_MILLIS = 15000;
  const AGAIN_MILLIS = 5000;

  // --- the store --------------------------------------------------------------------------------------------------
  const request = (it) =>
    new Promise((done, failed) => {
      it.onsuccess = () => done(it.result);
      it.onerror = () => failed(it.error);
    });
  let opened = null;
  const database = () => {
    opened = opened || new Promise((done, failed) => {
      const asked = indexedDB.open('backline', 1);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore('kept');
        asked.result.createObjectStore('key');
      };
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
    return opened;
  };
  const store = async (name, mode) => (await database()).transaction(name, mode).objectStore(name);
  const key = async () => {
    const found = await request((await store('key', 'readonly')).get(me));
    if (found) {
      return found;
    }
    const made = await crypto.subtle.generateKey({name: 'AES-GCM', length: 256}, false, ['encrypt', 'decrypt']);
    await request((await store('key', 'readwrite')).put(made, me));
    return made;
  };
  const place = (kind, id) => [me, kind, id];
  const put = async (kind, id, value) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(value));
    const sealed = await crypto.subtle.encrypt({name: 'AES-GCM', iv}, await key(), text);
    await request((await store('kept', 'readwrite')).put({iv, sealed}, place(kind, id)));
  };
  const open = async (row) => {
    const text = await crypto.subtle.decrypt({name: 'AES-GCM', iv: row.iv}, await key(), row.sealed);
    return JSON.parse(new TextDecoder().decode(text));
  };
  const get = async (kind, id) => {
    const row = await request((await store('kept', 'readonly')).get(place(kind, id)));
    return row ? open(row) : null;
  };
  const drop = async (kind, id) => request((await store('kept', 'readwrite')).delete(place(kind, id)));
  const ids = async (kind) => {
    const range = IDBKeyRange.bound([me, kind], [me, kind, []]);
    return (await request((await store('kept', 'readonly')).getAllKeys(range))).map((found) => found[2]);
  };

  // --- sending ----------------------------------------------------------------------------------------------------
  // The hidden field of a form belongs to one session, so a form that waited gets the one of today.
  const token = async (signal) => {
    const page = await fetch('/cases/new', {headers: {'Backline-Background': '1'}, cache: 'no-store', signal});
    const found = page.ok && new DOMParser().parseFromString(await page.text(), 'text/html').querySelector('input[name=_csrf]');
    return found ? found.value : null;
  };
  const signedIn = (signal) =>
    fetch('/session', {headers: {'Backline-Background': '1'}, cache: 'no-store', signal}).then((answer) => answer.status !== 401);

  // What came of it: sent (and where it is shown), refused, signed-out, or away when nobody answered.
  const send = async (fields) => {
    const patience = new AbortController();
    const timer = window.setTimeout(() => patience.abort(), GIVE_UP_MILLIS);
    try {
      if (!(await signedIn(patience.signal))) {
        return {state: 'signed-out'};
      }
      const today = await token(patience.signal);
      if (today === null) {
        return {state: 'away'};
      }
      const form = new URLSearchParams(fields.filter(([name]) => name !== '_csrf'));
      form.append('_csrf', today);
      const answer = await fetch('/cases', {method: 'POST', body: form, headers: {Accept: 'text/html'}, signal: patience.signal});
      if (answer.redirected && new URL(answer.url).pathname.startsWith('/cases/')) {
        return {state: 'sent', url: answer.url};
      }
      if (answer.status === 401) {
        return {state: 'signed-out'};
      }
      return answer.status >= 500 || answer.status === 429 ? {state: 'away'} : {state: 'refused'};
    } catch (silence) {
      return {state: 'away'};
    } finally {
      window.clearTimeout(timer);
    }
  };

  // --- the queue --------------------------------------------------------------------------------------------------
  let busy = false;
  let again = null;
  const show = (count, state, emergency) => {
    body.dataset.waiting = String(count);
    if (!banner) {
      return;
    }
    banner.hidden = count === 0;
    banner.querySelector('[data-words]').textContent =
      (count === 1 ? words.one : words.many.replace('{0}', count)) + ' ' + (state === 'signed-out' ? words.signedOut : state === 'refused' ? words.refused : words.away);
    banner.querySelector('[data-emergency]').hidden = !emergency;
    banner.querySelector('[data-again]').hidden = state !== 'refused';
  };
  // Emergencies first, then in the order in which they were begun.
  const queued = async () => {
    const all = await Promise.all((await ids('queue')).map(async (id) => [id, await get('queue', id)]));
    return all.sort(([a, one], [b, other]) => Number(Boolean(other.emergency)) - Number(Boolean(one.emergency)) || (a < b ? -1 : 1));
  };
  const flush = async () => {
    if (busy || !me) {
      return;
    }
    busy = true;
    window.clearTimeout(again);
    try {
      // One tab sends at a time; each form carries its ids, so that even two would do no harm.
      await navigator.locks.request('backline-queue', async () => {
        let state = 'sent';
        for (const [id, waiting] of await queued()) {
          if (waiting.refused) {
            state = 'refused';
            continue;
          }
          const came = await send(waiting.fields);
          if (came.state === 'sent') {
            await drop('queue', id);
          } else if (came.state === 'refused') {
            await put('queue', id, {...waiting, refused: true});
            state = 'refused';
          } else {
            state = came.state;
            break;
          }
        }
        const rest = await queued();
        const left = rest.length;
        show(left, state, rest.some(([, waiting]) => waiting.emergency));
        if (left > 0 && (state === 'away' || state === 'signed-out')) {
          again = window.setTimeout(flush, AGAIN_MILLIS);
        }
      });
    } finally {
      busy = false;
    }
  };
  window.addEventListener('online', flush);
  if (banner && me) {
    banner.querySelector('[data-again]').addEventListener('click', async () => {
      const [id, waiting] = (await queued()).find(([, one]) => one.refused) || [];
      if (waiting) {
        await put('draft', 'intake', {fields: waiting.fields, seconds: waiting.seconds, at: Date.now()});
        await drop('queue', id);
        window.location.href = '/cases/new';
      }
    });
    if (!document.getElementById('intake')) {
      flush();
    }
  }

  window.backline = {
    ...window.backline,
    kept: {put, get, drop, send, flush, queue: (id, value) => put('queue', id, value)},
  };
})();
