import { carriedOver } from '#lib/domain/surveys/questionnaire/carried-over.ts';
import type { Questionnaire, QuestionnaireContent } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { shownLiveResults } from '#lib/server/desk/live-results.ts';
import type { Stores } from '#lib/server/stores.ts';
import { type ShownQuestion, shownResults } from '#lib/server/survey-results/shown-results.ts';
import { frozenOf, liveOf } from './read-results.ts';

/** An earlier questionnaire whose answers can be compared, and the questions that both asked just so. */
export type EarlierRound = {
  questionnaire: Questionnaire;
  title: string;
  opensAt: Date;
  shared: ReadonlySet<string>;
};

/** So many questionnaires back are looked through: more rounds than a plan of five years has. */
const LOOKED_THROUGH = 20;

/** Earlier questionnaires of the same people with a question carried over, the latest first; of a small body published ones. */
export async function earlierRounds(
  stores: Stores,
  { id, audience, opensAt }: Questionnaire,
  own: Pick<QuestionnaireContent, 'sections'>
): Promise<EarlierRound[]> {
  if (!opensAt) return [];
  const others = (await stores.questionnaires.list(1))
    .filter((one) => one.id !== id && one.audience === audience)
    .filter((one): one is Questionnaire & { opensAt: Date } => one.opensAt !== null && one.opensAt < opensAt)
    .toSorted((a, b) => b.opensAt.getTime() - a.opensAt.getTime())
    .slice(0, LOOKED_THROUGH);
  const rounds: EarlierRound[] = [];
  for (const questionnaire of others) {
    const content = await contentOf(stores, questionnaire);
    const shared = content && carriedOver(own, content);
    if (!content || !shared?.size) continue;
    rounds.push({ questionnaire, title: content.title.sk, opensAt: questionnaire.opensAt, shared });
  }
  return rounds;
}

/** What an earlier questionnaire asked, where its answers may be seen; without reading any. */
async function contentOf(
  { questionnaires, surveyResults }: Stores,
  { id, openVersion, smallBody }: Questionnaire
): Promise<QuestionnaireContent | null> {
  if (openVersion === null || (smallBody && !(await surveyResults.find(id)))) return null;
  return (await questionnaires.findVersion(id, openVersion))?.content ?? null;
}

/** What was answered in the one round that somebody chose to compare with; the others are not read. */
export async function answersOf(
  stores: Stores,
  { questionnaire }: EarlierRound
): Promise<((saying: Pick<App.Locals, 't' | 'locale'>) => ShownQuestion[]) | null> {
  const live = await liveOf(stores, questionnaire, null);
  if (live) return (saying) => shownLiveResults(live, { ages: null, cut: null }, saying).questions;
  const frozen = await frozenOf(stores, questionnaire);
  return frozen && ((saying) => shownResults(frozen.content, frozen.result, [], saying).questions);
}
