// Saves the answers of an area's page as they are given. Without this script
// the form saves them all when it is sent; with it, it still does.
//
// An answer is put into a queue on this device at once, under a key of its own
// (autosave/RESPONSE/QUESTION), and leaves it when the service has answered for
// good. So it survives a lost connection and a closed tab; nothing else is kept.
// An entry is
//   area    whose address takes it
//   fields  [name, value] pairs, as the form would send them
//   base    revision of the stored answer that the person saw
//   tried   fields of an attempt whose outcome is not known
//   at      when the person first changed the question: the order of sending
//
// Sending the same fields again is harmless, so a lost answer is asked for again
// by sending tried once more before anything newer: only then is the base of
// the newer answer known. For the same reason entries leave out was-QUESTION,
// by which the form tells that nobody touched an answer.
(() => {
  const bar = document.querySelector('[data-autosave]');
  const form = bar && bar.closest('form');
  const address = form && /^\/r\/([^/]+)\/area\/([^/]+)$/.exec(form.getAttribute('action'));
  if (!address || !window.fetch || !window.AbortController) return;

  const [, response, area] = address;
  const texts = bar.dataset;
  const language = form.elements.in.value;
  const prefix = `autosave/${response}/`;
  const pauses = { choice: 400, text: 1500 }; // after the last change, in ms
  const patience = { request: 15000, submit: 5000, first: 1000, last: 60000 };
  const longest = 30 * 24 * 60 * 60 * 1000; // as long as the cookie that lets the answer in
  const maxKeepalive = 60000; // bytes: browsers refuse more from a page that goes away

  const typing = new Map(); // questions that are being changed → timer
  const typed = new Set(); // questions whose answer on the page was given here
  const held = new Map(); // questions with two answers → area
  const refused = new Map(); // questions whose answer cannot be saved → { area, text }
  const memory = new Map(); // entries that the browser does not let us keep
  let saved = ''; // when, in words
  let trouble = ''; // why sending waits: offline or waiting
  let closed = ''; // why nothing can be saved any more
  let changed = false; // the page has not the questions that the area has
  let outdated = false; // the page shows something older than what is stored
  let leaving = false; // the form is being sent
  let flushing = null;
  let sending = '';
  let wait = patience.first;
  let retry;

  // ── The queue ──

  const stored = (prefix) => {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    } catch {
      return [];
    }
  };
  const parse = (raw) => {
    try {
      const entry = JSON.parse(raw);
      return entry && Array.isArray(entry.fields) ? entry : null;
    } catch {
      return null;
    }
  };
  const queue = {
    get(question) {
      if (memory.has(question)) return memory.get(question);
      try {
        return parse(localStorage.getItem(prefix + question));
      } catch {
        return null;
      }
    },
    put(question, entry) {
      try {
        localStorage.setItem(prefix + question, JSON.stringify(entry));
        memory.delete(question);
      } catch {
        memory.set(question, entry);
      }
    },
    drop(question) {
      memory.delete(question);
      try {
        localStorage.removeItem(prefix + question);
      } catch {} // then nothing was kept
    },
    questions() {
      const all = new Set([...stored(prefix).map((key) => key.slice(prefix.length)), ...memory.keys()]);
      return [...all].filter((q) => queue.get(q)).sort((a, b) => queue.get(a).at - queue.get(b).at);
    },
    // next is the question whose answer can be sent now.
    next: () => queue.questions().find((q) => !held.has(q) && !typing.has(q)),
  };

  // forgetOld drops what has waited, for any response, longer than an answer can
  // still be let in.
  const forgetOld = () => {
    for (const key of stored('autosave/')) {
      const entry = parse(localStorage.getItem(key));
      if (!entry || !(Date.now() - entry.at < longest)) localStorage.removeItem(key);
    }
  };

  // ── The page ──

  const questionOf = (name) => (/^[a-z]+-([^.]+)/.exec(name) || [])[1];
  const box = (question) => document.getElementById(`q-${question}`);
  const input = (name) => form.elements.namedItem(name);
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  const languageOf = (fields) => (fields.find(([name]) => name === 'in') || [])[1];
  const deciding = (question, fields) => fields.some(([name]) => name === `choose-${question}`);

  const fieldsOf = (question) => [
    ...[...new FormData(form)].filter(([name]) => questionOf(name) === question && !/^(rev|was)-/.test(name)),
    ['in', language],
  ];

  // fill shows an answer that was given in another tab, or before this page was
  // opened.
  const fill = (question, fields) => {
    for (const control of form.elements) {
      if (!control.name || control.type === 'hidden' || questionOf(control.name) !== question) continue;
      const values = fields.filter(([name]) => name === control.name).map(([, value]) => value);
      if (control.type === 'radio' || control.type === 'checkbox') control.checked = values.includes(control.value);
      else control.value = values[0] || '';
    }
  };

  // mark tells the form what is stored, so that sending it is no conflict.
  const mark = (question, state) => {
    input(`rev-${question}`).value = state.revision;
    input(`was-${question}`).value = state.fingerprint;
    const carried = input(`carried-${question}`);
    if (!carried) return;
    carried.remove();
    box(question).classList.remove('question-carried');
    box(question).querySelectorAll('.question-mark-carried').forEach((p) => p.remove());
  };

  const replace = (question, html) => {
    const old = box(question);
    const template = document.createElement('template');
    template.innerHTML = html; // made by the service as the page itself is
    const fresh = template.content.firstElementChild;
    const focus = old.contains(document.activeElement) ? document.activeElement.id : null;
    old.replaceWith(fresh);
    if (focus !== null) (document.getElementById(focus) || fresh).focus();
  };

  // explain says beside a question why its answer is not saved; nothing to say
  // takes back what was said.
  const explain = (question, sentences) => {
    const where = box(question);
    if (!where) return;
    const id = `e-${question}`;
    const old = document.getElementById(id);
    if (old) old.remove();
    where.classList.toggle('question-wrong', sentences.length > 0);
    const entry = where.querySelector('.entry .form-control');
    const described = where.querySelector('fieldset') || entry;
    const ids = (described.getAttribute('aria-describedby') || '').split(' ').filter((word) => word && word !== id);
    if (sentences.length > 0) {
      const p = document.createElement('p');
      p.className = 'question-problem';
      p.id = id;
      for (const sentence of sentences) {
        const line = document.createElement('span');
        line.className = 'd-block';
        line.textContent = sentence;
        p.append(line);
      }
      where.querySelector('legend, .question-label').after(p);
      ids.unshift(id);
    }
    if (ids.length > 0) described.setAttribute('aria-describedby', ids.join(' '));
    else described.removeAttribute('aria-describedby');
    if (described === entry) {
      if (sentences.length > 0) entry.setAttribute('aria-invalid', 'true');
      else entry.removeAttribute('aria-invalid');
    }
  };

  // progress brings up to date what the page says about the way.
  const progress = (answer) => {
    const left = document.querySelector('.steps-left');
    const meter = document.querySelector('.steps-bar');
    const last = document.querySelector('.steps-saved');
    if (left) left.textContent = answer.left;
    if (meter) {
      meter.max = answer.total;
      meter.value = answer.answered;
    }
    if (last && answer.saved) last.textContent = answer.saved;
  };

  const state = bar.querySelector('.autosave-state');
  const busy = bar.querySelector('.autosave-busy');
  const attention = bar.querySelector('.autosave-attention');
  const refresh = bar.querySelector('button');
  let said = '';

  const link = (question, where) => {
    const a = document.createElement('a');
    a.href = `${where === area ? '' : `/r/${response}/area/${where}`}#q-${question}`;
    a.textContent = texts.show;
    return a;
  };

  // notices are what the person has to do something about.
  const notices = () => {
    const all = [];
    for (const [question, where] of held) all.push({ text: texts.conflict, link: [question, where] });
    for (const [question, { area: where, text }] of refused) {
      all.push({ text: where === area && box(question) ? texts.refused : text, link: [question, where] });
    }
    if (changed) all.push({ text: texts.changed });
    return all;
  };

  const render = () => {
    const unsent = queue.questions().some((q) => !held.has(q));
    const lines = [];
    if (closed) lines.push(closed);
    else if (unsent && trouble) lines.push(memory.size > 0 ? texts.fragile : texts[trouble]);
    else if (saved) lines.push(saved);
    if (state.textContent !== lines.join('')) state.textContent = lines.join(''); // what stays the same is not read out again
    busy.hidden = closed !== '' || !unsent || trouble !== '';
    state.classList.toggle('visually-hidden', !busy.hidden);
    bar.classList.toggle('autosave-waiting', closed !== '' || (unsent && trouble !== ''));
    const all = notices();
    refresh.hidden = !changed;
    if (said !== JSON.stringify(all)) {
      said = JSON.stringify(all);
      attention.replaceChildren(...all.flatMap((n) => (n.link ? [n.text, ' ', link(...n.link), ' '] : [n.text, ' '])));
    }
    bar.classList.toggle('autosave-on', lines.length > 0 || all.length > 0 || !busy.hidden);
  };

  // ── Sending ──

  // post returns what the service said, null when it may say something else
  // another time.
  const post = async (question, entry, fields) => {
    const body = new URLSearchParams([...fields, [`rev-${question}`, entry.base]]).toString();
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), patience.request);
    try {
      const answer = await fetch(`/r/${response}/area/${entry.area}`, {
        method: 'POST', body, signal: stop.signal, redirect: 'error', keepalive: body.length < maxKeepalive,
        headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
      });
      if (answer.status >= 500 || answer.status === 429) {
        wait = Math.max(wait, 1000 * Number(answer.headers.get('Retry-After')) || 0);
        return null;
      }
      const said = await answer.json(); // a network that wants a login first answers with a page
      return !said.questions && said.kind === 'conflict' ? null : { status: answer.status, ...said };
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  };

  const closeFor = (answer) => {
    if (answer.status === 403 || answer.status === 404) closed = texts.gone;
    else if (answer.kind === 'wrong-state') closed = answer.title;
    if (closed) queue.questions().forEach(queue.drop);
    return closed !== '';
  };

  // settle takes in what became of the fields that were sent. The tab that sent
  // them (own) keeps the queue; the others only bring their page up to date.
  const settle = (question, where, fields, answer, own) => {
    const now = (answer.questions || {})[question];
    const problems = now ? now.problems || [] : answer.problems || [answer.title];
    const entry = queue.get(question);
    const newer = entry !== null && !same(entry.fields, fields);
    const conflict = now && now.conflict && problems.length === 0;
    const good = now && !now.conflict && problems.length === 0;
    if (own && entry) {
      if (newer) queue.put(question, { ...entry, base: good ? now.revision : entry.base, tried: undefined });
      else if (conflict) queue.put(question, { ...entry, tried: undefined });
      else queue.drop(question);
    }
    if (conflict && !newer) held.set(question, where);
    else held.delete(question);
    if (good) refused.delete(question);
    else if (!newer && !conflict) refused.set(question, { area: where, text: problems.join(' ') });
    if (good && answer.saved) saved = answer.saved;
    if (where !== area) return;
    if (answer.path) {
      changed = !same(answer.path, [...form.querySelectorAll('.question')].map((q) => q.id.slice(2)));
      progress(answer);
    }
    if (!box(question)) return;
    if (now && now.html && !newer) {
      replace(question, now.html);
    } else if (good && (typed.has(question) || !newer)) {
      const here = same(fieldsOf(question), fields);
      if (!newer && !here && languageOf(fields) !== language) outdated = true;
      else {
        if (!newer && !here) fill(question, fields);
        mark(question, now);
      }
    }
    if (!newer) explain(question, conflict || good ? [] : problems);
  };

  const channel = window.BroadcastChannel ? new BroadcastChannel(prefix) : null;
  if (channel) {
    channel.onmessage = ({ data }) => {
      settle(...data, false);
      render();
    };
  }

  // drain sends one answer after the other, each with the newest base; another
  // tab may have sent it while this one waited for its turn.
  const drain = async () => {
    for (;;) {
      const question = closed ? undefined : queue.next();
      if (!question) return;
      const entry = queue.get(question);
      const fields = entry.tried || entry.fields;
      queue.put(question, { ...entry, tried: fields });
      sending = question;
      const answer = await post(question, entry, fields);
      sending = '';
      if (!answer) {
        trouble = navigator.onLine === false ? 'offline' : 'waiting';
        clearTimeout(retry);
        retry = setTimeout(flush, wait);
        wait = Math.min(wait * 2, patience.last);
        return;
      }
      trouble = '';
      wait = patience.first;
      if (closeFor(answer)) return;
      settle(question, entry.area, fields, answer, true);
      if (channel) channel.postMessage([question, entry.area, fields, answer]);
      render();
    }
  };

  const flush = () => {
    if (flushing) return flushing;
    const turn = navigator.locks ? navigator.locks.request(prefix, drain) : drain();
    flushing = turn.catch(() => {}).then(() => {
      flushing = null;
      render();
      if (closed || trouble) return undefined;
      if (queue.next()) return flush();
      if (outdated && queue.questions().length === 0 && refused.size === 0) {
        leaving = true;
        location.reload();
      }
      return undefined;
    });
    return flushing;
  };

  const hurry = () => {
    typing.forEach(clearTimeout);
    typing.clear();
  };

  // ── What happens on the page ──

  const enqueue = (question, pause) => {
    const old = queue.get(question);
    const fields = fieldsOf(question);
    const fresh = !old || deciding(question, fields); // what the person sees is what is stored
    queue.put(question, {
      area, fields, at: old ? old.at : Date.now(),
      base: fresh ? Number(input(`rev-${question}`).value) : old.base, tried: fresh ? undefined : old.tried,
    });
    typed.add(question);
    held.delete(question);
    clearTimeout(typing.get(question));
    typing.set(question, setTimeout(() => {
      typing.delete(question);
      flush();
    }, pause));
    render();
  };

  const isChoice = (control) => control.type === 'radio' || control.type === 'checkbox';

  form.addEventListener('input', ({ target }) => {
    const question = target.name && questionOf(target.name);
    if (question && !closed) enqueue(question, isChoice(target) ? pauses.choice : pauses.text);
  });
  form.addEventListener('change', ({ target }) => { // of a text: it is left
    const question = target.name && questionOf(target.name);
    if (question && !closed && !isChoice(target) && typing.has(question)) enqueue(question, 0);
  });

  // The form waits for what is under way, so that it is no conflict with itself.
  // Where it cannot be sent at all, the page stays and says so.
  let waiting = false;
  form.addEventListener('submit', (event) => {
    if (leaving || closed || (!queue.next() && typing.size === 0)) {
      leaving = true;
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (waiting) return;
    waiting = true;
    hurry();
    Promise.race([flush(), new Promise((done) => setTimeout(done, patience.submit))]).then(() => {
      waiting = false;
      if (trouble === 'offline' && queue.next()) return;
      leaving = true;
      form.requestSubmit(event.submitter);
    });
  });

  window.addEventListener('beforeunload', (event) => {
    const lost = memory.size > 0 || refused.size > 0 || (closed === texts.gone && typed.size > 0);
    if (lost && !leaving) event.preventDefault();
  });
  window.addEventListener('pagehide', () => {
    if (leaving || closed) return;
    hurry();
    for (const question of queue.questions()) {
      const entry = queue.get(question);
      if (held.has(question) || question === sending || entry.tried) continue;
      queue.put(question, { ...entry, tried: entry.fields });
      post(question, entry, entry.fields); // whoever opens the response next hears what became of it
    }
  });
  window.addEventListener('pageshow', (event) => {
    leaving = false;
    if (event.persisted) flush();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') hurry();
    if (!leaving && queue.next()) flush();
  });
  window.addEventListener('online', () => {
    wait = patience.first;
    flush();
  });
  window.addEventListener('offline', () => {
    if (!queue.next()) return;
    trouble = 'offline';
    render();
  });

  form.autocomplete = 'off'; // going back must not bring old revisions with it
  const last = document.querySelector('.steps-saved');
  if (last) last.removeAttribute('role'); // one voice is enough
  forgetOld();
  for (const question of queue.questions()) {
    const entry = queue.get(question);
    if (!box(question) || languageOf(entry.fields) !== language || deciding(question, entry.fields) || input(`choose-${question}`)) continue;
    fill(question, entry.fields);
    input(`rev-${question}`).value = entry.base;
    typed.add(question);
  }
  render();
  if (queue.next()) flush();
})();
