import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ServiceForm } from '../../law/service-form.ts';
import type { CalendarDay } from '../../shared/calendar-day.ts';
import { gapTogether, needGap } from './need-gap.ts';
import { type ReachedPoint, type Supply, shareSupply } from './shared-supply.ts';
import { type CapacityService, capacityFor, supplyDay } from './stated-capacity.ts';

const POINTS = 9;
const needs = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 500, noNaN: true })), {
  minLength: POINTS,
  maxLength: POINTS
});
const reached = fc.uniqueArray(
  fc.record({ at: fc.nat(POINTS - 1), weight: fc.constantFrom(1, 0.68, 0.22) }),
  { selector: ({ at }) => at, maxLength: POINTS }
);
const supplies = fc.array(fc.record({ value: fc.nat(300), reached }), { maxLength: 8 });
const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, one) => total + one, 0);

describe('capacity shared by need', () => {
  test('two municipalities share a day centre of 30: by their need, and less where it is far', () => {
    const centre: Supply = {
      value: 30,
      reached: [
        { at: 0, weight: 1 },
        { at: 1, weight: 0.22 }
      ]
    };
    const { shares, unshared } = shareSupply([centre], [10, 50, 1_000]);
    // 30 ÷ (10 + 0.22 × 50) = 1.428… for each unit of need.
    expect([...shares].map((one) => Math.round(1_000 * one) / 1_000)).toEqual([14.286, 15.714, 0]);
    expect(unshared).toBe(0);
  });

  test('supply is conserved: a service counts once over all municipalities', () => {
    fc.assert(
      fc.property(supplies, needs, (given, needed) => {
        const { shares, unshared } = shareSupply(given, needed);
        expect(sum(shares) + unshared).toBeCloseTo(sum(given.map(({ value }) => value)), 6);
      })
    );
  });

  test('the order of municipalities and of services does not matter', () => {
    const order = fc.shuffledSubarray([...Array(POINTS).keys()], { minLength: POINTS });
    fc.assert(
      fc.property(supplies, needs, order, (given, needed, places) => {
        const moved = (at: number) => places.indexOf(at);
        const there = given.toReversed().map(({ value, reached: points }) => ({
          value,
          reached: points.map(({ at, weight }): ReachedPoint => ({ at: moved(at), weight }))
        }));
        const { shares } = shareSupply(given, needed);
        const other = shareSupply(
          there,
          places.map((at) => needed[at] ?? 0)
        ).shares;
        for (let at = 0; at < POINTS; at++) expect(other[moved(at)]).toBeCloseTo(shares[at] ?? 0, 8);
      })
    );
  });

  test('more supply never raises a gap anywhere', () => {
    const one = fc.record({ value: fc.nat(300), reached });
    fc.assert(
      fc.property(supplies, one, needs, (given, added, needed) => {
        const before = shareSupply(given, needed).shares;
        const after = shareSupply([...given, added], needed).shares;
        for (let at = 0; at < POINTS; at++) {
          const [less, more] = [before, after].map((shares) => needGap(needed[at] ?? 0, shares[at] ?? 0, 2));
          expect(more?.gap).toBeLessThanOrEqual((less?.gap ?? 0) + 1e-9);
          expect(more?.people).toBeLessThanOrEqual((less?.people ?? 0) + 1e-9);
        }
      })
    );
  });
});

describe('a gap', () => {
  test('is told in units, as a part, and in people', () => {
    expect(needGap(20, 5, 3)).toEqual({ needed: 20, shared: 5, gap: 15, relative: 0.75, people: 5 });
    expect(needGap(5, 8, 1)).toMatchObject({ gap: -3, people: 0 });
    expect(needGap(0, 0, 1)).toEqual({ needed: 0, shared: 0, gap: 0, relative: null, people: 0 });
  });

  test('of a region keeps the people of places that lack, whatever others have too much of', () => {
    const together = gapTogether([needGap(10, 0, 1), needGap(10, 30, 1)]);
    expect(together).toMatchObject({ needed: 20, shared: 30, gap: -10, people: 10 });
  });
});

