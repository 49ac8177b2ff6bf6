import { expect, test } from 'vitest';
import { findingOf, needMonths } from './missed-kind.ts';

const kind = (times: number) => ({
  ...({ serviceTypeCode: 'utulok', times, from: '2026-03-01', to: '2026-11-01' } as const),
  situations: []
});

test('a finding says how often it was told, and a small count not exactly', () => {
  const finding = findingOf(kind(7), 'útulok', { today: '2026-11-22' });
  expect(finding.statement).toContain('útulok (7-krát)');
  expect(finding).toMatchObject({ kindOfNeed: 'expressed', voice: 'inhabitants', asOf: '2026-11-22' });
  const few = findingOf(kind(4), 'útulok', { today: '2026-11-22' });
  expect(few.statement).toContain('(menej ako 5-krát)');
  expect(JSON.stringify(few)).not.toContain('4-krát');
});

test('months are told in words, one of them once', () => {
  expect(needMonths(kind(1), 'sk')).toBe('marec 2026 – november 2026');
  expect(needMonths({ from: '2026-03-01', to: '2026-03-01' }, 'en')).toBe('March 2026');
});
