import { createHash } from 'node:crypto';
import {
  LETTER_CODE_CHANCE,
  letterCodeFrom,
  MOST_LETTER_CODES,
  MOST_LETTERS_AT_ONCE
} from '#lib/domain/surveys/answering/letter-code.ts';
import {
  type Questionnaire,
  type QuestionnaireMode,
  questionnaireState
} from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';
import type { CodeStores } from './survey-work.ts';

type LetterStores = CodeStores & {
  questionnaires: {
    lock(id: string): Promise<Questionnaire | undefined>;
    changeMode(id: string, mode: QuestionnaireMode): Promise<void>;
  };
  events: EventLog;
};

/** What is kept of a code: enough to know it again when somebody brings it. */
export function codeHash(questionnaireId: string, code: string): string {
  return createHash('sha256').update(`code ${questionnaireId} ${code}`).digest('hex');
}

/** Decides how a questionnaire is answered, until it is opened: whoever answers must know what holds. */
export async function chooseMode(
  { questionnaires, events }: Pick<LetterStores, 'questionnaires' | 'events'>,
  actor: Actor,
  { id, mode }: { id: string; mode: QuestionnaireMode }
): Promise<'chosen' | 'not-allowed' | 'gone' | 'was-opened'> {
  if (refuseAction(actor, 'keep-questionnaires')) return 'not-allowed';
  const questionnaire = await questionnaires.lock(id);
  if (!questionnaire) return 'gone';
  if (questionnaire.opensAt !== null) return 'was-opened';
  await questionnaires.changeMode(id, mode);
  await events.add({
    ...{ actorId: actor.actorId, action: 'mode-chosen', subject: 'questionnaire', subjectId: id },
    details: { mode }
  });
  return 'chosen';
}

/** Codes for letters, each drawn by chance; only who prints them at once ever sees them. */
export function drawCodes(count: number, chance: (bytes: number) => Uint8Array): string[] {
  return Array.from({ length: count }, () => letterCodeFrom(chance(LETTER_CODE_CHANCE)));
}

export type KeepCodesOutcome = 'kept' | 'not-allowed' | 'gone' | 'not-by-codes' | 'not-open' | 'too-many';

/** Keeps the hashes of codes that were printed; from now on each answers the questionnaire once. */
export async function keepCodes(
  { questionnaires, surveyCodes, events }: LetterStores,
  actor: Actor,
  { id, codes, now }: { id: string; codes: readonly string[]; now: Date }
): Promise<KeepCodesOutcome> {
  if (refuseAction(actor, 'keep-questionnaires')) return 'not-allowed';
  const questionnaire = await questionnaires.lock(id);
  if (!questionnaire) return 'gone';
  if (questionnaire.mode !== 'codes') return 'not-by-codes';
  const state = questionnaireState(questionnaire, now);
  if (state === 'draft' || state === 'closed') return 'not-open';
  const made = (await surveyCodes.ofQuestionnaire(id))?.made ?? 0;
  if (codes.length > MOST_LETTERS_AT_ONCE || made + codes.length > MOST_LETTER_CODES) return 'too-many';
  await surveyCodes.add(
    id,
    codes.map((code) => codeHash(id, code))
  );
  await events.add({
    ...{ actorId: actor.actorId, action: 'letters-printed', subject: 'questionnaire', subjectId: id },
    details: { letters: codes.length }
  });
  return 'kept';
}

export type CodeRefusal = 'no-such-code' | 'code-used';

/** Why a code does not open a questionnaire, or null. Another person may still use it before this one sends. */
export async function refuseCode(
  { surveyCodes }: CodeStores,
  questionnaireId: string,
  code: string
): Promise<CodeRefusal | null> {
  const found = await surveyCodes.find(questionnaireId, codeHash(questionnaireId, code));
  if (!found) return 'no-such-code';
  return found.used ? 'code-used' : null;
}
