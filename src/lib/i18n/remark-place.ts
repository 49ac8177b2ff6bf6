import { PLAN_SECTIONS } from '../domain/plans/plan.ts';
import type { RemarkSubjectKind } from '../domain/plans/remark.ts';
import type { RemarkPlace } from '../domain/plans/remark-place.ts';
import type { Translate } from './messages.ts';

type ItemKind = Exclude<RemarkSubjectKind, 'block' | 'kind'>;

/** A place to which remarks belong, by its name in the reader's language. */
export function placeName(place: RemarkPlace, t: Translate): string {
  if (place === 'kind') return t('plan.step.capacities');
  const section = PLAN_SECTIONS.find((one) => one === place);
  return section ? t(`section.${section}.title`) : t(`item.${place as ItemKind}.heading`);
}
