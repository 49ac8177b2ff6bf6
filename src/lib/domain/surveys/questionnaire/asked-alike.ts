import { canonicalJson } from '../../shared/canonical-json.ts';
import type { Question } from './question.ts';
import { questionsOf, type Survey } from './survey.ts';

/** Whether a version of a questionnaire asked a question just as the version does whose results are told. */
export type AskedAlike = (questionId: string, version: number) => boolean;

type Numbered = { number: number; content: Pick<Survey, 'sections'> };

/**
 * In which versions each question of a version was asked alike: the same words in Slovak, the same offered answers, of
 * the same people. Another translation, another place, or that it may be left out, changes nothing.
 * @param others versions that people answered before; of a version that is not known nothing was asked alike
 */
export function askedAlike(told: Numbered, others: readonly Numbered[]): AskedAlike {
  const own = meaningsOf(told.content);
  const before = new Map(others.map(({ number, content }) => [number, meaningsOf(content)]));
  return (questionId, version) => {
    if (version === told.number) return true;
    const meaning = own.get(questionId);
    return meaning !== undefined && before.get(version)?.get(questionId) === meaning;
  };
}

/**
 * Each question with everything that decides what an answer to it means, as text that can be compared.
 * @param told what of a question decides; without that it must be answered where nothing else is said
 */
export function meaningsOf(
  content: Pick<Survey, 'sections'>,
  told: (question: Question) => unknown = withoutDuty
): Map<string, string> {
  const meanings = new Map<string, string>();
  for (const question of questionsOf(content)) {
    // Who is asked depends on an earlier question: where that one changed, other people are asked.
    const earlier = question.askedWhen && (meanings.get(question.askedWhen.questionId) ?? null);
    meanings.set(
      question.id,
      canonicalJson([inSlovak(told(question)), earlier] as Parameters<typeof canonicalJson>[0])
    );
  }
  return meanings;
}

function withoutDuty({ required: _, ...question }: Question): unknown {
  return question;
}

/** The same with every wording in Slovak alone. */
function inSlovak(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inSlovak);
  if (typeof value !== 'object' || value === null) return value;
  if ('sk' in value) return value.sk;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, inSlovak(field)]));
}
