import { shownReceipt } from '#lib/domain/surveys/answering/receipt.ts';
import type { PageSources } from '#lib/server/page-cache.ts';
import { LastUsed } from './last-used.ts';
import { isBlank } from './raw-answers.ts';
import type { FoundSheet, TakenStep } from './sheet-form.ts';
import { pageAfter, shownOn } from './sheet-pages.ts';
import { sealSheet } from './sheet-state.ts';

/*
 * A page of a questionnaire that nobody has filled in yet is the same for everybody but for the sealed sheet in it, and
 * the page of thanks but for its receipt. It is drawn for the first who comes; the others are given its bytes with their
 * own text in its place, and no page is drawn and no statement asked for them.
 */

/** Everything but its state, which the clock alone decides. */
export type KnownSheet = Omit<FoundSheet, 'state'> & { sources: PageSources };

/** A drawn page around the one text that differs. */
export type DrawnSheet = {
  before: Buffer;
  after: Buffer;
  headers: Readonly<Record<string, string>>;
  sources: PageSources;
};

const MIB = 1024 * 1024;
// A questionnaire has about 30 kB and a page of it 20 kB: some hundreds of each.
const sheets = new LastUsed<KnownSheet>(8 * MIB, ({ asked }) => JSON.stringify(asked).length);
const pages = new LastUsed<DrawnSheet>(12 * MIB, ({ before, after }) => before.length + after.length);

type IsCurrent = (sources: PageSources) => boolean;

/** The questionnaire at an address, unless something of its body has changed since it was found. */
export function knownSheet(path: string, isCurrent: IsCurrent): KnownSheet | undefined {
  const known = sheets.find(path);
  return known && isCurrent(known.sources) ? known : undefined;
}

export function rememberSheet(path: string, known: KnownSheet): void {
  sheets.keep(path, known);
}

export function drawnSheet(key: string, isCurrent: IsCurrent): DrawnSheet | undefined {
  const drawn = pages.find(key);
  return drawn && isCurrent(drawn.sources) ? drawn : undefined;
}

/** Keeps a page that was drawn with `own` in it, where that stands in it once. */
export function rememberDrawn(
  key: string,
  html: Buffer,
  own: string,
  given: Pick<DrawnSheet, 'headers' | 'sources'>
): void {
  const at = html.indexOf(own);
  if (at < 0 || html.indexOf(own, at + 1) >= 0) return;
  const after = html.subarray(at + Buffer.byteLength(own));
  pages.keep(key, { before: html.subarray(0, at), after, ...given });
}

/** What tells the page of a step from every other page, and the text that differs on it; null where more differs. */
export function ownPart({ step, told }: TakenStep): { name: string; own: string } | null {
  const { asked, formKey, needsCode, typedContact } = told;
  if (step.step === 'receipt')
    return { name: `receipt ${step.state.language}`, own: shownReceipt(step.receipt) };
  if (step.step !== 'page' || step.notice !== null || step.faults.size > 0) return null;
  const { state } = step;
  const shown = shownOn(asked.content, state);
  const isLast = pageAfter(asked.content, state, 1) === null;
  const isFilled = shown.some(({ id }) => !isBlank(state.answers[id] ?? ''));
  const asksCode = isLast && needsCode && state.code === '';
  if (isFilled || asksCode || (isLast && typedContact !== '')) return null;
  const hasBefore = pageAfter(asked.content, state, -1) !== null;
  const questions = shown.map(({ id }) => id);
  const name = JSON.stringify([
    ...[asked.version, state.language, state.whole, state.page],
    ...[isLast, hasBefore, questions]
  ]);
  return { name, own: sealSheet(state, asked.id, formKey) };
}
