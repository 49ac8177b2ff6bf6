import { isOf, type KeptSheet, type KeptSheets, type SheetForm } from './kept-sheets.ts';

/** Sheets of one request. */
const AT_ONCE = 20;

type Answer = {
  outcomes: ('kept' | 'faulty' | 'altered' | 'refused')[];
  /** What is wrong with each, in words. */
  faults: string[][];
  blanks: string[];
  /** The version that is asked now. */
  version: number;
};

/** What was sent at once: so many are kept, and this version is asked now. */
export type Sent = { count: number; version: number };

/** Sends what is kept until nothing waits or the server is not reached. */
export async function sendKept(
  shown: HTMLElement,
  kept: KeptSheets,
  told: (sent: Sent) => void
): Promise<void> {
  await fetchBlanks(shown, kept);
  for (;;) {
    const waiting = (await kept.list()).filter(({ faulty, isRejected }) => !faulty && !isRejected);
    const sheets = waiting.slice(0, AT_ONCE);
    const answer = sheets.length > 0 ? await exchange(shown, sheets, null) : null;
    if (!answer) return;
    const taken = sheets.filter((_, at) => answer.outcomes[at] === 'kept');
    const others = sheets.flatMap((sheet, at): KeptSheet[] => {
      if (taken.includes(sheet)) return [];
      const faulty = answer.outcomes[at] === 'faulty';
      return [{ ...sheet, faulty, isRejected: !faulty, faults: answer.faults[at] ?? [] }];
    });
    await kept.settle(taken, others);
    await kept.addBlanks(answer.blanks);
    told({ count: taken.length, version: answer.version });
  }
}

/** Whoever was asked when no blank was left is put on one as soon as the server gives it. */
async function fetchBlanks(shown: HTMLElement, kept: KeptSheets): Promise<void> {
  for (;;) {
    const lacking = await kept.sealWaiting();
    if (!lacking) return;
    const answer = await exchange(shown, [], lacking);
    if (!answer?.blanks.some((sealed) => isOf(sealed, lacking))) return;
    await kept.addBlanks(answer.blanks);
  }
}

/** What the server says of some sheets, and the blanks it gives; null where it is not reached. */
async function exchange(
  shown: HTMLElement,
  sheets: readonly KeptSheet[],
  wanted: (SheetForm & { count: number }) | null
): Promise<Answer | null> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const request = { method: 'POST', headers, body: fileOf(shown, sheets) };
  const { version, language, count } = wanted ?? {
    ...{ version: '', language: shown.dataset['language'] ?? '', count: 0 }
  };
  const address = `${shown.dataset['address']}&jazyk=${language}&verzia=${version}&prazdne=${count}`;
  return fetch(address, request).then(
    (response) => (response.ok ? (response.json() as Promise<Answer>) : null),
    () => null
  );
}

/** Sheets as a file, which the desk takes too. */
export function fileOf(shown: HTMLElement, sheets: readonly KeptSheet[]): string {
  return JSON.stringify({
    opora: 'answers',
    questionnaire: shown.dataset['interviewer'],
    sheets: sheets.map(({ sealed, fields }) => ({ sealed, fields }))
  });
}
