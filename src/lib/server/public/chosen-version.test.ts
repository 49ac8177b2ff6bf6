import { expect, test } from 'vitest';
import { chooseAmong } from './chosen-version.ts';

const VALID = { validFrom: '2027-01-01', validTo: '2031-12-31' } as const;
const approvedOn = (from: '2026-12-01' | '2027-12-01') => [
  { id: from, kind: 'approved' as const, from, to: null, approval: null }
];
const version = (number: number, records: ReturnType<typeof approvedOn> = []) => ({
  ...VALID,
  number,
  records
});
const TODAY = '2028-01-01';

test.each([
  [
    'the newest of the approved ones',
    [version(3), version(2, approvedOn('2027-12-01')), version(1, approvedOn('2026-12-01'))],
    undefined,
    2
  ],
  ['the newest draft while none is approved', [version(2), version(1)], undefined, 2],
  ['exactly the asked one, also a draft', [version(2), version(1, approvedOn('2026-12-01'))], 2, 2],
  ['nothing for a number that was never published', [version(1)], 7, undefined],
  ['nothing where nothing was published', [], undefined, undefined]
])('%s', (_name, versions, number, expected) => {
  expect(chooseAmong(versions, number, TODAY)?.number).toBe(expected);
});
