// The intake page: who, what the answers mean so far, how long it took; kept while it is typed, and sent once.
(function () {
  const {judge, applies, kept, showPlaces} = window.backline;
  const form = document.getElementById('intake');
  const byId = (id) => document.getElementById(id);
  const all = (selector) => [...form.querySelectorAll(selector)];
  const field = (name) => form.elements.namedItem(name);
  const text = (name) => (field(name) ? String(field(name).value || '') : '');
  const number = (name) => (text(name) === '' ? null : Number(text(name)));
  const code = (name) => text(name) || null;

  // --- what is known so far -----------------------------------------------------------------------------------------
  const athlete = byId('chosen').dataset;
  const rules = JSON.parse(byId('red-flags').dataset.rules);
  const years = (born) => {
    const birth = new Date(born + 'T00:00:00');
    const today = new Date();
    const had = today.getMonth() > birth.getMonth() || (today.getMonth() === birth.getMonth() && today.getDate() >= birth.getDate());
    return Number.isNaN(birth.getTime()) ? null : today.getFullYear() - birth.getFullYear() - (had ? 0 : 1);
  };
  const inRegister = () => text('athleteId') !== '';
  const facts = () => ({
    age: years(inRegister() ? athlete.birth : text('newAthlete.birthDate')),
    sex: (inRegister() ? athlete.sex : text('newAthlete.sex')) || null,
    sickleCellTrait: (inRegister() ? athlete.trait : text('newAthlete.sickleCellTrait')) || null,
    sport: code('sport'),
    painNow: number('pain.now'),
    painWorst: number('pain.worst'),
    onsetDays: number('onset.daysAgo'),
    manner: code('onset.manner'),
    mechanism: code('onset.mechanism'),
    night: code('night'),
    legSymptoms: code('legSymptoms'),
    regions: all('input[name=regions]:checked').map((one) => one.value.split(':')[0]),
    aggravatedBy: all('input[name=aggravatedBy]:checked').map((one) => one.value),
    easedBy: all('input[name=easedBy]:checked').map((one) => one.value),
  });

  // --- red flags ----------------------------------------------------------------------------------------------------
  const flags = all('.flag[data-flag]');
  const answer = (flag) => text('redFlags.' + flag.dataset.flag) || null;
  const answers = () => Object.fromEntries(flags.map((flag) => [flag.dataset.flag, answer(flag)]));
  const wordsOf = Object.fromEntries(rules.map((rule) => [rule.flag, rule.words]));
  const alarm = (id, why) => {
    byId('alarm-' + id).hidden = why.length === 0;
    byId('alarm-' + id + '-why').textContent = why.map((flag) => wordsOf[flag]).join(' · ');
  };
  let urgency = 'NONE';
  const look = () => {
    const now = facts();
    const found = judge(rules, answers(), now);
    urgency = found.urgency;
    alarm('emergency', found.emergency);
    alarm('urgent', found.urgency === 'URGENT' ? found.urgent : []);
    all('[data-todo]').forEach((todo) => {
      todo.hidden = !found.emergency.some((flag) => todo.dataset.todo.split(' ').includes(flag));
    });
    all('[data-applies]').forEach((part) => {
      part.hidden = !applies(JSON.parse(part.dataset.applies), now);
    });
    all('[data-group]').forEach((group) => {
      group.hidden = [...group.querySelectorAll('[data-applies]')].every((part) => part.hidden);
    });
    byId('leg-worse').hidden = now.legSymptoms === null || now.legSymptoms === 'NONE';
    const open = flags.filter((flag) => answer(flag) === null).length;
    const counter = byId('flags-open');
    counter.textContent = open === 0 ? counter.dataset.none : open === 1 ? counter.dataset.one : counter.dataset.many.replace('{0}', open);
  };
  byId('all-no').addEventListener('click', () => {
    flags.filter((flag) => answer(flag) === null).forEach((flag) => {
      flag.querySelector('input[value=NO]').checked = true;
    });
    changed();
  });
  // A question that only some are asked writes its answer where it belongs, so that nothing is asked twice.
  form.addEventListener('change', (event) => {
    const chip = event.target.dataset.marks ? form.querySelector(event.target.dataset.marks) : null;
    if (chip) {
      chip.checked = event.target.value === 'YES';
    }
  });

  // --- athlete ------------------------------------------------------------------------------------------------------
  const finder = byId('finder');
  const choose = (id, data) => {
    byId('athleteId').value = id;
    byId('chosen-name').textContent = data.name || '';
    byId('chosen-number').textContent = data.number || '';
    ['birth', 'sex', 'trait', 'name', 'number'].forEach((what) => (athlete[what] = data[what] || ''));
    byId('chosen-trait').hidden = data.trait !== 'POSITIVE';
    byId('chosen').classList.toggle('is-empty', !id);
    finder.hidden = Boolean(id);
  };
  const select = (id, value) => {
    const list = byId(id);
    if (value && [...list.options].some((option) => option.value === value)) {
      list.value = value;
    }
  };
  byId('athletes-found').addEventListener('click', (event) => {
    const found = event.target.closest('[data-athlete]');
    if (found) {
      choose(found.dataset.athlete, found.dataset);
      select('sport', found.dataset.sport);
      select('clinicId', found.dataset.clinic);
      form.querySelector('input[name="pain.now"]').focus();
      changed();
    }
  });
  byId('chosen-clear').addEventListener('click', () => {
    choose('', {});
    byId('athlete-search').focus();
    changed();
  });
  // Without a network nobody can be found, but everybody can be added.
  document.body.addEventListener('htmx:sendError', (event) => {
    if (event.target.id === 'athlete-search') {
      byId('athletes-found').replaceChildren(byId('athletes-away').content.cloneNode(true));
      byId('new-athlete').open = true;
    }
  });
  finder.hidden = inRegister();

  // --- how long it took: from the first touch; fixed by the first sending, so that sending again sends the same ------
  const seconds = byId('intakeSeconds');
  const stopwatch = byId('stopwatch');
  let began = null;
  let before = 0;
  const taken = () => before + (began === null ? 0 : Math.round((Date.now() - began) / 1000));
  ['pointerdown', 'keydown'].forEach((what) => form.addEventListener(what, () => (began = began ?? Date.now())));
  window.setInterval(() => {
    stopwatch.textContent = Math.floor(taken() / 60) + ':' + String(taken() % 60).padStart(2, '0');
  }, 1000);

  // --- kept while it is typed ---------------------------------------------------------------------------------------
  const fields = () => [...new FormData(form).entries()].filter(([name]) => name !== '_csrf' && name !== 'q');
  let timer = null;
  const keep = () =>
    kept && kept.put('draft', 'intake', {fields: fields(), seconds: taken(), at: Date.now(), athlete: {...athlete}}).catch(() => null);
  const changed = () => {
    showPlaces();
    look();
    window.clearTimeout(timer);
    timer = window.setTimeout(keep, 300);
  };
  form.addEventListener('change', changed);
  form.addEventListener('input', changed);

  const fill = (draft) => {
    const values = new Map();
    draft.fields.forEach(([name, value]) => values.set(name, [...(values.get(name) || []), value]));
    [...form.elements].filter((one) => one.name && one.name !== '_csrf' && one.name !== 'q').forEach((one) => {
      const given = values.get(one.name) || [];
      if (one.type === 'radio' || one.type === 'checkbox') {
        one.checked = given.includes(one.value);
      } else if (given.length) {
        one.value = given[0];
      }
    });
    if (text('athleteId') && draft.athlete) {
      choose(text('athleteId'), draft.athlete);
    }
    byId('new-athlete').open = text('newAthlete.name') !== '';
    before = draft.seconds || 0;
  };
  const A_SHIFT = 12 * 3600 * 1000;
  const restore = async () => {
    const draft = kept && (await kept.get('draft', 'intake').catch(() => null));
    if (!draft || began !== null || form.dataset.given === 'yes') {
      return;
    }
    if (Date.now() - draft.at > A_SHIFT) {
      await kept.drop('draft', 'intake');
      return;
    }
    fill(draft);
    byId('restored').hidden = false;
    showPlaces();
    look();
  };
  byId('afresh').addEventListener('click', async () => {
    window.clearTimeout(timer);
    await kept.drop('draft', 'intake').catch(() => null);
    window.location.href = '/cases/new'; // with ids of its own
  });

  // --- sending ------------------------------------------------------------------------------------------------------
  const uuid = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const now = Date.now();
    for (let i = 0; i < 6; i += 1) {
      bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) % 256;
    }
    bytes[6] = (bytes[6] & 0x0f) | 0x70;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
  };
  const next = () => {
    form.reset();
    field('caseId').value = uuid();
    field('newAthlete.athleteId').value = uuid();
    field('occurredAt').value = new Date().toISOString();
    seconds.value = '';
    choose('', {});
    began = null;
    before = 0;
    byId('athletes-found').replaceChildren();
    byId('new-athlete').open = false;
    byId('restored').hidden = true;
    showPlaces();
    look();
    window.scrollTo({top: 0});
    byId('athlete-search').focus();
  };
  const asEver = () => HTMLFormElement.prototype.submit.call(form);
  form.addEventListener('submit', async (event) => {
    if (seconds.value === '') {
      seconds.value = String(Math.max(1, taken()));
    }
    if (!kept) {
      return;
    }
    event.preventDefault();
    const id = field('caseId').value;
    window.clearTimeout(timer);
    try {
      await kept.queue(id, {fields: fields(), emergency: urgency === 'EMERGENCY', seconds: taken()});
    } catch (full) {
      asEver(); // the device keeps nothing more: then it is sent or lost, as any form
      return;
    }
    const came = await kept.send(fields());
    if (came.state === 'sent') {
      await kept.drop('queue', id);
      await kept.drop('draft', 'intake');
      window.location.href = came.url;
    } else if (came.state === 'refused') {
      // The service says what is wrong on the page itself; the ids are the same, so it is the same intake.
      await kept.drop('queue', id);
      asEver();
    } else {
      await kept.drop('draft', 'intake');
      delete form.dataset.sent;
      all('.is-sending').forEach((button) => {
        button.classList.remove('is-sending');
        button.removeAttribute('aria-disabled');
      });
      next();
      kept.flush();
    }
  });

  look();
  restore().then(() => kept && kept.flush()).finally(() => (form.dataset.intake = 'ready'));
})();
