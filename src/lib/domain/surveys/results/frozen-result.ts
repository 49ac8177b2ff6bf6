import type { SurveyResult } from './survey-result.ts';
import type { Turnout } from './turnout.ts';

/** A result as it was published, with who answered against who lived here then. */
export type FrozenResult = SurveyResult & { turnout: readonly Turnout[] };
