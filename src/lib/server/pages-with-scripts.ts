import { AsyncLocalStorage } from 'node:async_hooks';

/** Routes whose page runs in the browser (`csr`); every other page is drawn on the server alone. */
export const PAGES_WITH_SCRIPTS: readonly string[] = [
  '/pracovisko/[obec=slug]/plany/[plan=uuid]/text/[cast]'
];

const withoutScripts = new AsyncLocalStorage<boolean>();

/**
 * Draws a page that has no scripts. SvelteKit writes everything a load returns as JavaScript, whoever reads it: for a
 * plan of 340 kB that cost more than drawing it. In here the transport of src/hooks.ts writes nothing.
 */
export function drawWithoutScripts<Drawn>(draw: () => Drawn): Drawn {
  return withoutScripts.run(true, draw);
}

/** Whether the page that is being drawn now has no scripts. */
export function isDrawnWithoutScripts(): boolean {
  return withoutScripts.getStore() === true;
}
