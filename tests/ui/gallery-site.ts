import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { render } from 'svelte/server';
import type { Locale } from '#lib/i18n/locale.ts';
import DeskGallery from './DeskGallery.svelte';
import Gallery from './Gallery.svelte';
import Publication from './Publication.svelte';

const SOURCES = new URL('../../src/', import.meta.url);
const TYPES: Record<string, string> = { '.css': 'text/css', '.woff2': 'font/woff2' };

const PAGES = { public: Gallery, desk: DeskGallery, publication: Publication };

export type GalleryName = keyof typeof PAGES;

/** One gallery page as the server would send it, styled by the sources themselves. */
export function galleryPage(name: GalleryName, locale: Locale): string {
  const { body } = render(PAGES[name], { props: { locale } });
  return `<!doctype html>
<html lang="${locale}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Opora</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/app.css">
  </head>
  <body><div class="page">${body}</div></body>
</html>`;
}

/** Serves /public, /desk and /publication, and the same under /en, with the policy of the real program: no inline code or style. */
export async function openGallerySite(): Promise<{ origin: string; close: () => void }> {
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const page = /^(\/en)?\/(public|desk|publication)$/.exec(path);
    if (page) {
      response.setHeader(
        'content-security-policy',
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:"
      );
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(galleryPage(page[2] as GalleryName, page[1] ? 'en' : 'sk'));
      return;
    }
    const type = TYPES[extname(path)];
    if (!type || path.includes('..')) {
      response.statusCode = 404;
      response.end();
      return;
    }
    response.setHeader('content-type', type);
    createReadStream(fileURLToPath(new URL(`.${path}`, SOURCES)))
      .on('error', () => response.destroy())
      .pipe(response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}
