import type { RemarkSubject } from '#lib/domain/plans/remark.ts';
import { PLAN_KINDS } from './plan-kinds.ts';

/** Address at which a thing is changed or read. @param section where a block stands, or stood */
export function subjectAddress(plan: string, { kind, id }: RemarkSubject, section: string | null): string {
  if (kind === 'block') return section ? `${plan}/text/${section}#blok-${id}` : `${plan}/text`;
  if (kind === 'kind') return `${plan}/kapacity`;
  const listed = PLAN_KINDS.find(({ word }) => word === kind);
  return `${plan}/${listed?.listSegment ?? ''}#vec-${id}`;
}
