// What the page says about saving, and what about the way.

// openBar returns the bar of a page; its texts are the bar's data. linkTo is the
// address of a question.
export const openBar = (bar, sender, queue, linkTo) => {
  const texts = bar.dataset;
  const state = bar.querySelector('.autosave-state');
  const busy = bar.querySelector('.autosave-busy');
  const attention = bar.querySelector('.autosave-attention');
  let said = '';

  const link = (question, where) => {
    const a = document.createElement('a');
    a.href = linkTo(question, where);
    a.textContent = texts.show;
    return a;
  };

  const line = (notice) => {
    const span = document.createElement('span');
    span.className = 'd-block';
    span.append(notice.text, ' ');
    if (notice.link) span.append(link(...notice.link), ' ');
    return span;
  };

  // show says how saving goes, and notices, which the person has to do something
  // about: { text, link: [question, area] }. What stays the same is not read out
  // again.
  return (notices) => {
    const unsent = queue.questions().some((q) => !sender.stuck(q));
    let now = '';
    if (sender.closed) now = sender.closed;
    else if (unsent && sender.trouble) now = queue.fragile() ? texts.fragile : texts[sender.trouble];
    else if (sender.saved) now = sender.saved;
    if (state.textContent !== now) state.textContent = now;
    busy.hidden = sender.closed !== '' || !unsent || sender.trouble !== '';
    state.classList.toggle('visually-hidden', !busy.hidden);
    bar.classList.toggle('autosave-waiting', sender.closed !== '' || (unsent && sender.trouble !== ''));
    if (said !== JSON.stringify(notices)) {
      said = JSON.stringify(notices);
      attention.replaceChildren(...notices.map(line));
    }
    bar.classList.toggle('autosave-on', now !== '' || notices.length > 0 || !busy.hidden);
  };
};

// showStep writes what the service says about a step into an item of the list.
const showStep = (item, step, icons) => {
  const a = item.querySelector('a');
  const said = item.querySelector('.step-state');
  const title = item.querySelector('.step-title');
  if (a.getAttribute('href') !== step.href) {
    a.href = step.href;
    a.removeAttribute('aria-current');
    a.classList.remove('step-current');
    title.textContent = step.title;
    if (step.lang) title.lang = step.lang;
    else title.removeAttribute('lang');
  }
  if (said.textContent !== step.said) said.textContent = step.said;
  const name = `step-${step.state}`;
  if (a.classList.contains(name)) return;
  a.classList.remove('step-todo', 'step-doing', 'step-done');
  a.classList.add(name);
  const icon = icons.querySelector(`[data-step="${step.state}"] svg`);
  if (icon) a.querySelector('svg').replaceWith(icon.cloneNode(true));
};

// showSteps brings one list up to date without moving what stays: no focus is
// lost, and nothing is read out, as the list is no live region.
const showSteps = (list, steps, icons) => {
  const items = new Map([...list.children].map((item) => [item.querySelector('a').getAttribute('href'), item]));
  const wanted = new Set(steps.map((step) => step.href));
  const model = list.children[0];
  for (const [href, item] of items) {
    if (!wanted.has(href)) item.remove();
  }
  steps.forEach((step, i) => {
    const item = items.get(step.href) || model.cloneNode(true);
    if (list.children[i] !== item) list.insertBefore(item, list.children[i] || null);
    showStep(item, step, icons);
  });
};

// progress brings up to date what the page says about the way; the words only
// where they are in the page's language.
export const progress = (bar, answer, language) => {
  const meter = document.querySelector('.steps-bar');
  if (meter && answer.path) {
    meter.max = answer.total;
    meter.value = answer.answered;
  }
  if (!answer.path || language !== document.documentElement.lang) return;
  const left = document.querySelector('.steps-left');
  const last = document.querySelector('.steps-saved');
  if (left) left.textContent = answer.left;
  if (last && answer.saved) last.textContent = answer.saved;
  const icons = bar.querySelector('template').content;
  if (answer.steps) document.querySelectorAll('.steps ol').forEach((list) => showSteps(list, answer.steps, icons));
};
