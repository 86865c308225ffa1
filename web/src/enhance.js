// Keeps a second click from sending a form twice. Nothing needs this script.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = '1';
  window.addEventListener('pageshow', () => delete form.dataset.sent, { once: true });
});
