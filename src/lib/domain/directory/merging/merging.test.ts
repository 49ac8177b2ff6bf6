import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type CalendarDay } from '../../shared/calendar-day.ts';
import { holdsOn } from '../facts/service-fact.ts';
import type { Service } from '../service.ts';
import { type DatedRow, fitBetween } from './fit-between.ts';
import { type Comparable, likelyDuplicates, nameLikeness } from './likely-duplicates.ts';
import { mergeRecords, refuseMerge } from './merge-services.ts';

const dayAt = (count: number) => addDays('2026-01-01', count);

/** Rows that follow each other without meeting, with gaps; the last one may go on. */
const series = (name: string) =>
  fc
    .tuple(fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 8 }), fc.boolean())
    .map(([days, goesOn]) => {
      const ends = days.toSorted((one, other) => one - other);
      return ends.flatMap((from, at): DatedRow[] => {
        const to = ends[at + 1];
        if (at % 2 === 1 || (to === undefined && !goesOn)) return [];
        const validTo = to === undefined ? null : dayAt(to);
        return [{ id: `${name}${at}`, validFrom: dayAt(from), validTo }];
      });
    });

test('after fitting every day is said once: by what stays where it speaks, else by what was moved', () => {
  fc.assert(
    fc.property(series('staying'), series('moved'), fc.integer({ min: 0, max: 90 }), (staying, moved, at) => {
      const day = dayAt(at);
      const on = (rows: readonly DatedRow[]) => rows.filter((one) => holdsOn(one, day)).map(({ id }) => id);
      const fitted = fitBetween(staying, moved).flatMap(({ row, days }) =>
        days.map(({ from, to }) => ({ id: row.id, validFrom: from, validTo: to }))
      );
      const after = on([...staying, ...fitted]);
      expect(after).toEqual(on(staying).length > 0 ? on(staying) : on(moved));
    })
  );
});

const comparable = (id: string, given: Partial<Comparable> = {}): Comparable => ({
  ...{ id, name: `Služba ${id}`, serviceTypeCode: 'denny-stacionar', placeTerritoryCode: '517917' },
  ...{ registerNumber: null, address: '', ico: null, ...given }
});

test.each([
  ['one provider, kind and place', { ico: '00000001' }, { ico: '00000001' }, 'same-provider'],
  ['much the same name', { name: 'Denný stacionár Lipa' }, { name: 'denny stacionar LIPA' }, 'similar-name'],
  ['another name', { name: 'Denný stacionár Lipa' }, { name: 'Stacionár Slnko' }, undefined],
  ['another place', { ico: '00000001' }, { ico: '00000001', placeTerritoryCode: '1' }, undefined],
  ['another kind', { ico: '00000001' }, { ico: '00000001', serviceTypeCode: 'utulok' }, undefined],
  [
    'two register numbers',
    { ico: '00000001', registerNumber: '1000001' },
    { ico: '00000001', registerNumber: '1000002' },
    undefined
  ],
  [
    'one register number',
    { ico: '00000001', registerNumber: '1000001' },
    { ico: '00000001' },
    'same-provider'
  ]
] as const)('%s', (_name, one, other, because) => {
  const pairs = likelyDuplicates([comparable('b', one), comparable('a', other)]);
  expect(pairs.map((pair) => pair.because)).toEqual(because ? [because] : []);
  if (pairs[0]) expect(pairs[0]).toMatchObject({ oneId: 'a', otherId: 'b' });
});

test('likeness of names is the same from both sides, and whole for one name', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(nameLikeness(one, other)).toBe(nameLikeness(other, one));
      expect(nameLikeness(one, other)).toBeLessThanOrEqual(1);
    })
  );
  expect(nameLikeness('Útulok Nádej', 'nadej utulok')).toBe(1);
});

const service = (id: string, given: Partial<Service> = {}): Service => ({
  ...{
    id,
    providerId: 'p',
    serviceTypeCode: 'utulok',
    name: id,
    registerNumber: null,
    formCodes: ['pobytova']
  },
  ...{ targetGroupCodes: ['bez-domova'], placeTerritoryCode: '517917', address: '', addressProtected: false },
  ...{ registeredOn: null, erasedOn: null, ...given }
});
const record = (one: Service) => ({ service: one, facts: [], capacities: [] });

test('the kept one takes what it does not say itself, and a protected place stays protected', () => {
  const kept = service('a', { formCodes: ['ambulantna'], registeredOn: '2020-05-01' });
  const gone = service('b', {
    ...{ registerNumber: '1000001', registeredOn: '2019-01-01', address: 'Tichá 4', addressProtected: true }
  });
  expect(mergeRecords(record(kept), record(gone)).service).toEqual({
    ...kept,
    ...{ registerNumber: '1000001', registeredOn: '2019-01-01' satisfies CalendarDay },
    ...{ formCodes: ['ambulantna', 'pobytova'], address: 'Tichá 4', addressProtected: true }
  });
});

test.each([
  [{}, null],
  [{ id: 'a' }, 'same-service'],
  [{ registerNumber: '1000002' }, 'two-register-numbers'],
  [{ placeTerritoryCode: '1' }, 'another-place'],
  [{ serviceTypeCode: 'jedalen' }, 'another-kind']
] as const)('merging with %o', (given, refusal) => {
  expect(refuseMerge(service('a', { registerNumber: '1000001' }), service('b', given))).toBe(refusal);
});
