import { readLetterCode } from '#lib/domain/surveys/answering/letter-code.ts';
import { languagesOf, takesCode } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import type { AnswerFault } from '#lib/domain/surveys/questionnaire/response.ts';
import { questionsOf } from '#lib/domain/surveys/questionnaire/survey.ts';
import type { CodeRefusal } from '#lib/server/use-cases/surveys/letter-codes.ts';
import type { AskedVersion, SubmitOutcome } from '#lib/server/use-cases/surveys/submit-response.ts';
import type { Channel, SheetLanguage } from '#lib/server/use-cases/surveys/survey-work.ts';
import { isBlank, readRawAnswers, toBeJudged } from './raw-answers.ts';
import { judged, pageAfter, pagesOf, shownOn } from './sheet-pages.ts';
import { newSheet, openSheet, type SheetState } from './sheet-state.ts';

/** Why a page is shown again although nothing on it is faulty. */
export type SheetNotice = 'altered' | 'changed' | null;

/** What is wrong with the code of a letter. */
export type CodeFault = CodeRefusal | 'mistyped';

/** What becomes of a form that a person sent. */
export type SheetStep =
  | { step: 'no-code'; refusal: CodeFault; typed: string }
  | { step: 'code-refused'; refusal: CodeFault; state: SheetState }
  | { step: 'page'; state: SheetState; faults: ReadonlyMap<string, AnswerFault>; notice: SheetNotice }
  | { step: 'contact-too-long'; state: SheetState }
  | { step: 'receipt'; receipt: string; state: SheetState }
  | { step: 'closed'; state: SheetState };

export type Send = (state: SheetState, given: ReadonlyMap<string, unknown>) => Promise<SubmitOutcome>;

type Stepping = {
  formKey: string;
  channel: Channel;
  /** Whether it can be answered at this moment. */
  isOpen: boolean;
  /** Why a code of a letter does not open it, or null. */
  refuseCode: (code: string) => Promise<CodeRefusal | null>;
  send: Send;
};

const NO_FAULTS: ReadonlyMap<string, AnswerFault> = new Map();

/**
 * One step of a person through a questionnaire: the first page, the next one, the one before, or sending. Nothing that
 * somebody chose or wrote is lost: it goes on with the sheet whatever is said about it.
 */
export async function stepThrough(asked: AskedVersion, form: FormData, given: Stepping): Promise<SheetStep> {
  const { formKey, isOpen, send } = given;
  const needsCode = takesCode(asked.mode, given.channel);
  const typedCode = readLetterCode(String(form.get('kod') ?? ''));
  const wanted = String(form.get('krok') ?? '');
  const came = openSheet(String(form.get('stav') ?? ''), asked.id, formKey);
  if (wanted === 'zacat' || !came) {
    const state = newSheet({
      version: asked.version,
      language: chosenLanguage(asked, form),
      whole: form.has('spolu'),
      channel: given.channel,
      code: needsCode ? (typedCode ?? '') : ''
    });
    // A page without its hidden field: what was filled in on it is kept where it fits.
    const filled = Object.entries(readRawAnswers(questionsOf(asked.content), form));
    state.answers = Object.fromEntries(filled.filter(([, raw]) => !isBlank(raw)));
    if (!isOpen) return { step: 'closed', state };
    if (wanted !== 'zacat') return page(asked, state, 'altered');
    const refusal = needsCode ? await codeFault(typedCode, given) : null;
    if (!refusal) return page(asked, state, null);
    return { step: 'no-code', refusal, typed: String(form.get('kod') ?? '').slice(0, 40) };
  }
  const state = withPage(asked, came.state, form);
  // A right code is not asked for again; a wrong one can be mended on every page.
  if (needsCode && typedCode !== null) state.code = typedCode;
  if (!isOpen) return { step: 'closed', state };
  if (!came.sound)
    return page(asked, { ...state, key: newSheet(state).key, version: asked.version }, 'altered');
  if (state.version !== asked.version)
    return page(asked, { ...state, version: asked.version, page: 0 }, 'changed');
  // A draft that the browser kept: the page as it was left.
  if (wanted === 'pokracovat') return page(asked, state, null);
  if (wanted === 'spat') return { ...page(asked, back(asked, state), null) };
  return forward(asked, state, send);
}

async function codeFault(code: string | null, { refuseCode }: Stepping): Promise<CodeFault | null> {
  return code === null ? 'mistyped' : refuseCode(code);
}

function chosenLanguage({ content }: AskedVersion, form: FormData): SheetLanguage {
  const wanted = String(form.get('jazyk') ?? 'sk');
  return languagesOf(content).find((language) => language === wanted) ?? 'sk';
}

/** The sheet with what was filled in on its page. */
export function withPage(
  { content }: Pick<AskedVersion, 'content'>,
  came: SheetState,
  form: FormData
): SheetState {
  const last = pagesOf(content, came.whole).length - 1;
  const state = { ...came, page: Math.min(Math.max(came.page, 0), last) };
  const filled = readRawAnswers(shownOn(content, state), form);
  return { ...state, answers: { ...state.answers, ...filled } };
}

function page({ content }: AskedVersion, state: SheetState, notice: SheetNotice): SheetStep {
  const isEmpty = shownOn(content, state).length === 0;
  const next = isEmpty ? pageAfter(content, state, 1) : null;
  return { step: 'page', state: { ...state, page: next ?? state.page }, faults: NO_FAULTS, notice };
}

function back({ content }: AskedVersion, state: SheetState): SheetState {
  return { ...state, page: pageAfter(content, state, -1) ?? state.page };
}

async function forward(asked: AskedVersion, state: SheetState, send: Send): Promise<SheetStep> {
  const { content } = asked;
  const result = judged(content, state);
  const faults = result.outcome === 'faulty' ? result.faults : NO_FAULTS;
  const pages = pagesOf(content, state.whole);
  // What is missing on pages to come is no fault yet; what is wrong on an earlier one is mended there first.
  const faulty = pages.findIndex(
    (questions, at) => at <= state.page && questions.some(({ id }) => faults.has(id))
  );
  if (faulty >= 0) return { step: 'page', state: { ...state, page: faulty }, faults, notice: null };
  const next = pageAfter(content, state, 1);
  if (next !== null)
    return { step: 'page', state: { ...state, page: next }, faults: NO_FAULTS, notice: null };
  const outcome = await send(state, toBeJudged(questionsOf(content), state.answers));
  switch (outcome.outcome) {
    case 'kept':
      return { step: 'receipt', receipt: outcome.receipt, state };
    case 'not-open':
      return { step: 'closed', state };
    case 'no-such-code':
    case 'code-used':
      return { step: 'code-refused', refusal: outcome.outcome, state };
    case 'contact-too-long':
      return { step: 'contact-too-long', state };
    case 'faulty':
      return { step: 'page', state, faults: outcome.faults, notice: null };
  }
}
