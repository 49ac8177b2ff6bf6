import { randomBytes, randomUUID } from 'node:crypto';
import type { Question } from '#lib/domain/surveys/questionnaire/question.ts';
import type {
  Questionnaire,
  QuestionnaireContent,
  QuestionnaireMode
} from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { codeFrom } from '#lib/domain/surveys/questionnaire/questionnaire-code.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db } from '#lib/server/db/db.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { createQuestionnaire } from '#lib/server/use-cases/surveys/keep-questionnaire.ts';
import { chooseMode } from '#lib/server/use-cases/surveys/letter-codes.ts';
import { openQuestionnaire } from '#lib/server/use-cases/surveys/open-questionnaire.ts';
import type { AskedVersion, SentSheet } from '#lib/server/use-cases/surveys/submit-response.ts';
import { anAccount } from './fixtures.ts';

/** A questionnaire that nobody has opened. */
export function aQuestionnaire(given: Partial<Questionnaire> = {}): Questionnaire {
  return {
    ...{
      id: randomUUID(),
      code: codeFrom(randomBytes(6)),
      planId: null,
      audience: 'residents',
      mode: 'open'
    },
    ...{ opensAt: null, closesAt: null, openVersion: null, smallBody: true },
    ...given
  };
}

const text = (sk: string) => ({ sk });
const common = { hint: null, required: false, askedWhen: null };
const offered = (...codes: string[]) => codes.map((code) => ({ code, text: text(code) }));

/** Questions of several types, one of them skipped by most, and who answers. */
export const SOME_QUESTIONS: readonly Question[] = [
  {
    ...{ ...common, id: 'help', required: true, text: text('Pomáha vám niekto?') },
    ...{ type: 'single', options: offered('yes', 'no'), other: true }
  },
  {
    ...{ ...common, id: 'who', text: text('Kto?') },
    ...{ type: 'multiple', options: offered('family', 'neighbour', 'service'), other: false, most: 2 },
    askedWhen: { questionId: 'help', codes: ['yes'], chose: true }
  },
  {
    ...{ ...common, id: 'content', text: text('Ako ste spokojní?') },
    ...{ type: 'scale', steps: 5, low: text('vôbec'), high: text('veľmi') }
  },
  { ...common, id: 'missing', text: text('Čo tu chýba?'), type: 'long-text' },
  {
    ...common,
    id: 'sex',
    text: text('Kto ste?'),
    type: 'single',
    options: offered('woman', 'man'),
    other: false
  },
  {
    ...{ ...common, id: 'age', text: text('Koľko máte rokov?') },
    ...{ type: 'single', options: offered('under-30', '30-49', '50-64', '65-over'), other: false }
  },
  {
    ...common,
    id: 'part',
    text: text('Kde bývate?'),
    type: 'single',
    options: offered('upper', 'lower'),
    other: false
  }
];

export function someContent(given: Partial<QuestionnaireContent> = {}): QuestionnaireContent {
  return {
    ...{ title: text('Ako sa tu žije'), intro: null, asksContact: true },
    sections: [{ id: 'life', title: text('Život'), questions: SOME_QUESTIONS }],
    ...given
  };
}

/** An open questionnaire of a body, and whoever keeps it. */
export async function anOpenQuestionnaire(
  db: Db,
  body: BodyId,
  {
    now = new Date(),
    smallBody = false,
    content = someContent(),
    mode = 'open'
  }: { now?: Date; smallBody?: boolean; content?: QuestionnaireContent; mode?: QuestionnaireMode } = {}
): Promise<{ asked: AskedVersion; coordinator: Actor; code: string }> {
  const accountId = await anAccount(db);
  const { id, code, audience } = aQuestionnaire();
  const closesAt = new Date(now.getTime() + 7 * 86_400_000);
  const coordinator = await inTransaction(db, body, async (stores) => {
    const actor: Actor = {
      actorId: await stores.accounts.actorOf(accountId, 'Anna'),
      roles: ['coordinator']
    };
    await createQuestionnaire(stores, actor, { id, code, audience, planId: null, content });
    if (mode !== 'open') await chooseMode(stores, actor, { id, mode });
    await openQuestionnaire(stores, actor, { id, opensAt: now, closesAt, smallBody, now });
    return actor;
  });
  return { asked: { id, smallBody, mode, closesAt, version: 1, content }, coordinator, code };
}

/** A sheet as it comes over the web. */
export function aSheet(
  given: Record<string, unknown>,
  { now = new Date(), ...rest }: Partial<SentSheet> & { now?: Date } = {}
): SentSheet {
  return {
    ...{ given: new Map(Object.entries(given)), channel: 'web', language: 'sk', key: randomUUID() },
    ...{ contact: '', doubtful: false, sentOn: '2026-11-22', openAt: now },
    ...rest
  };
}
