import type { LayoutServerLoad } from './$types';
import { whoSigns } from './desk.ts';

/** Names the person in the header. It protects nothing: every load and action opens its own desk. */
export const load: LayoutServerLoad = async (event) => {
  const { name, email, operator } = await whoSigns(event);
  return { user: { name: name || email, operator } };
};
