import { ServerOnly } from '#lib/ui/server-only.ts';
import type { LayoutServerLoad } from './$types';
import { openOwner, openPages } from './open-owner.ts';

/** Finds whose pages these are: a municipality's, or a region's with *kraj* before its name. */
export const load: LayoutServerLoad = async (event) => {
  const body = await openOwner(event);
  const { versions, frame } = await openPages(event, body);
  return { body, versions: new ServerOnly(versions), frame };
};
