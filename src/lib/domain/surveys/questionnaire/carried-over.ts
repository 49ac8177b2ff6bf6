import { meaningsOf } from './asked-alike.ts';
import type { Question } from './question.ts';
import type { Survey } from './survey.ts';

/**
 * Questions that an earlier questionnaire asked just so: the same Slovak words, the same offered answers, of the same
 * people. Hints, translations and whether an answer is required may differ.
 */
export function carriedOver(
  now: Pick<Survey, 'sections'>,
  earlier: Pick<Survey, 'sections'>
): ReadonlySet<string> {
  const asked = meaningsOf(earlier, essenceOf);
  const same = [...meaningsOf(now, essenceOf)].filter(([id, meaning]) => asked.get(id) === meaning);
  return new Set(same.map(([id]) => id));
}

function essenceOf({ hint: _, required: __, ...question }: Question): unknown {
  return question;
}
