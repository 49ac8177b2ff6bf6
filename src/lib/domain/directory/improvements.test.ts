import { expect, test } from 'vitest';
import type { PublicFact } from './facts/public-facts.ts';
import { improvementsOn } from './improvements.ts';
import type { PublishedService } from './published-service.ts';

const DAY = '2026-05-01';

function aService(id: string, facts: object[], more: Partial<PublishedService> = {}): PublishedService {
  const told = { source: 'poskytovateľ', confirmedOn: '2026-01-02', validFrom: '2026-01-01', validTo: null };
  return {
    ...{ id, name: id, registeredOn: null, erasedOn: null, staleAfterDays: 365 },
    facts: facts.map((fact) => ({ ...told, ...fact }) as PublicFact),
    ...more
  } as PublishedService;
}

const improvement = (content: object, more: object = {}) => ({
  kind: 'improvement',
  content: { staffing: '', equipment: '', providerWants: '', recipientsWant: '', ...content },
  ...more
});
const missing = (text: string) => ({ kind: 'staff', content: { missing: text } });

test('what is to be better stands under its theme, each service once, however many facts speak of it', () => {
  const found = improvementsOn(
    [
      aService('a', [improvement({ staffing: 'nočné služby', equipment: ' ' }), missing('zdravotná sestra')]),
      aService('b', [improvement({ equipment: 'zdvihák' }, { confirmedOn: '2024-01-01' })]),
      aService('c', [])
    ],
    DAY
  );
  expect(found).toEqual({
    themes: [
      {
        theme: 'staffing',
        said: [{ id: 'a', name: 'a', texts: ['zdravotná sestra', 'nočné služby'], isStale: false }]
      },
      { theme: 'equipment', said: [{ id: 'b', name: 'b', texts: ['zdvihák'], isStale: true }] }
    ],
    silent: [{ id: 'c', name: 'c' }],
    services: 3
  });
});

test('a service that has ended is not to be better any more', () => {
  const closed = { kind: 'status', content: { status: 'closed', note: '' } };
  const said = improvement({ equipment: 'auto' });
  expect(
    improvementsOn([aService('a', [said, closed]), aService('b', [said], { erasedOn: '2026-02-01' })], DAY)
  ).toEqual({ themes: [], silent: [], services: 0 });
});
