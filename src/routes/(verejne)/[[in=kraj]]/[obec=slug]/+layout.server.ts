import type { LayoutServerLoad } from './$types';
import { openPages } from './open-owner.ts';

/** Finds whose pages these are: a municipality's, or a region's with *kraj* before its name. */
export const load: LayoutServerLoad = async (event) => {
  const { body, versions, frame } = await openPages(event);
  return { body, versions, frame };
};
