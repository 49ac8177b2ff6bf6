import { expect, test } from 'vitest';
import type { AnalysedQuery } from '#lib/domain/publishing/search/query.ts';
import { conditionOf, filtered, lookupOf } from './search-notation.ts';

const term = (text: string, more = {}) => ({
  text,
  start: 0,
  end: 0,
  tokens: [text],
  optional: false,
  ...more
});
const query = (...terms: AnalysedQuery['terms']): AnalysedQuery => ({
  text: terms.map(({ text }) => text).join(' '),
  terms,
  serviceTypes: [],
  likelyServiceTypes: [],
  targetGroups: [],
  remark: null
});
const shares = (known: Record<string, number>) => ({
  entries: 100_000,
  shareOf: (tokens: readonly string[]) => tokens.reduce((sum, token) => sum + (known[token] ?? 0), 0)
});

test('a common word beside a rare one is looked at in the entries, not in the index', () => {
  const asked = query(term('sluzb'), term('banov'));
  expect(lookupOf(asked, 'anywhere', shares({ sluzb: 0.4, banov: 0.0005 }))).toEqual({
    index: "('banov') | 'name=sluzb banov'",
    check: "('sluzb') & ('banov') | 'name=sluzb banov'"
  });
});

test('words that are much the same are all looked up', () => {
  const asked = query(term('denn'), term('stacionar'));
  const lookup = lookupOf(asked, 'title', shares({ 'title=denn': 0.1, 'title=stacionar': 0.08 }));
  expect(lookup).toEqual({
    index: "('title=denn') & ('title=stacionar') | 'name=denn stacionar'",
    check: null
  });
});

test('where nothing is known of words, all are looked up', () => {
  expect(lookupOf(query(term('a'), term('b')), 'anywhere', shares({})).check).toBeNull();
});

test('optional terms need no answer, and signs of the notation are letters', () => {
  const asked = query(term("l'arche"), term('byt', { optional: true }));
  expect(conditionOf(asked, 'anywhere')).toBe("('l''arche') | 'name=l''arche byt'");
  expect(filtered('x', { kind: 'plan', region: 'SK010' })).toBe("(x) & 'kind=plan' & 'region=SK010'");
});
