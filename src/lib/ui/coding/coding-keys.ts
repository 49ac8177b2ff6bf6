/*
 * Coding of own words by keyboard: while the cursor stands in an answer, 1 to 9 tick its first nine themes, 0 “none of
 * them”, and the arrows go to the next answer. Without this script Tab and the space bar do the same.
 */

const ANSWER = 'fieldset[data-answer]';

document.addEventListener('keydown', (event) => {
  if (!(event.target instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return;
  const answer = event.target.closest(ANSWER);
  // A field to write in keeps its keys.
  if (!answer || event.target.matches('input[type="text"], textarea')) return;
  if (/^\d$/.test(event.key)) tick(answer, event.key);
  else if (event.key === 'ArrowDown') step(answer, 1);
  else if (event.key === 'ArrowUp') step(answer, -1);
  else return;
  event.preventDefault();
});

function tick(answer: Element, key: string): void {
  const box = answer.querySelector<HTMLInputElement>(`input[data-key="${key}"]`);
  box?.click();
  box?.focus();
}

function step(answer: Element, by: number): void {
  const answers = [...document.querySelectorAll(ANSWER)];
  answers[answers.indexOf(answer) + by]?.querySelector<HTMLInputElement>('input')?.focus();
}
