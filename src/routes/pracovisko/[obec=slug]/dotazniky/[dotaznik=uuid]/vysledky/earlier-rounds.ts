import { carriedOver } from '#lib/domain/surveys/questionnaire/carried-over.ts';
import type { Questionnaire, QuestionnaireContent } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { shownLiveResults } from '#lib/server/desk/live-results.ts';
import type { Stores } from '#lib/server/stores.ts';
import { type ShownQuestion, shownResults } from '#lib/server/survey-results/shown-results.ts';
import { frozenOf, liveOf } from './read-results.ts';

/** An earlier questionnaire whose answers can be compared, and the questions that both asked just so. */
export type EarlierRound = {
  id: string;
  title: string;
  opensAt: Date;
  shared: ReadonlySet<string>;
  questions(saying: Pick<App.Locals, 't' | 'locale'>): ShownQuestion[];
};

/** So many questionnaires back are looked through: more rounds than a plan of five years has. */
const LOOKED_THROUGH = 20;

/** Earlier questionnaires of the same people with a question carried over, the latest first; of a small body published ones. */
export async function earlierRounds(
  stores: Stores,
  { id, audience, opensAt }: Questionnaire,
  content: Pick<QuestionnaireContent, 'sections'>
): Promise<EarlierRound[]> {
  if (!opensAt) return [];
  const others = (await stores.questionnaires.list(1))
    .filter((one) => one.id !== id && one.audience === audience)
    .filter((one): one is Questionnaire & { opensAt: Date } => one.opensAt !== null && one.opensAt < opensAt)
    .toSorted((a, b) => b.opensAt.getTime() - a.opensAt.getTime())
    .slice(0, LOOKED_THROUGH);
  const rounds: EarlierRound[] = [];
  for (const other of others) {
    const read = await answersOf(stores, other);
    const shared = read && carriedOver(content, read.content);
    if (!read || !shared?.size) continue;
    const { title } = read.content;
    rounds.push({ id: other.id, title: title.sk, opensAt: other.opensAt, shared, questions: read.questions });
  }
  return rounds;
}

async function answersOf(
  stores: Stores,
  other: Questionnaire
): Promise<(Pick<EarlierRound, 'questions'> & { content: QuestionnaireContent }) | null> {
  const live = await liveOf(stores, other, null);
  const none = { ages: null, cut: null };
  if (live)
    return {
      content: live.content,
      questions: (saying) => shownLiveResults(live, none, saying).questions
    };
  const frozen = await frozenOf(stores, other);
  return (
    frozen && {
      content: frozen.content,
      questions: (saying) => shownResults(frozen.content, frozen.result, [], saying).questions
    }
  );
}
