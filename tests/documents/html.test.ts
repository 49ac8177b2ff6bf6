import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { textRuns } from '#lib/domain/publishing/document.ts';
import { renderHtml } from '#lib/server/documents/html.ts';
import { samplePublication } from './sample.ts';

const page = renderHtml(samplePublication(), (file) => `/subory/${file}`);

test('is valid, with headings that nest under the page’s own', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: { 'long-title': 'off', 'prefer-native-element': 'off', 'require-sri': 'off' }
  });
  const whole = `<!DOCTYPE html>\n<html lang="sk"><head><title>Plán</title></head><body><main><h1>Plán</h1><nav aria-label="Obsah">${page.contents}</nav>${page.body}</main></body></html>\n`;
  const report = await validator.validateString(whole);
  const faults = report.results.flatMap((result) =>
    result.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)
  );
  expect([...new Set(faults)]).toEqual([]);
});

test('has neither style nor script in it', () => {
  expect(page.body).not.toMatch(/<style|<script|\sstyle=|\son[a-z]+=/i);
});

test('every link inside leads somewhere, and no id is given twice', () => {
  const ids = [...page.body.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of (page.contents + page.body).matchAll(/href="#([^"]+)"/g))
    expect(ids).toContain(target);
});

test('every table scrolls in a named region and has a caption and headers', () => {
  const tables = page.body.match(/<div class="table-region"[^>]*>.*?<\/table>/gs) ?? [];
  expect(tables.length).toBe((page.body.match(/<table>/g) ?? []).length);
  for (const table of tables) {
    expect(table).toMatch(/role="region" aria-labelledby="[^"]+" tabindex="0"/);
    expect(table).toMatch(/<caption id="[^"]+">.+<thead>.*scope="col"/s);
  }
});

test('what people write is never markup', () => {
  const document = samplePublication(1);
  const words = '<img src=x onerror=alert(1)> "&\'';
  document.sections = [
    {
      id: 's',
      title: words,
      elements: [
        { element: 'paragraph', runs: textRuns(words) },
        { element: 'facts', label: words, rows: [{ term: words, runs: textRuns(words) }] }
      ],
      sections: []
    }
  ];
  const { body, contents } = renderHtml(document, (file) => file);
  expect(body + contents).not.toContain('<img');
  expect(body).toContain('&lt;img src=x onerror=alert(1)&gt; &quot;&amp;&#39;');
});

test('a note leads to its text and back', () => {
  expect(page.body).toMatch(/<a id="pozn-1-text" href="#pozn-1" role="doc-noteref">1<\/a>/);
  expect(page.body).toMatch(/<li id="pozn-1">.*href="#pozn-1-text"/s);
});

test('one-letter prepositions do not end a line', () => {
  expect(page.body).toContain('V\u00a0Kamennej');
});
