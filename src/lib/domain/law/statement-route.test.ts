import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ServiceType } from './service-type.ts';
import {
  FOUNDERS,
  type Founder,
  routeStatement,
  type StatementRoute,
  statedKinds
} from './statement-route.ts';
import { isValidOn, overlap } from './validity.ts';

const read = <T>(file: string): T => JSON.parse(readFileSync(`data/law/${file}`, 'utf8'));
const routes = read<StatementRoute[]>('statement-routes.json');
const types = read<ServiceType[]>('service-types.json');

const route = (serviceTypeCode: string, founder: Founder, forYear = 2026) =>
  routeStatement(routes, { serviceTypeCode, founder, forYear }, '2026-07-15');

test('the kind and the founder say which office it is', () => {
  for (const founder of FOUNDERS) expect(route('denny-stacionar', founder).desk).toBe('municipality');
  expect(route('utulok', 'municipality')).toMatchObject({ desk: 'region', isVerified: true });
  expect(route('utulok', 'non-public')).toEqual({ desk: null, route: null, isVerified: false });
  expect(route('domov-socialnych-sluzieb', 'non-public').desk).toBe('region');
  expect(route('domov-socialnych-sluzieb', 'region').desk).toBeNull();
  expect(route('opatrovatelska-sluzba', 'municipality').desk).toBeNull();
});

test('after 31 December 2026 no row is verified, nor for money asked for then', () => {
  expect(route('denny-stacionar', 'municipality', 2027)).toMatchObject({
    ...{ desk: 'municipality', isVerified: false, route: { verified: true } }
  });
  for (const one of routes)
    expect([isValidOn(one, '2027-01-01'), one.verified]).toSatisfy(([now, sure]) => !(now && sure));
});

test('rows of one kind and founder never overlap, name their source, and agree with the catalogue', () => {
  for (const [at, one] of routes.entries()) {
    expect(one.source).not.toBe('');
    expect(types.find(({ code }) => code === one.serviceTypeCode)?.complianceStatementBy).toBe(one.desk);
    for (const other of routes.slice(at + 1)) {
      const isSame =
        one.serviceTypeCode === other.serviceTypeCode && one.founders.some((f) => other.founders.includes(f));
      if (isSame) expect(overlap(one, other)).toBe(false);
    }
  }
  const known = types.filter((one) => one.complianceStatementBy !== null).map(({ code }) => code);
  expect(statedKinds(routes, '2026-07-15').toSorted()).toEqual([...new Set(known)].toSorted());
});
