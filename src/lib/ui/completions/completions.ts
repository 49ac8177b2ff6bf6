/*
 * Completions under a field while somebody types: a combobox with a list, as ARIA 1.2 describes it. The focus stays in
 * the field. Choosing fills the field and sends nothing; without this script the field is a field.
 */
import { type CompletionList, createList } from './completion-list.ts';

type Answer = { completions: { text: string; note: string }[]; said: string };

/** Who types fast asks once. */
const PAUSE_MS = 120;
const FEWEST_LETTERS = 2;

for (const field of document.querySelectorAll<HTMLInputElement>('input[data-complete]')) enhance(field);

function enhance(field: HTMLInputElement): void {
  const list = createList(field, choose);
  let asking: AbortController | null = null;
  let timer = 0;

  /** What was asked before is no longer wanted, however late it comes. */
  function forget(): void {
    clearTimeout(timer);
    asking?.abort();
    asking = null;
  }

  function close(): void {
    forget();
    list.close();
  }

  function choose(text: string): void {
    field.value = text;
    close();
  }

  async function ask(): Promise<void> {
    forget();
    const text = field.value.trim();
    if (text.length < FEWEST_LETTERS) return list.close();
    const asked = new AbortController();
    asking = asked;
    const answer = await answerTo(field, text, asked.signal);
    if (asking !== asked) return;
    asking = null;
    if (answer === null || document.activeElement !== field) list.close();
    else list.show(answer.completions, answer.said);
  }

  field.addEventListener('input', () => {
    list.leave();
    forget();
    timer = window.setTimeout(() => void ask(), PAUSE_MS);
  });
  field.addEventListener('blur', close);
  field.form?.addEventListener('submit', close);
  field.addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const done = event.altKey ? null : pressed(event.key, list, { ask, choose, close });
    if (done) event.preventDefault();
  });
}

type Doing = { ask(): Promise<void>; choose(text: string): void; close(): void };

/** @returns whether the key was meant for the list */
function pressed(key: string, list: CompletionList, { ask, choose, close }: Doing): boolean {
  switch (key) {
    case 'ArrowDown':
    case 'ArrowUp':
      if (list.isOpen()) list.move(key === 'ArrowDown' ? 1 : -1);
      else void ask();
      return true;
    case 'Escape':
      if (!list.isOpen()) return false;
      close();
      return true;
    case 'Enter': {
      const text = list.active();
      if (text === null) return false;
      choose(text);
      return true;
    }
    case 'Home':
    case 'End':
    case 'ArrowLeft':
    case 'ArrowRight':
      list.leave();
      return false;
    default:
      return false;
  }
}

/** The question goes in the body of a request: it stands in no address. Where no answer comes, nothing is suggested. */
async function answerTo(field: HTMLInputElement, text: string, signal: AbortSignal): Promise<Answer | null> {
  try {
    const answer = await fetch(field.dataset['complete'] ?? '', {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams({ q: text, kde: field.dataset['completeWhere'] ?? '' }),
      signal
    });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
