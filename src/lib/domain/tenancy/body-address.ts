import type { PlanningBody } from './planning-body.ts';

/**
 * The path under which everything public of a body stands: `/rajec`, for a region `/kraj/zilinsky`. Whoever links to
 * a plan, a measure or a file of a body begins with it; the language goes before it.
 */
export function publicHome({ kind, slug }: Pick<PlanningBody, 'kind' | 'slug'>): string {
  return kind === 'region' ? `/kraj/${slug}` : `/${slug}`;
}

/** The path of a version of a plan, for ever: `/rajec/plan/2026-2030/v1`. */
export function versionPath(home: string, { period, number }: { period: string; number: number }): string {
  return `${home}/plan/${period}/v${number}`;
}

/** The path of a picture of a version, by the hash of its file. */
export function picturePath(version: string, file: string): string {
  return `${version}/obrazok/${file}`;
}

/**
 * The path of a version compared with an earlier one: `/rajec/plan/2026-2030/v2/porovnanie/v1`, with a version of
 * another plan `/rajec/plan/2026-2030/v1/porovnanie/2021-2025/v3`.
 */
export function comparisonPath(
  version: { href: string; period: string },
  earlier: { period: string; number: number }
): string {
  const other = earlier.period === version.period ? '' : `/${earlier.period}`;
  return `${version.href}/porovnanie${other}/v${earlier.number}`;
}

/** The path of a measure by its code, which is given once: `/rajec/plan/2026-2030/opatrenia/p3`. */
export function measurePath(home: string, period: string, code: string): string {
  return `${home}/plan/${period}/opatrenia/${code}`;
}

/** The path of the evaluation of a year: `/rajec/vyhodnotenie/2026`. */
export function evaluationPath(home: string, year: number): string {
  return `${home}/vyhodnotenie/${year}`;
}

/** The path of a document that a body has published, by its id, for ever. */
export function documentPath(home: string, id: string): string {
  return `${home}/dokumenty/${id}`;
}
