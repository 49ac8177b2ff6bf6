import type { EvaluationWord, EvaluationWording } from '#lib/domain/publishing/evaluation-words.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type MessageKey, messagesOf } from '#lib/i18n/messages.ts';
import { planWording } from './plan-wording.ts';

/** The words of an evaluation in one language, with the names its plan froze. */
export function evaluationWording(locale: Locale, { names, body }: PlanDocument): EvaluationWording {
  // The keys are checked by their type; which parameters each asks for is checked by the test over all of them.
  const say = messagesOf(locale, body.kind) as unknown as (key: MessageKey, params?: object) => string;
  return {
    say: (word: EvaluationWord, params) => say(`evaluation.paper.${word}`, params),
    plan: planWording(locale, names, body.kind),
    state: (state) => say(`progress.state.${state}`),
    percent: (share) => formats(locale).percent(share)
  };
}
