import type { PlanSectionCode } from '#lib/domain/plans/plan.ts';
import type { Locale } from '../locale.ts';

/** A word of community planning, explained so that somebody who meets it for the first time understands. */
export type GlossaryTerm = {
  /** The anchor on the page; never changes. */
  code: string;
  /** Where act 448/2008 speaks of it, or another act by its number; empty for a word of practice. */
  provision: string;
  /** False while the provision or its wording was not read in the consolidated act (kpss.md). */
  verified: boolean;
  /** Parts of a plan in which the word is needed. */
  sections: readonly PlanSectionCode[];
  term: Readonly<Record<Locale, string>>;
  text: Readonly<Record<Locale, string>>;
};