describe('what a service has for a need', () => {
  const DAY: CalendarDay = '2026-11-22';
  const FORMS: ServiceForm[] = [
    { code: 'pobytova', parent: null, nameSk: '', nameEn: '' },
    { code: 'pobytova-celorocna', parent: 'pobytova', nameSk: '', nameEn: '' },
    { code: 'ambulantna', parent: null, nameSk: '', nameEn: '' }
  ];
  const need = {
    ...{ serviceTypeCode: 'zariadenie-pre-seniorov', formCode: 'pobytova' },
    ...{ targetGroupCode: 'seniori', unitCode: 'miesta' }
  };
  const record = {
    ...{ formCode: 'pobytova-celorocna', targetGroupCode: 'seniori', unitCode: 'miesta', value: 40 },
    ...{ staff: null, validFrom: '2020-01-01' as CalendarDay, validTo: '2028-01-01' as CalendarDay },
    ...{ confirmedOn: DAY, source: 'skúška' }
  };
  const home: CapacityService = {
    ...{ serviceTypeCode: 'zariadenie-pre-seniorov', formCodes: ['pobytova-celorocna'] },
    ...{ targetGroupCodes: ['seniori'], registeredOn: null, erasedOn: null, capacities: [record], facts: [] }
  };
  const has = (service: Partial<CapacityService>, day = DAY, needs = [need], asked = need) =>
    capacityFor({ ...home, ...service }, asked, { forms: FORMS, day, needs });

  test('is its capacity in that form or a part of it, group and unit', () => {
    expect(has({})).toBe(40);
    expect(has({ capacities: [{ ...record, targetGroupCode: 'zdravotne-postihnutie' }] })).toBeNull();
    expect(has({ capacities: [{ ...record, formCode: 'ambulantna' }] })).toBeNull();
    expect(has({ serviceTypeCode: 'denne-centrum' })).toBeNull();
  });

  test('is not stated, and not nothing, where nobody said it in this unit', () => {
    expect(has({ capacities: [] })).toBe('unstated');
    expect(has({ capacities: [{ ...record, unitCode: 'hodiny' }] })).toBe('unstated');
    expect(has({ capacities: [], targetGroupCodes: ['rodiny-s-detmi'] })).toBeNull();
    expect(has({ capacities: [], formCodes: [], targetGroupCodes: [] })).toBe('unstated');
  });

  test('of which nobody said the form or group counts for the first need that what was said fits', () => {
    const others = { ...need, targetGroupCode: 'zdravotne-postihnutie' };
    const elsewhere = { ...need, formCode: 'ambulantna' };
    const needs = [elsewhere, others, need];
    const counted = (said: Partial<typeof record>) =>
      needs.map((one) => has({ capacities: [{ ...record, ...said }] }, DAY, needs, one));
    expect(counted({ formCode: '', targetGroupCode: '' })).toEqual([40, null, null]);
    expect(counted({ targetGroupCode: '' })).toEqual([null, 40, null]);
    expect(counted({ formCode: '' })).toEqual([40, null, null]);
    expect(counted({ formCode: '', targetGroupCode: 'zdravotne-postihnutie' })).toEqual([null, 40, null]);
    expect(counted({})).toEqual([null, null, 40]);
  });

  test('of which a part is not said counts once, whatever is needed', () => {
    const codes = ['pobytova', 'pobytova-celorocna', 'ambulantna'];
    const groups = ['seniori', 'zdravotne-postihnutie'];
    const all = codes.flatMap((formCode) =>
      groups.map((targetGroupCode) => ({ ...need, formCode, targetGroupCode }))
    );
    const said = fc.constantFrom(
      { formCode: '', targetGroupCode: '' },
      ...codes.map((formCode) => ({ formCode, targetGroupCode: '' })),
      ...groups.map((targetGroupCode) => ({ formCode: '', targetGroupCode }))
    );
    fc.assert(
      fc.property(said, fc.shuffledSubarray(all), (unsaid, needs) => {
        const had = needs.map((one) => has({ capacities: [{ ...record, ...unsaid }] }, DAY, needs, one));
        expect(had.filter((value) => value === 40).length).toBeLessThanOrEqual(1);
        if (needs.length === all.length) expect(had).toContain(40);
      })
    );
  });

  test('goes by the days that the directory says, in later years too', () => {
    expect(has({ erasedOn: '2026-01-01' })).toBeNull();
    expect([supplyDay(2024, DAY), supplyDay(2026, DAY)]).toEqual([DAY, DAY]);
    expect(has({}, supplyDay(2027, DAY))).toBe(40);
    expect(has({}, supplyDay(2028, DAY))).toBe('unstated');
  });
});
