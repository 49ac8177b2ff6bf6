import { render } from 'svelte/server';
import { beforeEach, expect, test, vi } from 'vitest';
import Shell from './Shell.svelte';

const { page } = vi.hoisted(() => ({ page: {} as Record<string, unknown> }));
vi.mock('$app/state', () => ({ page }));

beforeEach(() => {
  Object.assign(page, {
    status: 200,
    error: null,
    data: {},
    form: null,
    route: { id: '/(verejne)/[[in=kraj]]/[obec=slug]' },
    url: new URL('http://opora.example/rajec')
  });
});

const shown = (kind: 'error' | 'public') => {
  const rendered = render(Shell, { props: { kind } });
  const [head, body] = [rendered.head, rendered.body].map((html) => html.replaceAll('\u00a0', ' ')) as [
    string,
    string
  ];
  return { head, title: /<title>(.*)<\/title>/.exec(head)?.[1], body };
};

test.each([
  [404, 'Stránku sme nenašli'],
  [429, 'Skúste to o chvíľu'],
  [500, 'Niečo sa nám nepodarilo'],
  [502, 'Niečo sa nám nepodarilo'],
  [418, 'Takto to nepôjde']
])('%i is said in plain words, with the number of the request', (status, words) => {
  Object.assign(page, { status, error: { message: String(status), requestId: 'a1b2c3' } });
  const { title, body } = shown('error');
  expect(title).toBe(`${words} – Opora`);
  expect(body).toContain(`<h1>${words}</h1>`);
  expect(body).toContain('uveďte číslo požiadavky a1b2c3');
});

test('an error never shows the message of the program', () => {
  Object.assign(page, { status: 500, error: { message: 'relation "plan" does not exist' } });
  expect(shown('error').body).not.toContain('relation');
});

test('a title names the page, the municipality and the program, and says when something is to be mended', () => {
  page['data'] = { title: 'Plán', frame: { owner: { name: 'Mesto Rajec', href: '/rajec' } } };
  expect(shown('public').title).toBe('Plán – Mesto Rajec – Opora');
  page['form'] = { errors: [{ text: 'Napíšte názov.' }] };
  expect(shown('public').title).toBe('Chyba: Plán – Mesto Rajec – Opora');
});

test('a public page says who answers for it, that it is a demonstration, and where its other language is', () => {
  const owner = { name: 'Mesto Rajec', href: '/rajec' };
  page['url'] = new URL('http://opora.example/en/rajec/plan');
  page['data'] = {
    frame: { owner, demo: true, contentManager: { name: 'Mesto Rajec', contact: '041/542 20 27' } }
  };
  const { head, body } = shown('public');
  expect(body).toContain('Demonstration data:');
  expect(body).toMatch(/Content manager<\/dt> <dd>(<!--.*?-->)*Mesto Rajec/);
  expect(body).toContain('href="/rajec/plan" hreflang="sk"');
  expect(body).toContain('href="/en/rajec"');
  expect(head).toContain('hreflang="sk" href="http://opora.example/rajec/plan"');
});

test('a name with markup in it stays text', () => {
  page['data'] = { title: '<script>', frame: { owner: { name: '<b>Rajec</b>', href: '/rajec' } } };
  const { head, body } = shown('public');
  expect(head + body).not.toMatch(/<script>|<b>Rajec/);
});
