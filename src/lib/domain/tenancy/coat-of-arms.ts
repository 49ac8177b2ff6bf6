/** The coat of arms of a body (erb): a picture of the body by its SHA-256, and what is to be seen on it. */
export type CoatOfArms = { file: string; alternative: string };

export type ArmsRefusal = 'no-alternative' | 'alternative-too-long' | 'not-a-shield';

const LONGEST_ALTERNATIVE = 500;

/** A shield is about as tall as it is wide; a letterhead or a banner has no place on a title page. */
const NARROWEST = 1 / 3;
const WIDEST = 1.5;

/** Why a picture cannot be the coat of arms, or null. Without its alternative text it would say nothing to the blind. */
export function refuseCoatOfArms(arms: {
  alternative: string;
  /** In pixels. */
  width: number;
  height: number;
}): ArmsRefusal | null {
  if (arms.alternative.trim() === '') return 'no-alternative';
  if (arms.alternative.trim().length > LONGEST_ALTERNATIVE) return 'alternative-too-long';
  const shape = arms.width / arms.height;
  return shape < NARROWEST || shape > WIDEST ? 'not-a-shield' : null;
}
