import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import en from '#lib/i18n/en.json' with { type: 'json' };
import sk from '#lib/i18n/sk.json' with { type: 'json' };
import { type RunningProgram, startProgram, type TestBody, type Visitor } from '../running-program.ts';
import { PUBLIC_PATHS, ROUTES_AND_ACTIONS } from './routes-and-actions.ts';

const WORD = /\p{L}+/gu;
/** A letter that English has not: such words are known to be Slovak without a dictionary. */
const SLOVAK = /[áäčďéíĺľňóôŕšťúýž]/iu;

const wordsOf = (catalogue: object) =>
  new Set((JSON.stringify(Object.values(catalogue)).match(WORD) ?? []).map((word) => word.toLowerCase()));
const english = wordsOf(en);
const slovak = new Set([...wordsOf(sk)].filter((word) => SLOVAK.test(word) && !english.has(word)));

const VOID = new Set(['br', 'hr', 'img', 'input', 'link', 'meta', 'source', 'col', 'wbr', 'path', 'rect']);
/** What is in them is no text of the page, or what somebody typed. */
const NO_TEXT = new Set(['script', 'style', 'title', 'textarea']);

/** The texts of a page that are in its own language, by what `lang` says of them. */
function textsInEnglish(html: string): string[] {
  const texts: string[] = [];
  const open: { name: string; shown: boolean }[] = [{ name: '', shown: true }];
  for (const [, tag, text] of html.replace(/<!--.*?-->/gs, '').matchAll(/<([^>]+)>|([^<]+)/g)) {
    if (text !== undefined) {
      if (open.at(-1)?.shown && text.trim() !== '') texts.push(text);
      continue;
    }
    const name = /^\/?([a-z0-9-]+)/i.exec(tag ?? '')?.[1]?.toLowerCase() ?? '';
    if (tag?.startsWith('/')) {
      while (open.length > 1 && open.pop()?.name !== name);
      continue;
    }
    if (name === '' || VOID.has(name) || tag?.endsWith('/')) continue;
    const lang = /\slang="([^"]*)"/.exec(tag ?? '')?.[1];
    const shown = NO_TEXT.has(name)
      ? false
      : lang === undefined
        ? (open.at(-1)?.shown ?? true)
        : lang === 'en';
    open.push({ name, shown });
  }
  return texts;
}

test('the reader of pages tells languages apart', () => {
  const html =
    '<html lang="en"><p>Save <b lang="sk">Uložiť</b> now<br> Zrušiť</p><i lang="sk">a<u>b</u></i>c</html>';
  expect(textsInEnglish(html)).toEqual(['Save ', ' now', ' Zrušiť', 'c']);
});

/** Slovak words of the program that stand on an English page. */
function strayWords(html: string, names: ReadonlySet<string>): string[] {
  const words = textsInEnglish(html).flatMap((text) => text.match(WORD) ?? []);
  return [...new Set(words.map((word) => word.toLowerCase()))].filter(
    (word) => slovak.has(word) && !names.has(word)
  );
}

let program: RunningProgram;
let body: TestBody;
let names: ReadonlySet<string>;
const people = new Map<string, Visitor>();

beforeAll(async () => {
  program = await startProgram();
  body = await program.newBody();
  people.set('coordinator', await program.sessionFor('coordinator', body));
  people.set('operator', await program.operator());
  const { db } = program.installation.database;
  const places = [
    ...(await db.selectFrom('territoryRegion').select('name').execute()),
    ...(await db.selectFrom('territoryDistrict').select('name').execute()),
    ...(await db.selectFrom('planningBody').select('name').execute())
  ];
  names = new Set(places.flatMap(({ name }) => name.match(WORD) ?? []).map((word) => word.toLowerCase()));
});
afterAll(() => program?.stop());

const DESK = ROUTES_AND_ACTIONS.filter(
  ({ form, method, route }) => form === undefined && method === undefined && !route.includes('subor=uuid')
);

async function expectEnglish(visitor: Visitor, path: string): Promise<void> {
  const response = await visitor.get(path.startsWith('/en/') ? path : `/en${path}`);
  const html = await response.text();
  if (!(response.headers.get('content-type') ?? '').startsWith('text/html')) return;
  expect(strayWords(html, names), path).toEqual([]);
}

describe('every page in English says nothing in Slovak but what it marks so', () => {
  test.each(DESK.map((row) => [row.route, row] as const))('%s', async (_route, row) => {
    const who = row.action === 'operator' ? 'operator' : 'coordinator';
    await expectEnglish(people.get(who) as Visitor, await row.path(body, program));
  });

  test.each(PUBLIC_PATHS.map(([path]) => path))('%s', async (path) => {
    await expectEnglish(program.signedOut(), path);
  });
});
