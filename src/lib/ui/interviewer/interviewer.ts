/*
 * An interviewer asks one person after another, with or without a network: every sheet is kept in the browser first and
 * sent when the server is reached. The page must stay open; what is kept outlasts it. Without this script the page sends
 * one sheet at a time like any form.
 */
import { fieldsOf, fillIn } from '../draft/kept-draft.ts';
import { type KeptSheet, type KeptSheets, openKeptSheets } from './kept-sheets.ts';

const RETRY_MS = 20_000;
/** Sheets of one request. */
const AT_ONCE = 20;

type Answer = { outcomes: ('kept' | 'faulty' | 'altered' | 'refused')[]; blanks: string[] };

const place = document.querySelector<HTMLElement>('[data-interviewer]');
const form = place?.querySelector<HTMLFormElement>('form[data-draft-form]');
if (place && form && globalThis.indexedDB) void begin(place, form);

async function begin(shown: HTMLElement, asked: HTMLFormElement): Promise<void> {
  const kept = await openKeptSheets(shown.dataset['interviewer'] ?? '');
  await kept.addBlanks(JSON.parse(shown.dataset['blanks'] ?? '[]'));
  askOneAfterAnother(shown, asked, kept);
}

function askOneAfterAnother(shown: HTMLElement, asked: HTMLFormElement, kept: KeptSheets): void {
  shown.querySelector('[data-counts]')?.removeAttribute('hidden');
  let corrected: string | null = null;
  let sent = 0;
  let isSending = false;
  const said = (name: string) => shown.querySelector<HTMLElement>(`[data-said="${name}"]`);

  async function showCounts(): Promise<void> {
    const sheets = await kept.list();
    const faulty = sheets.filter((one) => one.faulty).length;
    const counts = { sent, waiting: sheets.length - faulty, faulty };
    for (const [name, count] of Object.entries(counts)) {
      const place = said(name);
      if (place) place.textContent = String(count);
    }
    shown.querySelector<HTMLElement>('[data-mend]')?.toggleAttribute('hidden', faulty === 0);
    shown.querySelector<HTMLElement>('[data-file]')?.toggleAttribute('hidden', sheets.length === 0);
  }

  async function send(): Promise<void> {
    if (isSending) return;
    isSending = true;
    try {
      for (;;) {
        const sheets = (await kept.list()).filter(({ faulty }) => !faulty).slice(0, AT_ONCE);
        const answer = sheets.length > 0 ? await sendSome(shown, sheets) : null;
        if (!answer) break;
        const outcomeOf = (wanted: (outcome: string | undefined) => boolean) =>
          sheets.filter((_, at) => wanted(answer.outcomes[at]));
        const taken = outcomeOf((outcome) => outcome === 'kept');
        await kept.settle(
          taken.map(({ sealed }) => sealed),
          outcomeOf((outcome) => outcome !== 'kept')
        );
        await kept.addBlanks(answer.blanks);
        sent += taken.length;
      }
    } finally {
      isSending = false;
      await showCounts();
    }
  }

  asked.addEventListener('submit', async (event) => {
    event.preventDefault();
    const isKept = await kept.keep(fieldsOf(asked), corrected);
    said('no-blank')?.toggleAttribute('hidden', isKept);
    if (!isKept) return;
    corrected = null;
    asked.reset();
    scrollTo(0, 0);
    shown.querySelector<HTMLElement>('h1')?.focus();
    await showCounts();
    await send();
  });
  asked.addEventListener('input', () => void navigator.storage?.persist?.().catch(() => false), {
    once: true
  });
  shown.querySelector('[data-mend] button')?.addEventListener('click', async () => {
    const sheet = (await kept.list()).find(({ faulty }) => faulty);
    if (!sheet) return;
    corrected = sheet.sealed;
    fillIn(asked, sheet.fields);
    asked.scrollIntoView();
  });
  shown.querySelector('[data-file] button')?.addEventListener('click', async () => {
    saveFile(shown, await kept.list());
  });
  addEventListener('online', () => void send());
  setInterval(() => void send(), RETRY_MS);
  void send();
}

function fileOf(shown: HTMLElement, sheets: readonly KeptSheet[]): string {
  return JSON.stringify({
    opora: 'answers',
    questionnaire: shown.dataset['interviewer'],
    sheets: sheets.map(({ sealed, fields }) => ({ sealed, fields }))
  });
}

/** What the server says of some sheets; null where it is not reached. */
async function sendSome(shown: HTMLElement, sheets: readonly KeptSheet[]): Promise<Answer | null> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const request = { method: 'POST', headers, body: fileOf(shown, sheets) };
  return fetch(shown.dataset['address'] ?? '', request).then(
    (response) => (response.ok ? (response.json() as Promise<Answer>) : null),
    () => null
  );
}

function saveFile(shown: HTMLElement, sheets: readonly KeptSheet[]): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([fileOf(shown, sheets)], { type: 'application/json' }));
  link.download = `odpovede-${shown.dataset['interviewer']}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
