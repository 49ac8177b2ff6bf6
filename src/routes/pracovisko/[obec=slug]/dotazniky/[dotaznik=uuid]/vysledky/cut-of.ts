import { PROFILE_QUESTIONS } from '#lib/domain/surveys/answering/profile.ts';
import type { Trait } from '#lib/domain/surveys/results/survey-result.ts';

/** By which trait an address wants answers told apart: `?podla=age`. */
export function cutOf({ searchParams }: URL): Trait | null {
  return PROFILE_QUESTIONS.find((trait) => trait === searchParams.get('podla')) ?? null;
}
