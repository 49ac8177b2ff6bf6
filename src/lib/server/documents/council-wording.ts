import type { CouncilWord, CouncilWording } from '#lib/domain/publishing/council-words.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type MessageKey, messagesOf } from '#lib/i18n/messages.ts';
import { planWording } from './plan-wording.ts';

/** The words of a council paper in one language, with the names its plan froze. */
export function councilWording(locale: Locale, { names, body }: PlanDocument): CouncilWording {
  // The keys are checked by their type; which parameters each asks for is checked by the test over all of them.
  const say = messagesOf(locale, body.kind) as unknown as (key: MessageKey, params?: object) => string;
  return {
    say: (word: CouncilWord, params) => say(`council.paper.${word}`, params),
    plan: planWording(locale, names, body.kind),
    verdict: (verdict) => say(`discussions.verdict.${verdict}` as MessageKey)
  };
}
