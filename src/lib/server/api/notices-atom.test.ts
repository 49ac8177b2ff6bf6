import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { type FeedEntry, type FeedOf, noticesAtom } from './notices-atom.ts';

const FEED: FeedOf = {
  ...{ bodyId: '7a9d7f3e-0f7e-4a51-9f62-0c1d3b7c2a10', owner: 'Mesto Rajec', title: 'Oznamy, Rajec' },
  ...{ locale: 'sk', origin: 'https://opora.example.sk', page: '/rajec/oznamy', feed: '/rajec/oznamy.atom' },
  updated: new Date('2026-11-20T09:00:00Z')
};
const NOTICE: FeedEntry = {
  ...{ key: 'discussion/1', at: new Date('2026-11-19T23:00:00Z') },
  ...{ what: 'Otvorená verejná diskusia', title: 'Komunitný plán' },
  ...{ text: 'Zapojiť sa môžete do 4. decembra 2026.', place: null, href: '/rajec/verejna-diskusia/abcdef' }
};

type Element = { name: string; attributes: Record<string, string>; text: string; children: Element[] };

/** The file as an independent parser understands it; it throws at whatever is no XML with namespaces. */
function parsed(file: string): Element {
  const root: Element = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  const top = () => open.at(-1) ?? root;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ local, uri, attributes }) => {
    expect(uri).toBe('http://www.w3.org/2005/Atom');
    const given = Object.entries(attributes).map(([name, { value }]) => [name, value]);
    const element = { name: local, attributes: Object.fromEntries(given), text: '', children: [] };
    top().children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    top().text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(file).close();
  const [feed] = root.children;
  if (!feed) throw new Error('There is no feed.');
  return feed;
}

const all = ({ children }: Element, name: string) => children.filter((one) => one.name === name);
const textOf = (element: Element, name: string) => all(element, name)[0]?.text;
const ID = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** What RFC 4287 asks of a feed (4.1.1) and of each entry (4.1.2), exactly once where it says so. */
function expectValid(feed: Element): void {
  expect(feed.name).toBe('feed');
  expect(feed.attributes['xml:lang']).toMatch(/^(sk|en)$/);
  for (const element of [feed, ...all(feed, 'entry')]) {
    for (const name of ['id', 'title', 'updated']) expect(all(element, name), name).toHaveLength(1);
    expect(textOf(element, 'id')).toMatch(ID);
    expect(textOf(element, 'updated')).toMatch(MOMENT);
    expect(all(element, 'summary').length).toBeLessThanOrEqual(1);
    const alternates = all(element, 'link').filter(({ attributes }) => attributes.rel === 'alternate');
    expect(alternates).toHaveLength(1);
    for (const { attributes } of all(element, 'link'))
      expect(() => new URL(attributes.href ?? '')).not.toThrow();
  }
  expect(all(feed, 'author').map((one) => textOf(one, 'name'))).not.toContain('');
  expect(all(feed, 'author')).toHaveLength(1);
  const ids = [feed, ...all(feed, 'entry')].map((one) => textOf(one, 'id'));
  expect(new Set(ids).size).toBe(ids.length);
}

test('a feed says whose it is, where it stands and what happened', () => {
  const feed = parsed(noticesAtom(FEED, [NOTICE]));
  expectValid(feed);
  const self = all(feed, 'link').find(({ attributes }) => attributes.rel === 'self');
  expect(self?.attributes).toMatchObject({
    ...{ href: 'https://opora.example.sk/rajec/oznamy.atom', type: 'application/atom+xml' }
  });
  const [entry] = all(feed, 'entry');
  expect(entry && [textOf(entry, 'title'), textOf(entry, 'updated'), textOf(entry, 'summary')]).toEqual([
    ...['Otvorená verejná diskusia: Komunitný plán', '2026-11-19T23:00:00.000Z', NOTICE.text]
  ]);
});

test('an entry keeps its name when the installation moves; another language and another body have other names', () => {
  const nameIn = (given: Partial<FeedOf>) => {
    const [entry] = all(parsed(noticesAtom({ ...FEED, ...given }, [NOTICE])), 'entry');
    return entry && textOf(entry, 'id');
  };
  const first = nameIn({});
  expect(nameIn({ origin: 'https://inde.example.sk', feed: '/rajec-nad-rajciankou/oznamy.atom' })).toBe(
    first
  );
  expect(nameIn({ locale: 'en' })).not.toBe(first);
  expect(nameIn({ bodyId: 'd0f5a3de-7f4e-4a0f-8d6e-000000000001' })).not.toBe(first);
});

test('a feed without entries is one too', () => {
  expectValid(parsed(noticesAtom(FEED, [])));
});

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(']]>', '<', '&amp;', '"', "'", '\u0000', '\uFFFF', '\uD800', 'ž'),
    maxLength: 12
  })
);

test('whatever a body writes stays text', () => {
  fc.assert(
    fc.property(words, words, (title, place) => {
      const feed = parsed(noticesAtom(FEED, [{ ...NOTICE, title, place, text: null }]));
      expectValid(feed);
      const entry = all(feed, 'entry')[0] as Element;
      const kept = (text: string) =>
        text
          .toWellFormed()
          // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs that no XML may hold
          .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
          .replace(/\r\n?/g, '\n');
      expect(textOf(entry, 'title')).toBe(kept(`${NOTICE.what}: ${title}`));
      expect(textOf(entry, 'summary') ?? '').toBe(kept(place));
    })
  );
});
