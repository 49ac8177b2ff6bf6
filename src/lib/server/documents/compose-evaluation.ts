import type { EvaluationContent, EvaluationTexts } from '#lib/domain/monitoring/evaluation.ts';
import { composeEvaluation, usualEvaluationTexts } from '#lib/domain/publishing/compose-evaluation.ts';
import type { PublicationDocument } from '#lib/domain/publishing/document.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import { evaluationPath, publicHome } from '#lib/domain/tenancy/body-address.ts';
import type { OfficeKind } from '#lib/domain/tenancy/office.ts';
import { messages } from '#lib/i18n/messages.ts';
import { addressOf, type PublishedBody } from './compose-version.ts';
import { evaluationWording } from './evaluation-wording.ts';

/** What an evaluation is printed of, beside its content. */
export type EvaluationPlace = { body: PublishedBody; office: OfficeKind; origin: string };

/** An evaluation as a document; Slovak, as the plan is and as the council reads it. */
export function evaluationDocument(
  { body, office, origin }: EvaluationPlace,
  plan: PlanDocument,
  content: EvaluationContent,
  contentHash: string | null
): PublicationDocument {
  return composeEvaluation(
    {
      ...{ content, plan, body: body.printedName, contentHash },
      council: messages('sk')(`publish.council.${office}`),
      address: origin + evaluationPath(publicHome(body), content.year),
      planAddress: addressOf(body, { document: plan, number: content.version.number }, origin)
    },
    evaluationWording('sk', plan),
    'sk'
  );
}

/** What the program says of a year by itself. */
export function programsTexts(
  plan: PlanDocument,
  judged: Parameters<typeof usualEvaluationTexts>[1]
): EvaluationTexts {
  const texts = usualEvaluationTexts(plan, judged, evaluationWording('sk', plan), 'sk');
  // People go on writing in them: hard spaces come when it is printed.
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, text.replaceAll('\u00a0', ' ')])
  ) as EvaluationTexts;
}
