import { getContext, setContext } from 'svelte';
import type { LivingKind } from '#lib/domain/plans/block.ts';

type Previews = Partial<Record<LivingKind, string>>;

const KEY = Symbol('what living blocks will print');

/** Gives the views of blocks below what living blocks will print: HTML of our own server. */
export function giveLivingPreviews(read: () => Previews): void {
  setContext(KEY, read);
}

/** What a living block will print; undefined where nobody knows. */
export function useLivingPreviews(): (shows: LivingKind) => string | undefined {
  const read = getContext<(() => Previews) | undefined>(KEY);
  return (shows) => read?.()[shows];
}
