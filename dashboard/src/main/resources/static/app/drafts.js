// A form that somebody has begun outlives the session: it is kept sealed on this device, put back when the same person
// opens the same page again, and forgotten once it was sent. The ids in it stay the same, so that what had arrived after
// all counts once.
(function () {
  const kept = window.backline && window.backline.kept;
  const words = document.getElementById('draft-words');
  if (!kept || !words) {
    return;
  }
  const A_SHIFT = 12 * 3600 * 1000;
  const SENT = 'form-sent';
  // These keep what is typed in a way of their own, or hold nothing worth keeping.
  const FORMS = 'main form[method=post][data-once]:not(#intake, #findings-form, [enctype])';
  const nameOf = (form) => new URL(form.action, window.location.href).pathname;
  const fields = (form) =>
    [...new FormData(form).entries()].filter(([name, value]) => name !== '_csrf' && typeof value === 'string');

  const timers = new Map();
  document.addEventListener('input', (event) => {
    const form = event.target.closest(FORMS);
    if (!form) {
      return;
    }
    const name = nameOf(form);
    window.clearTimeout(timers.get(name));
    timers.set(
      name,
      window.setTimeout(() => kept.put('form', name, {fields: fields(form), at: Date.now()}).catch(() => null), 200),
    );
  });
  document.addEventListener('submit', (event) => {
    const form = event.target.closest(FORMS);
    if (!form || event.defaultPrevented) {
      return;
    }
    const name = nameOf(form);
    if (timers.has(name)) {
      window.clearTimeout(timers.get(name));
      kept.put('form', name, {fields: fields(form), at: Date.now()}).catch(() => null);
    }
    window.sessionStorage.setItem(SENT, name);
  });

  const shown = (form) => JSON.stringify([...form.elements].filter((one) => one.type !== 'hidden').map((one) => [one.value, one.checked]));
  // Whether that changed anything: a page that was sent back holds it all already.
  const fill = (form, draft) => {
    const before = shown(form);
    const values = new Map();
    draft.fields.forEach(([name, value]) => values.set(name, [...(values.get(name) || []), value]));
    [...form.elements].filter((one) => one.name && one.name !== '_csrf').forEach((one) => {
      const given = values.get(one.name) || [];
      if (one.type === 'radio' || one.type === 'checkbox') {
        one.checked = given.includes(one.value);
      } else if (given.length > 0) {
        one.value = given.shift();
      }
    });
    // What a field shows of a hidden instant is not sent, so it is told from the instant.
    form.querySelectorAll('[data-writes]').forEach((local) => {
      const moment = new Date(document.getElementById(local.dataset.writes).value);
      if (local.required && !Number.isNaN(moment.getTime())) {
        local.value = new Date(moment.getTime() - moment.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
      }
    });
    form.dataset.dirty = 'yes';
    for (let part = form.parentElement; part; part = part.parentElement) {
      if (part.tagName === 'DETAILS') {
        part.open = true;
      }
    }
    return shown(form) !== before;
  };
  const tell = (form, name) => {
    const note = words.content.cloneNode(true);
    note.querySelector('button').addEventListener('click', (event) => {
      window.clearTimeout(timers.get(name));
      kept.drop('form', name).catch(() => null);
      form.reset();
      form.dataset.dirty = 'no';
      event.target.closest('[data-draft]').remove();
    });
    form.prepend(note);
  };

  // A live part may be replaced while the store answers, so a form is looked for once its draft is there.
  const forms = () => [...document.querySelectorAll(FORMS)];
  const putBack = async () => {
    if (document.querySelector('[data-refusal]')) {
      return; // the service has sent back what was typed
    }
    for (const name of new Set(forms().map(nameOf))) {
      const draft = await kept.get('form', name);
      if (draft && Date.now() - draft.at > A_SHIFT) {
        await kept.drop('form', name);
      } else if (draft) {
        forms()
          .filter((form) => nameOf(form) === name && form.dataset.dirty !== 'yes' && fill(form, draft))
          .forEach((form) => tell(form, name));
      }
    }
  };
  const restore = async () => {
    const sent = window.sessionStorage.getItem(SENT);
    window.sessionStorage.removeItem(SENT);
    if (sent && document.getElementById('done')) {
      await kept.drop('form', sent);
    }
    await putBack();
  };
  restore()
    .catch(() => null)
    .finally(() => (document.body.dataset.drafts = 'ready'));
  // Once for a part, which tells of each of its nodes.
  let swapped = 0;
  document.body.addEventListener('htmx:afterSwap', () => {
    window.clearTimeout(swapped);
    swapped = window.setTimeout(() => putBack().catch(() => null));
  });
})();
