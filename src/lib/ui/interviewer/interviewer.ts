/*
 * An interviewer asks one person after another, with or without a network: every sheet is kept in the browser first and
 * sent when the server is reached. The page must stay open; what is kept outlasts it. Without this script the page sends
 * one sheet at a time like any form.
 */
import { readSeal } from '../draft/sealed-sheet.ts';
import { type AskedForm, askOneAfterAnother } from './asked-form.ts';
import { isOf, type KeptSheet, openKeptSheets, type SheetForm } from './kept-sheets.ts';
import { fileOf, sendKept } from './sheet-sending.ts';

const RETRY_MS = 20_000;

const place = document.querySelector<HTMLElement>('[data-interviewer]');
if (place && globalThis.indexedDB) void begin(place);

async function begin(shown: HTMLElement): Promise<void> {
  const { interviewer = '', version, language = '', blanks = '[]' } = shown.dataset;
  const form = { version: Number(version), language };
  const kept = await openKeptSheets(interviewer, form);
  // What is there already is enough as far as it goes.
  await kept.addBlanks(JSON.parse(blanks).slice(await kept.countBlanks()));
  shown.querySelector('[data-counts]')?.removeAttribute('hidden');
  const asked = askOneAfterAnother(shown, kept, async () => {
    await showAll();
    void send();
  });
  let sent = 0;
  let isSending = false;

  async function showAll(): Promise<void> {
    const [sheets, unsealed] = [await kept.list(), await kept.countUnsealed()];
    showCounts(shown, sheets, { sent, unsealed });
    showMending(shown, sheets, { form, asked });
  }

  async function send(): Promise<void> {
    if (isSending) return;
    isSending = true;
    try {
      await sendKept(shown, kept, (some) => {
        sent += some.count;
        show(shown, '[data-said="changed"]', asked?.isMending === false && some.version !== form.version);
      });
    } finally {
      isSending = false;
      await showAll();
    }
  }

  shown.querySelector('[data-file] button')?.addEventListener('click', async () => {
    saveFile(shown, await kept.list());
  });
  shown.querySelector('[data-rejected] button')?.addEventListener('click', async () => {
    await kept.settle(
      (await kept.list()).filter(({ isRejected }) => isRejected),
      []
    );
    await showAll();
  });
  addEventListener('online', () => void send());
  setInterval(() => void send(), RETRY_MS);
  void send();
}

function show(shown: HTMLElement, selector: string, isShown: boolean): void {
  shown.querySelector(selector)?.toggleAttribute('hidden', !isShown);
}

function showCounts(
  shown: HTMLElement,
  sheets: readonly KeptSheet[],
  { sent, unsealed }: { sent: number; unsealed: number }
): void {
  const faulty = sheets.filter((one) => one.faulty).length;
  const rejected = sheets.filter((one) => one.isRejected).length;
  const counts = { sent, waiting: sheets.length - faulty - rejected + unsealed, faulty, rejected };
  for (const [name, count] of Object.entries(counts)) {
    const said = shown.querySelector(`[data-said="${name}"]`);
    if (said) said.textContent = String(count);
  }
  show(shown, '[data-file]', sheets.length > 0);
  show(shown, '[data-said="no-blank"]', unsealed > 0);
  show(shown, '[data-rejected]', rejected > 0);
}

/** What is missing is filled in here, or on the form on which the sheet was begun. */
function showMending(
  shown: HTMLElement,
  sheets: readonly KeptSheet[],
  { form, asked }: { form: SheetForm; asked: AskedForm | null }
): void {
  const faulty = sheets.filter((one) => one.faulty);
  const here = faulty.find(({ sealed }) => isOf(sealed, form));
  asked?.offerToMend(here ?? null);
  const elsewhere = here && asked ? null : readSeal(faulty[0]?.sealed ?? '');
  const link = shown.querySelector<HTMLAnchorElement>('[data-mend-elsewhere] a');
  if (link && elsewhere)
    link.href = `${shown.dataset['link']}&jazyk=${elsewhere.language}&doplnit=${elsewhere.version}`;
  show(shown, '[data-mend-elsewhere]', elsewhere !== null);
}

function saveFile(shown: HTMLElement, sheets: readonly KeptSheet[]): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([fileOf(shown, sheets)], { type: 'application/json' }));
  link.download = `odpovede-${shown.dataset['interviewer']}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
