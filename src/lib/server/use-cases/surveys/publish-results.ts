import type { AgeStructure } from '#lib/domain/population/age-structure.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { SheetStanding } from '#lib/domain/surveys/paper/double-entry.ts';
import type { AskedAlike } from '#lib/domain/surveys/questionnaire/asked-alike.ts';
import { type Questionnaire, questionnaireState } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import type { Survey } from '#lib/domain/surveys/questionnaire/survey.ts';
import type { FrozenResult } from '#lib/domain/surveys/results/frozen-result.ts';
import { type CountedSheets, sheetCounter } from '#lib/domain/surveys/results/sheet-counts.ts';
import { surveyResult } from '#lib/domain/surveys/results/survey-result.ts';
import { residentsAsked, turnoutOf } from '#lib/domain/surveys/results/turnout.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import { readAskedAlike } from './asked-versions.ts';
import type { KeptResponse, QuestionnaireStores, QuestionnaireVersion } from './survey-work.ts';

/** What this use case asks of storage. */
export type PublishResultStores = Pick<QuestionnaireStores, 'published' | 'events'> & {
  questionnaires: Pick<QuestionnaireStores['questionnaires'], 'find' | 'lock' | 'findVersion'>;
  responses: {
    /** Counted sheets after an id, in the order of their ids. */
    listSheets(
      questionnaireId: string,
      after: string | null,
      most: number
    ): Promise<Pick<KeptResponse, 'id' | 'version' | 'channel' | 'answers'>[]>;
    /** How many sheets count now. */
    numberCounted(questionnaireId: string): Promise<number>;
    listToCheck(questionnaireId: string): Promise<unknown[]>;
  };
  paperSheets: { list(questionnaireId: string): Promise<Pick<SheetStanding, 'state'>[]> };
  surveyResults: {
    find(questionnaireId: string): Promise<unknown>;
    add(questionnaireId: string, publishedOn: CalendarDay, content: FrozenResult): Promise<void>;
    publish(questionnaireId: string): Promise<void>;
  };
};

/** What has to come before results are published. */
export type Unready = 'not-closed' | 'published-already' | 'sheets-to-check' | 'paper-to-count';
type Refusal = 'not-allowed' | 'gone' | 'changed-meanwhile' | Unready;
export type PublishResultsOutcome = { outcome: 'published'; revision: number } | { outcome: Refusal };

/** Sheets read by one transaction. */
const AT_ONCE = 1_000;
/** Counting again this often is enough for whoever does not count sheets of paper without end. */
const MOST_TRIES = 3;

/**
 * Publishes the results of a closed questionnaire, once: a second result would tell by the difference who came in
 * between. What waits to be checked is judged before, and what was typed from paper is counted.
 * @param inBody runs work in one short transaction of the body
 * @param ages of those who live in the body's territory; null where nobody knows
 */
export async function publishResults(
  inBody: <T>(work: (stores: PublishResultStores) => Promise<T>) => Promise<T>,
  actor: Actor,
  { id, ages, today, now }: { id: string; ages: AgeStructure | null; today: CalendarDay; now: Date }
): Promise<PublishResultsOutcome> {
  if (refuseAction(actor, 'keep-questionnaires')) return { outcome: 'not-allowed' };
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const begun = await inBody(async (stores) =>
      publishable(stores, await stores.questionnaires.find(id), now)
    );
    if (typeof begun === 'string') return { outcome: begun };
    const { sheets, content } = await computed(inBody, begun, ages);
    const outcome = await inBody(async (stores) => {
      const still = await publishable(stores, await stores.questionnaires.lock(id), now);
      if (typeof still === 'string') return { outcome: still };
      // Reading is done without the lock; a sheet of paper counted since then would be missing for ever. After the end
      // sheets are only added, so their number says whether one was.
      if ((await stores.responses.numberCounted(id)) !== sheets) return null;
      await stores.surveyResults.add(id, today, content);
      await stores.surveyResults.publish(id);
      await stores.events.add({
        ...{ actorId: actor.actorId, action: 'published', subject: 'survey-result', subjectId: id },
        details: { answers: content.answers }
      });
      return { outcome: 'published' as const, revision: await stores.published.raiseRevision() };
    });
    if (outcome) return outcome;
  }
  return { outcome: 'changed-meanwhile' };
}

