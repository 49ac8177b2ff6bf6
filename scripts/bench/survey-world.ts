import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Question } from '#lib/domain/surveys/questionnaire/question.ts';
import type { QuestionnaireContent } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { codeFrom } from '#lib/domain/surveys/questionnaire/questionnaire-code.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { openAccounts } from '#lib/server/accounts.ts';
import { accountStore } from '#lib/server/db/accounts.ts';
import type { Database, Tx } from '#lib/server/db/db.ts';
import { openDatabase } from '#lib/server/db/open-database.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { createQuestionnaire } from '#lib/server/use-cases/surveys/keep-questionnaire.ts';
import { openQuestionnaire } from '#lib/server/use-cases/surveys/open-questionnaire.ts';
import { planOfRajec } from './edits.ts';

const text = (sk: string) => ({ sk });
const options = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ code: `m${at + 1}`, text: text(`možnosť ${at + 1}`) }));
const common = { hint: null, required: false, askedWhen: null };

const PROFILE: readonly Question[] = [
  {
    ...common,
    id: 'sex',
    text: text('Kto ste?'),
    type: 'single',
    other: false,
    options: offered('woman', 'man')
  },
  {
    ...{ ...common, id: 'age', text: text('Koľko máte rokov?'), type: 'single', other: false },
    options: offered('under-30', '30-49', '50-64', '65-over')
  },
  {
    ...{ ...common, id: 'part', text: text('Kde bývate?'), type: 'single', other: false },
    options: offered('centre', 'upper', 'lower', 'station')
  }
];

function offered(...codes: string[]) {
  return codes.map((code) => ({ code, text: text(code) }));
}

/** Choices of one of five, of several, and scales in turn, then who answers. */
function contentOf(asked: number, sections: number): QuestionnaireContent {
  const plain = Array.from({ length: asked - PROFILE.length }, (_, at): Question => {
    const question = { ...common, id: `q${at}`, text: text(`Ako sa vám tu žije, otázka ${at + 1}?`) };
    if (at % 4 === 3) return { ...question, type: 'scale', steps: 5, low: text('zle'), high: text('dobre') };
    return { ...question, type: 'single', other: false, options: options(5) };
  });
  const questions = [...plain, ...PROFILE];
  const each = Math.ceil(questions.length / sections);
  return {
    ...{ title: text('Ako sa tu žije'), intro: null, asksContact: false },
    sections: Array.from({ length: sections }, (_, at) => ({
      ...{ id: `s${at}`, title: text(`Časť ${at + 1}`) },
      questions: questions.slice(at * each, (at + 1) * each)
    }))
  };
}

/** Twenty questions on four pages, and what somebody fills in on each. */
export const ASKED = contentOf(20, 4);
export const FILLED_IN = ASKED.sections.map(({ questions }) =>
  questions.map((question, at): [string, string] => [
    `o-${question.id}`,
    question.type === 'single' ? (question.options[at % question.options.length]?.code ?? '') : '4'
  ])
);
/** Fifty columns of results. */
const COLUMNS = contentOf(50, 5);

export type AnsweredSurvey = { answers: number; id: string };
export type SurveyWorld = {
  /** Of the questionnaire that people answer. */
  path: string;
  /** A coordinator's desk, and questionnaires that so many people answered. */
  cookie: string;
  desk: string;
  answered: AnsweredSurvey[];
};

/** A questionnaire to be answered, and some that were, by people whom the database invents. */
export async function surveyWorld(
  folder: string,
  secret: string,
  sizes: readonly { answers: number; sheets: boolean }[]
): Promise<SurveyWorld> {
  const database = await openDatabase({ folder: join(folder, 'database'), url: null });
  try {
    const { bodyId } = await planOfRajec(database);
    const { actor, cookie } = await coordinatorOf(database, bodyId, secret);
    const open = await opened(database, bodyId, actor, ASKED);
    const answered: AnsweredSurvey[] = [];
    for (const { answers, sheets } of sizes) {
      const { id } = await opened(database, bodyId, actor, COLUMNS);
      await invent(database, bodyId, { id, answers, sheets });
      answered.push({ answers, id });
    }
    return { path: `/rajec/dotaznik/${open.code}`, cookie, desk: '/pracovisko/rajec/dotazniky', answered };
  } finally {
    await database.close();
  }
}

