// The pages of a response without answers to give: they send what still waits on
// this device, and show then what is stored.
import { languageOf, openQueue } from './autosave_queue.js';
import { openBar, progress } from './autosave_bar.js';
import { soon, startSender } from './autosave_sender.js';

// startElsewhere works on a page that has data-again where it shows answers: the
// address to open once there are others.
export const startElsewhere = (bar, response) => {
  const texts = bar.dataset;
  const path = `/r/${response}`;
  const here = document.querySelector('[data-again]');
  const address = here ? here.dataset.again : '';
  const queue = openQueue(response);
  let stale = false; // the page shows something older than what is stored
  let leaving = false; // a form is being sent
  let waiting = false; // a form waits to be sent
  let blocked = false; // it could not be, for what waits

  // again opens the page anew, unless that took away what the person must see.
  const again = () => {
    if (!stale || !address || leaving || waiting || sender.refused.size > 0 || sender.held.size > 0 || sender.next()) return;
    if (document.visibilityState === 'hidden') return;
    leaving = true;
    if (location.pathname === address) location.reload();
    else location.replace(address); // the page answers a form: loading it again would send that once more
  };

  const sender = startSender(response, queue, {
    texts, keeps: true,
    typing: () => false,
    settled({ fields, answer, good, own }) {
      progress(bar, answer, languageOf(fields));
      stale = stale || good;
      if (!own) setTimeout(again);
    },
    render: () => render(),
    idle: again,
  });

  const refresh = bar.querySelector('.autosave-again');
  refresh.querySelector('a').href = address;
  const show = openBar(bar, sender, queue, (question, where) => `${path}/area/${where}#q-${question}`);
  const render = () => {
    const notices = [];
    if (blocked && queue.questions().length > 0 && !sender.closed) notices.push({ text: texts.blocked });
    for (const [question, where] of sender.held) notices.push({ text: texts.conflict, link: [question, where] });
    for (const [question, { area: where }] of sender.refused) notices.push({ text: texts.refused, link: [question, where] });
    refresh.hidden = !stale || !address || notices.length === 0;
    show(notices);
  };

  // What is sent for good waits for the answers that are under way, and is not
  // sent without them; leaving waits for them, but not for ever.
  document.addEventListener('submit', (event) => {
    const to = event.target.getAttribute('action');
    const final = to === `${path}/invia`;
    if (!final && to !== `${path}/esci`) return;
    if (leaving || sender.closed || queue.questions().length === 0) {
      leaving = true;
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (waiting) return;
    waiting = true;
    soon(sender.flush()).then(() => {
      waiting = false;
      blocked = final && (queue.questions().length > 0 || sender.closed !== '');
      if (!blocked) {
        leaving = true;
        event.target.requestSubmit(event.submitter);
        return;
      }
      render();
    });
  }, true);

  window.addEventListener('pageshow', (event) => {
    leaving = false;
    if (event.persisted) sender.flush();
  });
  document.addEventListener('visibilitychange', () => {
    if (leaving || document.visibilityState === 'hidden') return;
    if (sender.next()) sender.flush();
    else again();
  });
  if (sender.next()) sender.flush();
  render();
};
