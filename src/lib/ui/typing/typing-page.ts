/*
 * Typing a sheet of paper without a mouse: Enter goes to the next field and, at the last one, keeps the sheet; Shift and
 * Enter go back. Without this script Tab does the first, and Enter shows what was typed before it is kept.
 */
const form = document.querySelector<HTMLFormElement>('form[data-typing]');

if (form) {
  const fields = [...form.querySelectorAll<HTMLInputElement>('input:not([type=hidden]), textarea')];
  const keep = form.querySelector<HTMLButtonElement>('button[value="ulozit"]');
  form.addEventListener('keydown', (event) => {
    const at = fields.indexOf(event.target as HTMLInputElement);
    if (event.key !== 'Enter' || at < 0 || event.isComposing) return;
    event.preventDefault();
    const next = fields[event.shiftKey ? at - 1 : at + 1];
    if (next) {
      next.focus();
      next.select();
    } else if (!event.shiftKey) form.requestSubmit(keep);
  });
  // Where something was refused, the first thing to mend.
  const wrong = fields.find((field) => field.getAttribute('aria-invalid') === 'true');
  (wrong ?? fields[0])?.focus();
}
