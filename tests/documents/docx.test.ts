import mammoth from 'mammoth';
import { beforeAll, expect, test } from 'vitest';
import { renderDocx } from '#lib/server/documents/docx.ts';
import { NO_PICTURES } from '#lib/server/documents/picture.ts';
import { samplePublication } from './sample.ts';
import { zipFiles } from './zip-files.ts';

let file: Uint8Array;
let files: Map<string, string>;
let body: string;

beforeAll(async () => {
  file = await renderDocx(samplePublication(2), NO_PICTURES);
  files = zipFiles(file);
  body = files.get('word/document.xml') ?? '';
});

test('its language is Slovak and its title is said', () => {
  expect(files.get('word/styles.xml')).toContain('w:val="sk-SK"');
  expect(files.get('docProps/core.xml')).toContain(
    '<dc:title>Komunitný plán sociálnych služieb mesta Kamenná Lúka'
  );
});

test('headings are real headings, in levels that never skip', () => {
  const levels = [...body.matchAll(/<w:pStyle w:val="Heading(\d)"\/>/g)].map((match) => Number(match[1]));
  expect(levels.length).toBeGreaterThan(20);
  expect(levels[0]).toBe(1);
  for (const [at, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1);
});

test('headings are numbered by Word, not by letters typed before them', () => {
  const headings = body.match(/<w:p>(?:(?!<\/w:p>).)*?Heading\d(?:(?!<\/w:p>).)*<\/w:p>/gs) ?? [];
  expect(headings.every((heading) => heading.includes('<w:numPr>'))).toBe(true);
});

test('every table of figures repeats its header row', () => {
  const tables = body.split('<w:tbl>').slice(1);
  const captioned = tables.filter((table) => table.includes('w:val="TableHead"'));
  expect(captioned.length).toBeGreaterThan(8);
  for (const table of captioned) expect(table.slice(0, table.indexOf('</w:tr>'))).toContain('<w:tblHeader');
});

test('every picture says what it shows', () => {
  const pictures = body.match(/<wp:docPr [^>]*>/g) ?? [];
  expect(pictures.length).toBe(3);
  for (const picture of pictures) expect(picture).toMatch(/descr="[^"]{20,}"/);
});

test('contents, footnote, page numbers and state are there', () => {
  expect(body).toMatch(/TOC [^<]*1-3/);
  expect(files.get('word/footnotes.xml')).toContain('uznesením č.\u00a012/2024');
  const running = [...files].filter(([name]) => /word\/(header|footer)\d/.test(name)).map(([, xml]) => xml);
  expect(running.join('')).toContain('schválený uznesením č.\u00a047/2026');
  expect(running.join('')).toContain('NUMPAGES');
});

test('another program reads back the headings, lists, tables and notes', async () => {
  const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(file) });
  expect(html.includes('Úvod a\u00a0vízia</h1>')).toBe(true);
  expect(html.includes('<li>412 vyplnených dotazníkov,</li>')).toBe(true);
  expect((html.match(/<table>/g) ?? []).length).toBeGreaterThan(10);
  expect(html.includes('href="https://www.kamennaluka.example/plan"')).toBe(true);
  expect(html.includes('č.\u00a012/2024')).toBe(true);
});
