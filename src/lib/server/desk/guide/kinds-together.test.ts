import { expect, test } from 'vitest';
import { messages } from '#lib/i18n/messages.ts';
import type { ShownFinding } from '../shown-findings.ts';
import { kindsTogether } from './kinds-together.ts';

const t = messages('sk');
const finding = (severity: ShownFinding['severity'], kind: ShownFinding['subject']['kind'], id: string) =>
  ({ rule: 'year-value', severity, subject: { kind, id }, sentence: id }) as ShownFinding;

test('undecided kinds are one line for each severity, and what else is missing stays', () => {
  const shown = kindsTogether(
    [
      finding('missing', 'service-type', 'utulok'),
      finding('warning', 'service-type', 'praconovna'),
      finding('missing', 'service-type', 'nocľaháreň'),
      finding('missing', 'capacity-row', 'riadok')
    ],
    t
  );
  expect(shown.map(({ severity, sentence }) => [severity, sentence])).toEqual([
    ['missing', t('guide.undecidedKinds', { count: 2 })],
    ['warning', 'praconovna'],
    ['missing', 'riadok']
  ]);
});
