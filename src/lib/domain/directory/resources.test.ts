import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PublicFact } from './facts/public-facts.ts';
import type { FactContents } from './facts/service-fact.ts';
import type { PublishedService } from './published-service.ts';
import { capacityByKindOn, resourcesOn } from './resources.ts';

const DAY = '2026-05-01';

const RUNNING = { registeredOn: null, erasedOn: null, serviceTypeCode: 'denny-stacionar', capacities: [] };

function aService(name: string, facts: PublicFact[]): PublishedService {
  return { id: name, name, facts, ...RUNNING } as unknown as PublishedService;
}

const told = <Kind extends 'staff' | 'money' | 'status' | 'premises'>(
  kind: Kind,
  content: FactContents[Kind],
  days: Partial<PublicFact> = {}
) =>
  ({
    ...{ kind, content, source: 'poskytovateľ', confirmedOn: '2026-01-02' },
    ...{ validFrom: '2026-01-01', validTo: null, ...days }
  }) as PublicFact;

const staff = (rows: FactContents['staff']['rows'], more: Partial<FactContents['staff']> = {}) =>
  told('staff', {
    ...{ rows, volunteers: 0, informalCarers: 0, trainingHours: 0, hasSupervision: false, missing: '' },
    ...more
  });
const year = (at: number, rows: FactContents['money']['rows']) =>
  told('money', { rows }, { validFrom: `${at}-01-01`, validTo: `${at + 1}-01-01` });

test('staff of one qualification is one row, whoever wrote it with a capital', () => {
  const carers = (qualification: string, people: number, fullTime: number) => ({
    qualification,
    people,
    fullTime
  });
  const found = resourcesOn(
    [
      aService('a', [
        staff([carers('Opatrovateľka', 4, 3.5)], { volunteers: 2, missing: 'zdravotná sestra' })
      ]),
      aService('b', [
        staff([carers('opatrovateľka', 2, 2), carers('sestra', 1, 1)], { hasSupervision: true })
      ]),
      aService('c', [])
    ],
    DAY
  );
  expect(found.staff).toEqual([
    { qualification: 'Opatrovateľka', people: 6, fullTime: 5.5 },
    { qualification: 'sestra', people: 1, fullTime: 1 }
  ]);
  expect(found).toMatchObject({ services: 3, staffKnownOf: 2, volunteers: 2, supervised: 1 });
  expect(found.missing).toEqual([{ service: 'a', text: 'zdravotná sestra' }]);
});

test('a service that has ended has no staff any more, but its money is history', () => {
  const ended = aService('a', [
    told('status', { status: 'closed', note: '' }),
    staff([{ qualification: 'sestra', people: 1, fullTime: 1 }]),
    year(2024, [{ sourceCode: 'obec', cents: 500 }])
  ]);
  const found = resourcesOn([ended], DAY);
  expect(found).toMatchObject({ services: 0, staff: [], money: [{ year: 2024, services: 1, cents: 500 }] });
});

test('what is erased from the register or only planned is no resource of the day', () => {
  const people = staff([{ qualification: 'sestra', people: 2, fullTime: 2 }]);
  const erased = { ...aService('a', [people]), erasedOn: DAY } as PublishedService;
  const planned = aService('b', [people, told('status', { status: 'planned', note: '' })]);
  const paused = aService('c', [people, told('status', { status: 'paused', note: '' })]);
  expect(resourcesOn([erased, planned, paused], DAY)).toMatchObject({
    services: 1,
    staff: [{ qualification: 'sestra', people: 2 }]
  });
});

test('capacity is summed by kind and unit over services, forms and groups, as old as its oldest part', () => {
  const capacity = (unitCode: string, value: number, more: object = {}) => ({
    ...{ formCode: 'ambulantna', targetGroupCode: 'seniori', unitCode, value, staff: null, source: '' },
    ...{ validFrom: '2025-01-01', validTo: null, confirmedOn: '2026-02-01', ...more }
  });
  const first = {
    ...aService('a', []),
    capacities: [
      capacity('miesta', 20),
      capacity('miesta', 4, { targetGroupCode: 'zdravotne-postihnutie', confirmedOn: '2025-06-30' }),
      capacity('miesta', 90, { validTo: '2026-01-01' })
    ]
  } as PublishedService;
  const second = { ...aService('b', []), capacities: [capacity('miesta', 10), capacity('hodiny', 300)] };
  const closed = { ...second, id: 'c', facts: [told('status', { status: 'closed', note: '' })] };
  expect(capacityByKindOn([first, second, closed] as PublishedService[], DAY)).toEqual([
    {
      ...{ serviceTypeCode: 'denny-stacionar', unitCode: 'miesta' },
      ...{ value: 34, services: 2, confirmedOn: '2025-06-30' }
    },
    {
      ...{ serviceTypeCode: 'denny-stacionar', unitCode: 'hodiny' },
      ...{ value: 300, services: 1, confirmedOn: '2026-02-01' }
    }
  ]);
});

test('the sources of a year add up to its money to the cent, and no year is lost', () => {
  const row = fc.record({ sourceCode: fc.constantFrom('obec', 'vuc', 'uhrada'), cents: fc.nat(1_000_000) });
  const years = fc.array(
    fc.tuple(fc.integer({ min: 2020, max: 2030 }), fc.array(row, { minLength: 1, maxLength: 4 })),
    { maxLength: 8 }
  );
  fc.assert(
    fc.property(years, (all) => {
      const services = all.map(([at, rows], index) => aService(String(index), [year(at, rows)]));
      const { money } = resourcesOn(services, DAY);
      for (const one of money) expect(one.sources.reduce((sum, { cents }) => sum + cents, 0)).toBe(one.cents);
      const typed = all.flatMap(([, rows]) => rows).reduce((sum, { cents }) => sum + cents, 0);
      expect(money.reduce((sum, { cents }) => sum + cents, 0)).toBe(typed);
      expect(money.map((one) => one.year)).toEqual([...new Set(all.map(([at]) => at))].toSorted());
    })
  );
});
