// Keeps a second click from sending a form twice. Nothing needs this script.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = '1';
  forget(form);
  window.addEventListener('pageshow', () => delete form.dataset.sent, { once: true });
});

// Leaving a response takes along what autosave.js has not sent yet.
function forget(form) {
  const left = /^\/r\/([^/]+)\/esci$/.exec(form.getAttribute('action'));
  if (!left) return;
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(`autosave/${left[1]}/`)) localStorage.removeItem(key);
    }
  } catch {} // a browser that lets nothing be kept has kept nothing
}
