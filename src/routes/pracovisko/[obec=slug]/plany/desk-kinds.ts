import { error } from '@sveltejs/kit';
import type { DeskKind } from '#lib/server/desk/desk-kind.ts';
import { directoryKinds } from '#lib/server/desk/directory-kinds.ts';
import { PLAN_KINDS } from '#lib/server/desk/plan-kinds.ts';
import type { PlanEvent } from './open-plan.ts';

export type KindEvent = PlanEvent & { params: { obec: string; plan: string; kind: string } };

const DIRECTORY = directoryKinds({ unitCode: null });

/**
 * The kind of thing an address speaks of, before anybody is asked whether it may be touched.
 * The directory's kinds know the territory only once the desk is open: see `kindFor`.
 */
export function kindOf({ params, locals }: KindEvent): DeskKind {
  const kind = [...PLAN_KINDS, ...DIRECTORY].find((one) => one.segment === params.kind);
  if (!kind) error(404, locals.t('error.404.title'));
  return kind;
}

/** Whether its forms and lists speak of figures that can be read again. */
export function showsFigures({ word }: Pick<DeskKind, 'word'>): boolean {
  return word === 'findings';
}

/** The same kind for the body whose desk is open. */
export function kindFor(kind: DeskKind, body: { unitCode: string | null }): DeskKind {
  return directoryKinds(body).find((one) => one.segment === kind.segment) ?? kind;
}
