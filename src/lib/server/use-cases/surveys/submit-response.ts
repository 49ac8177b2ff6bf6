import { randomUUID } from 'node:crypto';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { partOwnWords } from '#lib/domain/surveys/answering/own-words.ts';
import { profileOf, withSmallProfile } from '#lib/domain/surveys/answering/profile.ts';
import { type TallyLine, tallyLines } from '#lib/domain/surveys/answering/tally.ts';
import {
  isAnsweredBy,
  type Questionnaire,
  type QuestionnaireContent,
  takesCode
} from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import {
  type AnswerFault,
  judgeResponse,
  type Response
} from '#lib/domain/surveys/questionnaire/response.ts';
import { type CodeRefusal, codeHash } from './letter-codes.ts';
import { receiptHash, receiptOf, wordsId } from './sheet-receipt.ts';
import type { AnsweringStores, Channel, SheetLanguage } from './survey-work.ts';

/** The longest contact that somebody may leave, as an e-mail address may be. */
export const CONTACT_MAX_LENGTH = 254;
/** So long after closing the body may write to those who left a contact. */
const CONTACT_DAYS = 365;
const DAY_MS = 86_400_000;

/** The version that was answered, as it was frozen. */
export type AskedVersion = Pick<Questionnaire, 'id' | 'smallBody' | 'mode'> & {
  closesAt: Date;
  version: number;
  content: QuestionnaireContent;
};

/** A sheet as it came; nothing about the shape of `given` is believed. */
export type SentSheet = {
  given: ReadonlyMap<string, unknown>;
  channel: Channel;
  language: SheetLanguage;
  /** Made when the sheet was begun; the same sheet sent again bears the same. */
  key: string;
  /** The one-time code of a letter, where the questionnaire takes one. */
  code?: string;
  /** A contact left voluntarily, or empty. */
  contact: string;
  /** Whether a person is to look at it before it counts. */
  doubtful: boolean;
  sentOn: CalendarDay;
  /** The moment at which the version must be open; null for a sheet that was answered before, on paper or offline. */
  openAt: Date | null;
};

export type SubmitOutcome =
  | { outcome: 'kept'; receipt: string }
  | { outcome: 'faulty'; response: Response; faults: ReadonlyMap<string, AnswerFault> }
  | { outcome: 'contact-too-long' | 'not-open' | CodeRefusal };

/**
 * Keeps the answers of one person, once: a second click, a retry and another tab bring the same receipt. Words of one's
 * own and a contact leave the answers before anything is stored, and a small body keeps no more than sex and four ages.
 * Nobody is asked who she is, so there is no actor; and no event, because its moment would say more than the day kept.
 */
export async function submitResponse(
  stores: AnsweringStores,
  asked: AskedVersion,
  sheet: SentSheet
): Promise<SubmitOutcome> {
  if (!isAnsweredBy(asked.mode, sheet.channel)) return { outcome: 'not-open' };
  const judged = judgeResponse(asked.content, sheet.given);
  if (judged.outcome === 'faulty') return judged;
  const contact = asked.content.asksContact ? sheet.contact.trim() : '';
  if (contact.length > CONTACT_MAX_LENGTH) return { outcome: 'contact-too-long' };
  const { response, words } = partOwnWords(asked.content, judged.response);
  const kept = asked.smallBody ? withSmallProfile(response) : response;
  const receipt = receiptOf(sheet.key);
  const code = takesCode(asked.mode, sheet.channel) ? codeHash(asked.id, sheet.code ?? '') : null;
  const refusal = code === null ? null : await refuseSpent(stores, asked.id, { code, receipt });
  if (refusal) return { outcome: refusal };
  const held = words.map((own) => ({ ...own, id: wordsId(receipt, own.questionId) }));
  const added = await stores.responses.add(
    {
      ...{ questionnaireId: asked.id, version: asked.version },
      ...{ channel: sheet.channel, language: sheet.language, sentOn: sheet.sentOn },
      answers: Object.fromEntries(kept),
      receiptHash: receiptHash(asked.id, receipt),
      state: sheet.doubtful ? 'to-check' : 'counted',
      heldWords: sheet.doubtful ? held : null
    },
    sheet.openAt
  );
  if (added === 'not-open') return { outcome: 'not-open' };
  if (added === 'there-already') return { outcome: 'kept', receipt };
  if (code !== null) await stores.surveyCodes.use(asked.id, code);
  if (!sheet.doubtful) {
    await stores.responseTexts.add(asked.id, held);
    const lines = countedLines(asked.content, kept, sheet.channel);
    await stores.responseTallies.count(asked.id, asked.version, profileOf(kept), lines);
  }
  if (contact !== '') {
    const forgetAfter = new Date(asked.closesAt.getTime() + CONTACT_DAYS * DAY_MS);
    await stores.surveyContacts.add({ id: randomUUID(), questionnaireId: asked.id, contact, forgetAfter });
  }
  return { outcome: 'kept', receipt };
}

/** Whoever sends the same sheet again has spent its code already; anybody else is refused. */
async function refuseSpent(
  { surveyCodes, responses }: AnsweringStores,
  questionnaireId: string,
  { code, receipt }: { code: string; receipt: string }
): Promise<CodeRefusal | null> {
  const found = await surveyCodes.lock(questionnaireId, code);
  if (!found) return 'no-such-code';
  if (!found.used) return null;
  const sheet = await responses.lockByReceipt(questionnaireId, receiptHash(questionnaireId, receipt));
  return sheet ? null : 'code-used';
}

/** What a sheet adds to the counts: its answers, and itself by the channel in which it came. */
export function countedLines(
  content: Pick<QuestionnaireContent, 'sections'>,
  response: Response,
  channel: Channel
): TallyLine[] {
  return [{ questionId: '', answer: channel }, ...tallyLines(content, response)];
}
