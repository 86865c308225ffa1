// The fields of one question on the page of an area.

export const questionOf = (name) => (/^[a-z]+-([^.]+)/.exec(name) || [])[1];

// fill shows an answer that was given in another tab, or before this page was
// opened.
export const fill = (form, question, fields) => {
  for (const control of form.elements) {
    if (!control.name || control.type === 'hidden' || questionOf(control.name) !== question) continue;
    const values = fields.filter(([name]) => name === control.name).map(([, value]) => value);
    if (control.type === 'radio' || control.type === 'checkbox') control.checked = values.includes(control.value);
    else control.value = values[0] || '';
  }
};

// mark tells the form what is stored, so that sending it is no conflict.
export const mark = (form, box, question, state) => {
  form.elements.namedItem(`rev-${question}`).value = state.revision;
  form.elements.namedItem(`was-${question}`).value = state.fingerprint;
  if (!state.by) box.querySelectorAll('.question-mark-by').forEach((p) => p.remove());
  const carried = form.elements.namedItem(`carried-${question}`);
  if (!carried) return;
  carried.remove();
  box.classList.remove('question-carried');
  box.querySelectorAll('.question-mark-carried').forEach((p) => p.remove());
};

// replace shows a question anew.
export const replace = (old, html) => {
  const template = document.createElement('template');
  template.innerHTML = html; // made by the service as the page itself is
  const fresh = template.content.firstElementChild;
  const focus = old.contains(document.activeElement) ? document.activeElement.id : null;
  old.replaceWith(fresh);
  if (focus !== null) (document.getElementById(focus) || fresh).focus();
};

// explain says beside a question why its answer is not saved; nothing to say
// takes back what was said.
export const explain = (box, question, sentences) => {
  const id = `e-${question}`;
  const old = document.getElementById(id);
  if (old) old.remove();
  box.classList.toggle('question-wrong', sentences.length > 0);
  const entry = box.querySelector('.entry .form-control');
  const described = box.querySelector('fieldset') || entry;
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
    box.querySelector('legend, .question-label').after(p);
    ids.unshift(id);
  }
  if (ids.length > 0) described.setAttribute('aria-describedby', ids.join(' '));
  else described.removeAttribute('aria-describedby');
  if (described === entry || described.getAttribute('role') === 'radiogroup') {
    if (sentences.length > 0) described.setAttribute('aria-invalid', 'true');
    else described.removeAttribute('aria-invalid');
  }
};
