// Sends what waits in the queue, one answer after the other, and tells the page
// what became of each.
//
// Sending the same fields again is harmless, so a lost answer is asked for again
// by sending tried once more before anything newer: only then is the base of
// the newer answer known. For the same reason entries leave out was-QUESTION,
// by which the form tells that nobody touched an answer.
import { prefixOf, same } from './autosave_queue.js';

const patience = { request: 15000, first: 1000, last: 60000 }; // ms
const maxKeepalive = 60000; // bytes: browsers refuse more from a page that goes away

// startSender returns the sender of a response. The page is
//   texts                what to say, by name
//   keeps                whether what is refused stays in the queue, for the page
//                        of its area to show; otherwise this page shows it
//   alone                the area that the person may answer, where it is the only
//                        one; undefined for the company
//   typing(question)     whether the question is being changed
//   settled(outcome)     takes in what became of one answer
//   render()             shows the sender's state
//   idle()               is called when nothing is left that can be sent
export const startSender = (response, queue, page) => {
  const held = new Map(); // questions with two answers → area
  const refused = new Map(); // questions whose answer cannot be saved → { area, text }
  const sender = {
    held, refused,
    saved: '', // when, in words
    trouble: '', // why sending waits: offline or waiting
    closed: '', // why nothing can be saved any more
    sending: '',
  };
  let flushing = null;
  let wait = patience.first;
  let retry;

  // stuck tells that an entry waits for the person, not for the service.
  sender.stuck = (question) => held.has(question) || (page.keeps && refused.has(question));

  // next is the question whose answer can be sent now.
  sender.next = () => queue.questions().find((q) => !sender.stuck(q) && !page.typing(q));

  // post returns what the service said, null when it may say something else
  // another time.
  sender.post = async (question, entry, fields) => {
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

  // lost tells that the service takes answers to an area no more; what waits for
  // it is dropped. To whoever may answer one area, others are of other links.
  const lost = (answer, where) => {
    const denied = answer.status === 403 || answer.status === 404;
    if (!denied && answer.kind !== 'wrong-state') return false;
    const other = denied && page.alone !== undefined;
    if (!other || where === page.alone) sender.closed = denied ? page.texts.gone : answer.title;
    queue.questions().filter((q) => !other || queue.get(q).area === where).forEach(queue.drop);
    return true;
  };

  // settle takes in what became of the fields that were sent. The tab that sent
  // them (own) keeps the queue; the others only bring their page up to date.
  const settle = (question, where, fields, answer, own) => {
    const now = (answer.questions || {})[question];
    const problems = now ? now.problems || [] : answer.problems || [answer.title];
    const entry = queue.get(question);
    const newer = entry !== null && !same(entry.fields, fields);
    const conflict = Boolean(now && now.conflict) && problems.length === 0;
    const good = Boolean(now) && !now.conflict && problems.length === 0;
    if (own && entry) {
      if (newer) queue.put(question, { ...entry, base: good ? now.revision : entry.base, tried: undefined });
      else if (conflict || (page.keeps && !good)) queue.put(question, { ...entry, tried: undefined });
      else queue.drop(question);
    }
    if (conflict && !newer) held.set(question, where);
    else held.delete(question);
    if (good) refused.delete(question);
    else if (!newer && !conflict) refused.set(question, { area: where, text: problems.join(' ') });
    if (good && answer.saved) sender.saved = answer.saved;
    page.settled({ question, where, fields, answer, now, problems, newer, conflict, good, own });
  };

  const channel = window.BroadcastChannel ? new BroadcastChannel(prefixOf(response)) : null;
  if (channel) {
    channel.onmessage = ({ data }) => {
      if (!lost(data[3], data[1])) settle(...data, false);
      page.render();
    };
  }

  // drain sends each answer with the newest base; another tab may have sent it
  // while this one waited for its turn.
  const drain = async () => {
    for (;;) {
      const question = sender.closed ? undefined : sender.next();
      if (!question) return;
      const entry = queue.get(question);
      const fields = entry.tried || entry.fields;
      queue.put(question, { ...entry, tried: fields });
      sender.sending = question;
      const answer = await sender.post(question, entry, fields);
      sender.sending = '';
      if (!answer) {
        sender.trouble = navigator.onLine === false ? 'offline' : 'waiting';
        clearTimeout(retry);
        retry = setTimeout(sender.flush, wait);
        wait = Math.min(wait * 2, patience.last);
        return;
      }
      sender.trouble = '';
      wait = patience.first;
      const over = lost(answer, entry.area);
      if (!over) settle(question, entry.area, fields, answer, true);
      if (channel && (!over || page.alone !== undefined)) channel.postMessage([question, entry.area, fields, answer]);
      page.render();
    }
  };

  sender.flush = () => {
    if (flushing) return flushing;
    const turn = navigator.locks ? navigator.locks.request(prefixOf(response), drain) : drain();
    flushing = turn.catch(() => {}).then(() => {
      flushing = null;
      page.render();
      if (sender.closed || sender.trouble) return undefined;
      if (sender.next()) return sender.flush();
      page.idle();
      return undefined;
    });
    return flushing;
  };

  window.addEventListener('online', () => {
    wait = patience.first;
    sender.flush();
  });
  window.addEventListener('offline', () => {
    if (!sender.next()) return;
    sender.trouble = 'offline';
    page.render();
  });
  return sender;
};

// soon is a promise that waits for another, but not for long.
export const soon = (promise) => Promise.race([promise, new Promise((done) => setTimeout(done, 5000))]);
