import type { DeskStep } from '#lib/ui/desk/steps.ts';
import { openDesk } from '../desk.ts';
import type { LayoutServerLoad } from './$types';

/** The frame of one body's desk. It protects nothing: every load and action opens the desk for itself. */
export const load: LayoutServerLoad = async (event) => {
  const { body, actor } = await openDesk(event, 'view-desk');
  // What the plan still needs, step by step; shown beside the work.
  const steps: DeskStep[] = [];
  return { body, roles: actor.roles, steps };
};
