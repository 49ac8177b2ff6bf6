import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ExpressedNeed, missedKinds, monthOf } from './expressed-need.ts';

const need = (
  serviceTypeCode: string,
  situationCode: string,
  month: ExpressedNeed['month'],
  times: number
) => ({
  ...{ serviceTypeCode, situationCode, month, times }
});

test('of a day only its month is kept', () => {
  expect(monthOf('2026-11-22')).toBe('2026-11-01');
});

test('what is missed most often comes first, with its months and situations', () => {
  expect(
    missedKinds([
      need('jedalen', 'osamelost', '2026-10-01', 1),
      need('utulok', 'strata-byvania', '2026-11-01', 2),
      need('utulok', 'z-detskeho-domova', '2026-03-01', 3)
    ])
  ).toEqual([
    {
      ...{ serviceTypeCode: 'utulok', times: 5, from: '2026-03-01', to: '2026-11-01' },
      situations: [
        { code: 'z-detskeho-domova', times: 3 },
        { code: 'strata-byvania', times: 2 }
      ]
    },
    {
      ...{ serviceTypeCode: 'jedalen', times: 1, from: '2026-10-01', to: '2026-10-01' },
      situations: [{ code: 'osamelost', times: 1 }]
    }
  ]);
});

test('nothing is lost in the sums, whatever was told', () => {
  const told = fc.record({
    serviceTypeCode: fc.constantFrom('jedalen', 'utulok', 'noclaharen'),
    situationCode: fc.constantFrom('osamelost', 'strata-byvania'),
    month: fc.constantFrom<ExpressedNeed['month'][]>('2026-01-01', '2026-02-01'),
    times: fc.integer({ min: 1, max: 50 })
  });
  fc.assert(
    fc.property(fc.array(told), (needs) => {
      const kinds = missedKinds(needs);
      const sum = (of: readonly { times: number }[]) => of.reduce((total, { times }) => total + times, 0);
      expect(sum(kinds)).toBe(sum(needs));
      for (const kind of kinds) expect(sum(kind.situations)).toBe(kind.times);
    })
  );
});
