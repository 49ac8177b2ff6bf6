import { fieldsOf, fillIn } from '../draft/kept-draft.ts';
import type { KeptSheet, KeptSheets } from './kept-sheets.ts';

/** The form on which one person after another is asked, or on which faulty sheets alone are completed. */
export type AskedForm = {
  /** Whether nobody new is asked on it. */
  isMending: boolean;
  /** Lets a faulty sheet of this form be completed; null where there is none. */
  offerToMend(faulty: KeptSheet | null): void;
};

/**
 * Keeps a sheet at each press, and begins anew for the next person. Null where nobody is to be asked now.
 * @param onKept after a sheet is kept in the browser
 */
export function askOneAfterAnother(
  shown: HTMLElement,
  kept: KeptSheets,
  onKept: () => Promise<void>
): AskedForm | null {
  const form = shown.querySelector<HTMLFormElement>('form[data-draft-form]');
  if (!form) return null;
  const isMending = shown.dataset['mending'] !== undefined;
  const button = shown.querySelector<HTMLElement>('[data-mend]');
  const about = shown.querySelector<HTMLElement>('[data-about]');
  let offered: KeptSheet | null = null;
  let corrected: string | null = null;
  /** What was filled in for the next person when somebody began to complete an earlier sheet. */
  let aside: KeptSheet['fields'] = [];

  function mend({ sealed, fields, faults = [] }: KeptSheet, asked: HTMLFormElement): void {
    if (corrected === null) aside = fieldsOf(asked);
    corrected = sealed;
    fillIn(asked, fields);
    about?.querySelector('ul')?.replaceChildren(...faults.map(lineOf));
    about?.removeAttribute('hidden');
    (about ?? asked).scrollIntoView();
  }

  /** The next person, where somebody had begun to ask one. */
  function goOn(asked: HTMLFormElement): void {
    corrected = null;
    about?.setAttribute('hidden', '');
    beginAnew(shown, asked);
    fillIn(asked, aside);
    aside = [];
  }

  keepAtEachPress(form, async () => {
    const fields = fieldsOf(form);
    const isEmpty = !isAnswered(fields);
    shown.querySelector('[data-said="empty"]')?.toggleAttribute('hidden', !isEmpty);
    if (isEmpty || (isMending && corrected === null)) return;
    await kept.keep(fields, corrected);
    goOn(form);
    await onKept();
  });
  form.addEventListener('input', () => void navigator.storage?.persist?.().catch(() => false), {
    once: true
  });
  button?.querySelector('button')?.addEventListener('click', () => {
    if (offered) mend(offered, form);
  });

  about?.querySelector('button')?.addEventListener('click', () => goOn(form));

  return {
    isMending,
    offerToMend: (faulty) => {
      offered = faulty;
      button?.toggleAttribute('hidden', !faulty || isMending);
      if (!isMending || corrected !== null) return;
      form.hidden = !faulty;
      if (faulty) mend(faulty, form);
    }
  };
}

function lineOf(text: string): HTMLLIElement {
  const line = document.createElement('li');
  line.textContent = text;
  return line;
}

/** Pressed twice, it is one sheet: the second press comes before the first one is kept, or upon an empty form. */
function keepAtEachPress(form: HTMLFormElement, keep: () => Promise<void>): void {
  const buttons = form.querySelectorAll<HTMLButtonElement>('.button-row button');
  let isKeeping = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (isKeeping) return;
    isKeeping = true;
    for (const button of buttons) button.disabled = true;
    await keep().finally(() => {
      isKeeping = false;
      for (const button of buttons) button.disabled = false;
    });
  });
}

function beginAnew(shown: HTMLElement, form: HTMLFormElement): void {
  form.reset();
  scrollTo(0, 0);
  const heading = shown.querySelector<HTMLElement>('h1');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus();
}

/** Whether anything was answered: every field of a question is named after it. */
function isAnswered(fields: KeptSheet['fields']): boolean {
  return fields.some(([name, value]) => name.startsWith('o-') && value.trim() !== '');
}
