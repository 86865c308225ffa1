// The page of an area: puts answers into the queue as they are given, and shows
// what became of them. Sending the form still saves them all.
import { languageOf, openQueue, same } from './autosave_queue.js';
import { openBar, progress } from './autosave_bar.js';
import { explain, fill, mark, questionOf, replace } from './autosave_fields.js';
import { soon, startSender } from './autosave_sender.js';

const pauses = { choice: 400, text: 1500 }; // after the last change, in ms

export const startArea = (bar, form, response, area) => {
  const texts = bar.dataset;
  const language = form.elements.in.value;
  const queue = openQueue(response);
  const typing = new Map(); // questions that are being changed → timer
  const typed = new Set(); // questions whose answer on the page was given here
  let changed = false; // the page has not the questions that the area has
  let outdated = false; // the page shows something older than what is stored
  let leaving = false; // the form is being sent

  const box = (question) => document.getElementById(`q-${question}`);
  const input = (name) => form.elements.namedItem(name);
  const deciding = (question, fields) => fields.some(([name]) => name === `choose-${question}`);
  const fieldsOf = (question) => [
    ...[...new FormData(form)].filter(([name]) => questionOf(name) === question && !/^(rev|was)-/.test(name)),
    ['in', language],
  ];

  const settled = ({ question, where, fields, answer, now, problems, newer, conflict, good }) => {
    progress(bar, answer, languageOf(fields));
    if (where !== area) return;
    if (answer.path) changed = !same(answer.path, [...form.querySelectorAll('.question')].map((q) => q.id.slice(2)));
    const place = document.querySelector('.steps-where');
    if (place && answer.where && languageOf(fields) === language) place.textContent = answer.where;
    if (!box(question)) return;
    if (now && now.html && !newer) {
      replace(box(question), now.html);
    } else if (good && (typed.has(question) || !newer)) {
      const here = same(fieldsOf(question), fields);
      if (!newer && !here && languageOf(fields) !== language) outdated = true;
      else {
        if (!newer && !here) fill(form, question, fields);
        mark(form, box(question), question, now);
      }
    }
    if (!newer && box(question)) explain(box(question), question, conflict || good ? [] : problems);
  };

  const sender = startSender(response, queue, {
    texts, settled, keeps: false, alone: texts.alone === undefined ? undefined : area,
    typing: (question) => typing.has(question),
    render: () => render(),
    idle() {
      if (!outdated || queue.questions().length > 0 || sender.refused.size > 0) return;
      leaving = true;
      location.reload();
    },
  });

  const refresh = bar.querySelector('button');
  const show = openBar(bar, sender, queue, (question, where) => `${where === area ? '' : `/r/${response}/area/${where}`}#q-${question}`);
  const render = () => {
    const notices = [];
    for (const [question, where] of sender.held) notices.push({ text: texts.conflict, link: [question, where] });
    for (const [question, { area: where, text }] of sender.refused) {
      notices.push({ text: where === area && box(question) ? texts.refused : text, link: [question, where] });
    }
    if (changed) notices.push({ text: texts.changed });
    refresh.hidden = !changed;
    show(notices);
  };

  const hurry = () => {
    typing.forEach(clearTimeout);
    typing.clear();
  };

  const enqueue = (question, pause) => {
    const old = queue.get(question);
    const fields = fieldsOf(question);
    const fresh = !old || deciding(question, fields); // what the person sees is what is stored
    queue.put(question, {
      area, fields, at: old ? old.at : Date.now(),
      base: fresh ? Number(input(`rev-${question}`).value) : old.base, tried: fresh ? undefined : old.tried,
    });
    typed.add(question);
    sender.held.delete(question);
    clearTimeout(typing.get(question));
    typing.set(question, setTimeout(() => {
      typing.delete(question);
      sender.flush();
    }, pause));
    render();
  };

  const isChoice = (control) => control.type === 'radio' || control.type === 'checkbox';

  form.addEventListener('input', ({ target }) => {
    const question = target.name && questionOf(target.name);
    if (question && !sender.closed) enqueue(question, isChoice(target) ? pauses.choice : pauses.text);
  });
  form.addEventListener('change', ({ target }) => { // of a text: it is left
    const question = target.name && questionOf(target.name);
    if (question && !sender.closed && !isChoice(target) && typing.has(question)) enqueue(question, 0);
  });

  // The form waits for what is under way, so that it is no conflict with itself.
  // Where it cannot be sent at all, the page stays and says so.
  let waiting = false;
  form.addEventListener('submit', (event) => {
    if (leaving || sender.closed || (!sender.next() && typing.size === 0)) {
      leaving = true;
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (waiting) return;
    waiting = true;
    hurry();
    soon(sender.flush()).then(() => {
      waiting = false;
      if (sender.trouble === 'offline' && sender.next()) return;
      leaving = true;
      form.requestSubmit(event.submitter);
    });
  });

  window.addEventListener('beforeunload', (event) => {
    const lost = queue.fragile() || sender.refused.size > 0 || (sender.closed === texts.gone && typed.size > 0);
    if (lost && !leaving) event.preventDefault();
  });
  window.addEventListener('pagehide', () => {
    if (leaving || sender.closed) return;
    hurry();
    for (const question of queue.questions()) {
      const entry = queue.get(question);
      if (sender.held.has(question) || question === sender.sending || entry.tried) continue;
      queue.put(question, { ...entry, tried: entry.fields });
      sender.post(question, entry, entry.fields); // whoever opens the response next hears what became of it
    }
  });
  window.addEventListener('pageshow', (event) => {
    leaving = false;
    if (event.persisted) sender.flush();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') hurry();
    if (!leaving && sender.next()) sender.flush();
  });

  form.autocomplete = 'off'; // going back must not bring old revisions with it
  for (const question of queue.questions()) {
    const entry = queue.get(question);
    if (!box(question) || languageOf(entry.fields) !== language || deciding(question, entry.fields) || input(`choose-${question}`)) continue;
    fill(form, question, entry.fields);
    input(`rev-${question}`).value = entry.base;
    typed.add(question);
  }
  render();
  if (sender.next()) sender.flush();
};