async function coordinatorOf({ db }: Database, bodyId: BodyId, secret: string) {
  const accounts = openAccounts(db, { secret, origin: 'http://localhost', sendMail: async () => {} });
  const { headers, response } = await accounts.api.signUpEmail({
    body: { email: `${randomUUID()}@example.sk`, password: randomUUID(), name: 'Meranie' },
    returnHeaders: true
  });
  await accountStore(db).markVerified(response.user.id);
  const actor = await inTransaction(db, bodyId, async (stores): Promise<Actor> => {
    const since = { validFrom: '2026-01-01', validTo: null } as const;
    await stores.memberships.add({ accountId: response.user.id, role: 'coordinator', ...since });
    const actorId = await stores.accounts.actorOf(response.user.id, 'Meranie');
    return { actorId, roles: ['coordinator'] };
  });
  const cookies = headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
  return { actor, cookie: cookies.find((one) => one.startsWith('opora.session_token=')) ?? '' };
}

const YEAR_MS = 365 * 86_400_000;

async function opened({ db }: Database, bodyId: BodyId, actor: Actor, content: QuestionnaireContent) {
  const [id, code, now] = [randomUUID(), codeFrom(randomBytes(6)), new Date()];
  await inTransaction(db, bodyId, async (stores) => {
    await createQuestionnaire(stores, actor, { id, code, audience: 'residents', planId: null, content });
    const closesAt = new Date(now.getTime() + YEAR_MS);
    await openQuestionnaire(stores, actor, { id, opensAt: now, closesAt, smallBody: false, now });
  });
  return { id, code };
}

/** So many at once that no statement holds the connection for long. */
const AT_ONCE = 5_000;

/** Counts as answers leave them, and for one size the sheets too, made by the database itself. */
async function invent(
  { bulkDb }: Database,
  bodyId: BodyId,
  { id, answers, sheets }: { id: string; answers: number; sheets: boolean }
): Promise<void> {
  const inBody = (work: (tx: Tx) => Promise<unknown>) =>
    bulkDb.transaction().execute(async (tx) => {
      await sql`select set_config('app.body', ${bodyId}, true)`.execute(tx);
      await work(tx as Tx);
    });
  const questions = COLUMNS.sections.flatMap((section) => section.questions);
  for (const question of [...questions, null]) {
    const codes = question ? ['', ...codesOf(question)] : ['web', 'paper'];
    await inBody((tx) =>
      sql`
        insert into response_tally
          (body_id, questionnaire_id, version, question_id, answer, sex, age, part, count)
        select ${bodyId}::uuid, ${id}::uuid, 1, ${question?.id ?? ''}, code, sex, age, part,
          case when code = '' then ${answers}::integer / 32 else ${answers}::integer / 32 / ${
            question ? codes.length - 1 : codes.length
          }::integer end
        from unnest(${codes}::text[]) code,
          unnest(array['woman', 'man']) sex,
          unnest(array['under-30', '30-49', '50-64', '65-over']) age,
          unnest(array['centre', 'upper', 'lower', 'station']) part`.execute(tx)
    );
  }
  if (!sheets) return;
  const answer = questions.map(
    (question, at) =>
      sql`${question.id}::text, ${
        question.type === 'scale'
          ? sql`to_jsonb(1 + (n + ${at}::integer) % 5)`
          : sql`jsonb_build_object('code', (${codesOf(question)}::text[])[1 + (n * ${at + 3}::integer) % ${codesOf(question).length}::integer])`
      }`
  );
  for (let from = 0; from < answers; from += AT_ONCE)
    await inBody((tx) =>
      sql`
        insert into response
          (body_id, questionnaire_id, version, channel, language, answers, receipt_hash, state, sent_on)
        select ${bodyId}::uuid, ${id}::uuid, 1, 'web', 'sk', jsonb_build_object(${sql.join(answer)}),
          encode(sha256(convert_to(${id} || n::text, 'UTF8')), 'hex'), 'counted', '2026-11-22'
        from generate_series(${from}::integer, ${Math.min(answers, from + AT_ONCE) - 1}::integer) n`.execute(
        tx
      )
    );
}

function codesOf(question: Question): string[] {
  if (question.type === 'single') return question.options.map(({ code }) => code);
  return ['1', '2', '3', '4', '5'];
}
