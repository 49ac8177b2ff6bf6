import { expect, test } from 'vitest';
import { spliced, spliceMarker } from './spliced-page.ts';

const marker = spliceMarker('abc');
const page = (text: string, status = 200) =>
  new Response(text, { status, headers: { 'content-length': '9', etag: '"1"' } });

test('the part stands where the page marks its place, whatever letters surround it', async () => {
  const answer = await spliced(page(`<main>žltý ${marker} kôň</main>`), {
    marker,
    bytes: Buffer.from('<p>čučoriedka</p>')
  });
  expect(await answer.clone().text()).toBe('<main>žltý <p>čučoriedka</p> kôň</main>');
  expect(answer.headers.get('etag')).toBe('"1"');
  expect(answer.headers.get('content-length')).toBe(String(Buffer.byteLength(await answer.text())));
});

test('a page that marks no place, and an answer that is no page, stay as they are', async () => {
  const splice = { marker, bytes: Buffer.from('x') };
  expect(await (await spliced(page('<main></main>'), splice)).text()).toBe('<main></main>');
  expect(await (await spliced(page(marker, 404), splice)).text()).toBe(marker);
  expect(await (await spliced(page(marker), undefined)).text()).toBe(marker);
});
