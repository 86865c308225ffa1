// Saves answers as they are given. Without this script the form of an area saves
// them all when it is sent; with it, it still does.
import { forgetOld } from './autosave_queue.js';
import { startArea } from './autosave_area.js';
import { startElsewhere } from './autosave_elsewhere.js';

const bar = document.querySelector('[data-autosave]');
if (bar && window.fetch && window.AbortController) {
  const form = bar.closest('form');
  const address = /^\/r\/([^/]+)(?:\/area\/([^/]+))?$/.exec(form ? form.getAttribute('action') : bar.dataset.autosave);
  const last = document.querySelector('.steps-saved');
  if (last) last.removeAttribute('role'); // one voice is enough
  forgetOld();
  if (address && form) startArea(bar, form, address[1], address[2]);
  else if (address) startElsewhere(bar, address[1]);
}
