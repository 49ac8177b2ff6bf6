import { expect, test } from 'vitest';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { chosenVersion } from './chosen-version.ts';

const record = (kind: 'approved' | 'repealed' | 'opened-for-discussion', from: CalendarDay) => ({
  id: `${kind}-${from}`,
  kind,
  from,
  to: null,
  approval: null
});
const APPROVED = [record('approved', '2026-12-01')];
const REPEALED = [...APPROVED, record('repealed', '2027-06-01')];
const DISCUSSED = [record('opened-for-discussion', '2027-12-01')];

const version = (number: number, records: typeof APPROVED = [], from = 2027) => ({
  number,
  records,
  period: `${from}-${from + 4}`,
  validFrom: `${from}-01-01` as CalendarDay,
  validTo: `${from + 4}-12-31` as CalendarDay
});
const TODAY = '2028-01-01';

test.each([
  ['in force before a newer draft', [version(2), version(1, APPROVED)], {}, 1],
  ['in force before one that begins later', [version(9, APPROVED, 2029), version(1, APPROVED)], {}, 1],
  ['the approved one that begins later, while nothing is in force', [version(9, APPROVED, 2029)], {}, 9],
  ['the last one that was in force', [version(4, APPROVED, 2021)], {}, 4],
  ['no draft stands for the plan', [version(2, DISCUSSED), version(1)], {}, undefined],
  ['nor does a repealed plan', [version(1, REPEALED)], {}, undefined],
  [
    'the newest approved version of a period',
    [version(3), version(2, APPROVED), version(1, APPROVED)],
    { period: '2027-2031' },
    2
  ],
  [
    'the newest draft of a period while none is approved',
    [version(2), version(1)],
    { period: '2027-2031' },
    2
  ],
  ['a repealed plan stays at its period', [version(1, REPEALED)], { period: '2027-2031' }, 1],
  [
    'exactly the asked number, also a draft',
    [version(2), version(1, APPROVED)],
    { period: '2027-2031', number: 2 },
    2
  ],
  ['nothing for a number never published', [version(1)], { period: '2027-2031', number: 7 }, undefined],
  ['nothing in another period', [version(1, APPROVED)], { period: '2020-2024' }, undefined]
])('%s', (_name, versions, asked, expected) => {
  expect(chosenVersion(versions, asked, TODAY)?.number).toBe(expected);
});
