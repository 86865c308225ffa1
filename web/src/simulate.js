// Shows at once what other answers would come to. Without this script the button
// of the form does.
import { explain, questionOf } from './autosave_fields.js';

const pauses = { choice: 150, text: 700 }; // after the last change, in ms
const patience = 15000; // ms

const start = (place) => {
  const form = place.querySelector('form');
  const said = place.querySelector('[data-said]');
  const trouble = place.querySelector('[data-trouble]');
  const find = (name, id) => place.querySelector(`[data-${name}="${CSS.escape(id)}"]`);
  let timer;
  let asking;

  const element = (html) => {
    const template = document.createElement('template');
    template.innerHTML = html; // made by the service as the page itself is
    return template.content.firstElementChild;
  };

  // arrange shows the questions that an area has now, in order. What is asked no
  // more stays in the form: it comes back as it was left.
  const arrange = (area, fields) => {
    const folded = find('fields', area.id);
    if (!folded) return;
    const body = folded.querySelector('.folded-body');
    const asked = area.questions.map((id) => document.getElementById(`q-${id}`) || element(fields[id]));
    for (const box of body.querySelectorAll(':scope > .question')) box.hidden = !asked.includes(box);
    let last = null;
    for (const box of asked) {
      if (!box.isConnected) {
        for (const aside of form.querySelectorAll(':scope > input[type="hidden"]')) {
          if (`q-${questionOf(aside.name)}` === box.id) aside.remove();
        }
        const before = last ? last.nextElementSibling : body.firstElementChild;
        body.insertBefore(box, before);
        folded.open = true;
      }
      box.hidden = false;
      last = box;
    }
    folded.hidden = asked.length === 0;
  };

  const show = (answer) => {
    place.querySelector('.panel-sides').innerHTML = answer.sides;
    place.querySelector('[data-changes]').innerHTML = answer.changes;
    if (said.textContent !== answer.said) said.textContent = answer.said;
    for (const area of answer.areas) {
      const row = find('area', area.id);
      row.querySelector('[data-then]').textContent = area.score;
      row.querySelector('.chart-value').setAttribute('width', area.length);
      arrange(area, answer.fields);
    }
    for (const box of form.querySelectorAll('.question:not([hidden])')) {
      const question = box.id.slice(2);
      explain(box, question, answer.problems[question] || []);
    }
    trouble.textContent = answer.other.join(' ');
  };

  const ask = async () => {
    clearTimeout(timer);
    if (asking) asking.abort();
    const mine = new AbortController();
    asking = mine;
    const late = setTimeout(() => mine.abort('late'), patience);
    try {
      const reply = await fetch(form.action, {
        method: 'POST', body: new URLSearchParams(new FormData(form)), signal: mine.signal, redirect: 'error',
        headers: { Accept: 'application/json' },
      });
      const answer = await reply.json(); // a network that wants a login first answers with a page
      if (answer.areas) show(answer);
      else trouble.textContent = answer.title || place.dataset.failed;
    } catch {
      if (asking === mine) trouble.textContent = place.dataset.failed;
    } finally {
      clearTimeout(late);
      if (asking === mine) asking = null;
    }
  };

  const soon = ({ target }) => {
    if (!target.name) return;
    clearTimeout(timer);
    timer = setTimeout(ask, target.type === 'radio' || target.type === 'checkbox' ? pauses.choice : pauses.text);
  };
  form.addEventListener('input', soon);

  // A question that is named stands in an area that may be folded.
  place.addEventListener('click', ({ target }) => {
    const link = target.closest('a[href^="#q-"]');
    const box = link && document.getElementById(link.getAttribute('href').slice(1));
    if (box) box.closest('details').open = true;
  });

  form.autocomplete = 'off'; // going back must not bring answers that the panel knows nothing of
  place.classList.add('simulate-live');
};

const place = document.querySelector('[data-simulate]');
if (place && window.fetch && window.AbortController) start(place);
