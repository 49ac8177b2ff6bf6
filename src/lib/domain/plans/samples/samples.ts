import type { PlanSectionCode, PlanTextCode } from '../plan.ts';
import { ANALYSIS_SAMPLES } from './analysis.ts';
import { GROUP_SAMPLES } from './groups.ts';
import { KEEPING_SAMPLES } from './keeping.ts';
import { OPENING_SAMPLES } from './opening.ts';
import { blanksOf, fitsSetting, type KnownFacts, PICTURE_BLANK, type Sample, sampleLines } from './sample.ts';
import { type SampleIndex, sampleIndex } from './sample-share.ts';
import { SETTINGS, type Setting } from './setting.ts';
import { SHORT_TEXT_SAMPLES, type ShortTextSample } from './short-texts.ts';

/** Every sample text of the sections; the general ones of a section stand before those of its target groups. */
export const SAMPLES: readonly Sample[] = [
  ...OPENING_SAMPLES,
  ...ANALYSIS_SAMPLES,
  ...KEEPING_SAMPLES,
  ...GROUP_SAMPLES
];

/** For which place and groups; with `facts`, without the samples that only those make worth reading. */
type SamplesAsked = { setting: Setting; targetGroupCodes: readonly string[]; facts?: KnownFacts };

/** The samples of one section for one place and the target groups of its plan, in the order they are printed in. */
export function samplesOf(
  section: PlanSectionCode,
  { setting, targetGroupCodes, facts }: SamplesAsked
): Sample[] {
  return SAMPLES.filter(
    (one) =>
      one.section === section &&
      fitsSetting(one, setting) &&
      (one.onlyWith === undefined || facts === undefined || facts[one.onlyWith] !== undefined) &&
      (one.targetGroupCode === null || targetGroupCodes.includes(one.targetGroupCode))
  );
}

/** The sample of a short text for one place. */
export function shortTextSample(text: PlanTextCode, setting: Setting): ShortTextSample | undefined {
  return SHORT_TEXT_SAMPLES.find((one) => one.text === text && fitsSetting(one, setting));
}

let known: SampleIndex | undefined;

/** All samples in all their wordings, for finding them in what people wrote. Made once, it never changes. */
export function allSamples(): SampleIndex {
  known ??= sampleIndex(
    [...SAMPLES, ...SHORT_TEXT_SAMPLES].flatMap(({ wording }) =>
      SETTINGS.flatMap((setting) => sampleLines(wording, setting))
    )
  );
  return known;
}

let knownBlanks: ReadonlySet<string> | undefined;

/** The words in the brackets of all blanks: brackets that people use for something else are theirs. */
export function blanksOfSamples(): ReadonlySet<string> {
  knownBlanks ??= new Set([
    PICTURE_BLANK,
    ...[...SAMPLES, ...SHORT_TEXT_SAMPLES].flatMap(({ wording }) => blanksOf(joined(wording)))
  ]);
  return knownBlanks;
}

/** Lines of the source are broken inside of blanks too. */
function joined(wording: string): string {
  return wording.replace(/\s*\n\s*/g, ' ');
}