type Closed = { questionnaire: Questionnaire; version: QuestionnaireVersion; isAlike: AskedAlike };

/**
 * Why results cannot be published yet, or null. Sheets of paper that were typed and do not count yet would be left out
 * for ever; a sheet of which only the number is written down holds nothing.
 */
export async function refusePublishing(
  {
    responses,
    paperSheets,
    surveyResults
  }: Pick<PublishResultStores, 'responses' | 'paperSheets' | 'surveyResults'>,
  questionnaire: Pick<Questionnaire, 'id' | 'openVersion' | 'opensAt' | 'closesAt'>,
  now: Date
): Promise<Unready | null> {
  const { id, openVersion } = questionnaire;
  if (openVersion === null || questionnaireState(questionnaire, now) !== 'closed') return 'not-closed';
  if (await surveyResults.find(id)) return 'published-already';
  if ((await responses.listToCheck(id)).length > 0) return 'sheets-to-check';
  const isWaiting = ({ state }: Pick<SheetStanding, 'state'>) => state !== 'untyped' && state !== 'counted';
  return (await paperSheets.list(id)).some(isWaiting) ? 'paper-to-count' : null;
}

async function publishable(
  stores: PublishResultStores,
  questionnaire: Questionnaire | undefined,
  now: Date
): Promise<Closed | Refusal> {
  if (!questionnaire) return 'gone';
  const refusal = await refusePublishing(stores, questionnaire, now);
  if (refusal) return refusal;
  const { id, openVersion } = questionnaire;
  const version = openVersion === null ? undefined : await stores.questionnaires.findVersion(id, openVersion);
  if (!version) throw new Error('A questionnaire was opened with a version that is not there.');
  return { questionnaire, version, isAlike: await readAskedAlike(stores, id, version) };
}

async function computed(
  inBody: InBody,
  { questionnaire, version, isAlike }: Closed,
  ages: AgeStructure | null
): Promise<{ sheets: number; content: FrozenResult }> {
  const { id, audience, smallBody } = questionnaire;
  const { sheets, counted } = await readSheets(inBody, { id, content: version.content, isAlike });
  // Only residents are compared with those who live here.
  const compared = audience === 'residents' ? ages : null;
  const residents = compared && residentsAsked(compared);
  const result = surveyResult(version.content, counted, { residents, smallBody });
  return { sheets, content: { ...result, turnout: compared ? turnoutOf(result, compared) : [] } };
}

type SheetStores = { responses: Pick<PublishResultStores['responses'], 'listSheets'> };
type InBody = <T>(work: (stores: SheetStores) => Promise<T>) => Promise<T>;

type SheetsAsked = { id: string; content: Pick<Survey, 'sections'>; isAlike: AskedAlike };

/** Every counted sheet of a questionnaire as places of categories, read some at a time in short transactions. */
export async function countedSheets(inBody: InBody, asked: SheetsAsked): Promise<CountedSheets> {
  return (await readSheets(inBody, asked)).counted;
}

async function readSheets(
  inBody: InBody,
  { id, content, isAlike }: SheetsAsked
): Promise<{ sheets: number; counted: CountedSheets }> {
  let read = 0;
  const counter = sheetCounter(content, isAlike);
  let after: string | null = null;
  do {
    const from: string | null = after;
    const sheets: Awaited<ReturnType<SheetStores['responses']['listSheets']>> = await inBody(
      ({ responses }) => responses.listSheets(id, from, AT_ONCE)
    );
    read += sheets.length;
    for (const { answers, channel, version: seen } of sheets) counter.add(answers, channel, seen);
    after = sheets.length < AT_ONCE ? null : (sheets.at(-1)?.id ?? null);
  } while (after !== null);
  return { sheets: read, counted: counter.counted() };
}
