import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CalendarDay } from '../shared/calendar-day.ts';
import { addDays } from '../shared/calendar-day.ts';
import { canJudgeBy, type NationalPriorityList, priorityListFor } from './national-priority.ts';
import { formsWithin, type ServiceForm } from './service-form.ts';
import { SERVICE_TYPE_FIELDS, type ServiceType } from './service-type.ts';
import { type TargetGroup, uncoveredSituations } from './target-group.ts';
import { isValidOn, overlap, validOn } from './validity.ts';
import { isVerified } from './verification.ts';

const read = (file: string) => JSON.parse(readFileSync(`data/law/${file}.json`, 'utf8'));
const types: ServiceType[] = read('service-types');
const catalogue: {
  serviceGroups: { code: string }[];
  serviceForms: ServiceForm[];
  capacityUnits: { code: string }[];
  financingSources: { code: string }[];
  targetGroups: TargetGroup[];
} = read('catalogue');
const lists: NationalPriorityList[] = read('national-priorities');
const sources: { code: string }[] = read('sources');

test('41 kinds of services hold on any day since 2018, each once', () => {
  for (const day of ['2018-01-01', '2024-11-30', '2024-12-01', '2026-07-01', '2031-05-05'] as CalendarDay[]) {
    const codes = validOn(types, day).map((type) => type.code);
    expect(new Set(codes).size).toBe(41);
    expect(codes).toHaveLength(41);
  }
});

test('no row of a kind overlaps another of the same kind', () => {
  for (const [at, one] of types.entries()) {
    for (const other of types.slice(at + 1)) {
      if (one.code === other.code) expect(overlap(one, other)).toBe(false);
    }
  }
});

test('rows use only codes of the catalogue', () => {
  const known = (rows: { code: string }[]) => new Set(rows.map((row) => row.code));
  const [groups, forms, units] = [
    catalogue.serviceGroups,
    catalogue.serviceForms,
    catalogue.capacityUnits
  ].map(known);
  const [financing, pages] = [known(catalogue.financingSources), known(sources)];
  for (const type of types) {
    expect(groups).toContain(type.group);
    for (const form of type.forms) expect(forms).toContain(form);
    for (const unit of [type.capacityUnit, ...type.otherCapacityUnits]) expect(units).toContain(unit);
    for (const source of type.financing) expect(financing).toContain(source);
    for (const page of type.sources) expect(pages).toContain(page);
    for (const field of type.unverified) expect(SERVICE_TYPE_FIELDS).toContain(field);
  }
});

test('competence is unverified for 18 kinds, financing for all', () => {
  const today = validOn(types, '2026-11-21');
  expect(today.filter((type) => !isVerified(type, 'responsible'))).toHaveLength(18);
  expect(today.every((type) => !isVerified(type, 'financing'))).toBe(true);
});

test('a region co-finances senior homes from 1 July 2026, not before', () => {
  const financing = (day: CalendarDay) =>
    validOn(types, day).find((type) => type.code === 'zariadenie-pre-seniorov')?.financing;
  expect(financing('2026-06-30')).not.toContain('vuc');
  expect(financing('2026-07-01')).toContain('vuc');
});

test('only emergency housing is a protected place', () => {
  expect(types.filter((type) => type.protectedPlace).map((type) => type.code)).toEqual([
    'zariadenie-nudzoveho-byvania'
  ]);
});

test('the four usual groups answer all nine reasons of § 2', () => {
  expect(catalogue.targetGroups).toHaveLength(4);
  expect(uncoveredSituations(catalogue.targetGroups)).toEqual([]);
  const withoutExclusion = catalogue.targetGroups.filter((group) => group.code !== 'socialne-vylucenie');
  expect(uncoveredSituations(withoutExclusion)).toEqual(['a', 'h', 'i']);
});

test('residential services are divided into all-year and weekly', () => {
  expect(formsWithin('pobytova', catalogue.serviceForms)).toEqual([
    'pobytova',
    'pobytova-celorocna',
    'pobytova-tyzdenna'
  ]);
});

test.each([
  [2012, '2009-2013', true],
  [2014, null, false],
  [2018, '2015-2020', true],
  [2026, '2021-2030', false]
])('a plan of %i follows the list %s', (year, code, judged) => {
  const list = priorityListFor(lists, year);
  expect(list?.code ?? null).toBe(code);
  expect(canJudgeBy(list)).toBe(judged);
});

test('two validities overlap exactly when some day is in both', () => {
  const validity = fc
    .record({ start: fc.nat(40), days: fc.option(fc.integer({ min: 1, max: 20 })) })
    .map(({ start, days }) => {
      const validFrom = addDays('2026-01-01', start);
      return { validFrom, validTo: days === null ? null : addDays(validFrom, days) };
    });
  const days = Array.from({ length: 100 }, (_, at) => addDays('2026-01-01', at));
  fc.assert(
    fc.property(validity, validity, (one, other) => {
      expect(overlap(one, other)).toBe(days.some((day) => isValidOn(one, day) && isValidOn(other, day)));
    })
  );
});
