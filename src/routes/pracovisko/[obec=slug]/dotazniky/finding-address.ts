import type { Questionnaire } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { may } from '#lib/domain/tenancy/permissions.ts';
import { inLanguage, type Locale } from '#lib/i18n/locale.ts';
import type { FindingFields } from '#lib/server/desk/survey-finding.ts';
import type { Stores } from '#lib/server/stores.ts';
import type { Desk } from '../../desk.ts';

/**
 * The address of a new finding that says already what a questionnaire told: in the questionnaire's plan, or in the
 * body's latest. Null where there is no plan, or the person may not add to it.
 */
export async function findingAddress(
  { plans }: Pick<Stores, 'plans'>,
  { actor, body }: Desk,
  { planId }: Pick<Questionnaire, 'planId'>,
  locale: Locale
): Promise<((fields: FindingFields) => string) | null> {
  if (!may(actor, 'add-evidence')) return null;
  const all = await plans.list();
  const plan = all.find(({ id }) => id === planId) ?? all[0];
  if (!plan) return null;
  const add = inLanguage(`/pracovisko/${body.slug}/plany/${plan.id}/zistenia/nove`, locale);
  return (fields) => `${add}?${new URLSearchParams(fields)}`;
}
