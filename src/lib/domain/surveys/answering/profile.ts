import type { Response } from '../questionnaire/response.ts';

/**
 * Questions whose answers tell groups of people apart. They are questions like any other; answers are counted by them
 * as they arrive.
 */
export const PROFILE_QUESTIONS = ['sex', 'age', 'part'] as const;

/** Who answered, as far as it is told apart (profil): codes of options, empty where nothing was said. */
export type Profile = Record<(typeof PROFILE_QUESTIONS)[number], string>;

/** What a small body may know of who answered: sex and four age bands (kpss 10-E). */
const IN_SMALL_BODY: Readonly<Record<keyof Profile, readonly string[]>> = {
  sex: ['woman', 'man'],
  age: ['under-30', '30-49', '50-64', '65-over'],
  part: []
};

export function profileOf(response: Response): Profile {
  const codeOf = (id: keyof Profile) => {
    const answer = response.get(id);
    return typeof answer === 'object' && 'code' in answer && typeof answer.code === 'string'
      ? answer.code
      : '';
  };
  return { sex: codeOf('sex'), age: codeOf('age'), part: codeOf('part') };
}

/** The same answers with no more of who answered than a small body may keep. */
export function withSmallProfile(response: Response): Response {
  const profile = profileOf(response);
  const isTooMuch = (id: string) => {
    const trait = PROFILE_QUESTIONS.find((one) => one === id);
    return trait !== undefined && !IN_SMALL_BODY[trait].includes(profile[trait]);
  };
  return new Map([...response].filter(([id]) => !isTooMuch(id)));
}
