import { expect, test } from 'vitest';
import type { FactContents, FactKind, ServiceFact } from '#lib/domain/directory/facts/service-fact.ts';
import type { Cents } from '#lib/domain/shared/euro.ts';
import { messages } from '#lib/i18n/messages.ts';
import { factLines } from './fact-lines.ts';

const saying = { t: messages('en'), locale: 'en', sourceName: () => 'Budget' } as const;

function linesOf<Kind extends FactKind>(kind: Kind, content: FactContents[Kind]) {
  const days = { validFrom: '2026-01-01', validTo: null, confirmedOn: '2026-01-02' };
  return factLines({ id: '1', serviceId: 's', kind, content, source: 'x', ...days } as ServiceFact, saying);
}

test('what people typed is told apart from the words of the page', () => {
  expect(linesOf('status', { status: 'paused', note: 'do opravy strechy' })[0]?.lines).toEqual([
    { text: expect.stringContaining('paused'), typed: false },
    { text: 'do opravy strechy', typed: true }
  ]);
  expect(linesOf('fees', { rows: [{ what: 'obed', cents: 0 as Cents, per: '' }], note: '' })).toMatchObject([
    { lines: [{ text: expect.stringContaining('obed'), typed: true }] }
  ]);
});

test('what says nothing has no line', () => {
  expect(linesOf('contact', { office: '', phone: '0900 123 456', email: ' ', website: '' })).toEqual([
    { label: 'Telephone', lines: [{ text: '0900 123 456', typed: false }] }
  ]);
});

test('a bare number keeps its name where nothing else is known', () => {
  const nobody = { rows: [], informalCarers: 0, trainingHours: 0, hasSupervision: false, missing: '' };
  expect(linesOf('staff', { ...nobody, volunteers: 2 })).toEqual([
    { label: 'Volunteers', lines: [{ text: '2', typed: false }], named: true }
  ]);
});
