import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { sayWhenUnread } from '#lib/ui/unread-data.ts';
import { transport } from '../../hooks.ts';
import { drawWithoutScripts, isDrawnWithoutScripts, PAGES_WITH_SCRIPTS } from './pages-with-scripts.ts';

sayWhenUnread(isDrawnWithoutScripts);

const routes = fileURLToPath(new URL('../../routes', import.meta.url));

test('every page that runs in the browser is listed, and no other', () => {
  const running = readdirSync(routes, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\+(page|layout)(\.server)?\.(ts|svelte)$/.test(file))
    .filter((file) => /export const csr = true/.test(readFileSync(join(routes, file), 'utf8')))
    .map((file) => `/${dirname(file)}`);
  expect(running).toEqual(PAGES_WITH_SCRIPTS);
});

test('only what a page without scripts loads is left unwritten, also after it has waited', async () => {
  const encode = transport['Unread']?.encode;
  expect(encode?.({ plan: 1 })).toBe(false);
  const written = await drawWithoutScripts(async () => {
    await new Promise((resolve) => setImmediate(resolve));
    return encode?.({ plan: 1 });
  });
  expect(written).toBe('not sent');
  expect(encode?.({ plan: 1 })).toBe(false);
});
