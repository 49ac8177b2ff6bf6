import { expect, test } from 'vitest';
import { REMARK_SUBJECTS } from '#lib/domain/plans/remark.ts';
import { REMARK_SEGMENTS, remarkSubject, remarksAddress } from '#lib/domain/plans/remark-place.ts';
import { PLAN_KINDS } from './plan-kinds.ts';
import { subjectAddress } from './remark-places.ts';

test('every kind of item of a plan carries remarks, under the word of its own address', () => {
  const items = REMARK_SUBJECTS.filter((kind) => kind !== 'block' && kind !== 'kind');
  expect(PLAN_KINDS.map(({ word }) => word).toSorted()).toEqual(items.toSorted());
  for (const { word, segment } of PLAN_KINDS)
    expect(REMARK_SEGMENTS[word as (typeof items)[number]], word).toBe(segment);
});

test('an address leads back to what it was made of', () => {
  for (const kind of REMARK_SUBJECTS) {
    const [segment = '', id = ''] = remarksAddress('/p', { kind, id: 'a/b' }).split('/').slice(-2);
    expect(remarkSubject(segment, decodeURIComponent(id))).toEqual({ kind, id: 'a/b' });
  }
  expect(remarkSubject('nieco', 'a')).toBeUndefined();
});

test('a block leads to its place in the text, an activity to the list of measures', () => {
  expect(subjectAddress('/p', { kind: 'block', id: 'b' }, 'vision')).toBe('/p/text/vision#blok-b');
  expect(subjectAddress('/p', { kind: 'activities', id: 'a' }, null)).toBe('/p/opatrenia#vec-a');
});
