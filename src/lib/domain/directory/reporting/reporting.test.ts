import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PersonCount } from '../../population/person-count.ts';
import { addDays, type CalendarDay } from '../../shared/calendar-day.ts';
import type { CapacityRecord } from '../capacity.ts';
import { placeFact } from '../facts/place-fact.ts';
import type { FactContents, FactKind, ServiceFact, ServiceStatus } from '../facts/service-fact.ts';
import {
  differingKinds,
  factsOfReport,
  knownAtEndOf,
  missingKinds,
  type ReportContent,
  refuseReport,
  reportStamp
} from './report-content.ts';
import {
  afterStep,
  countStates,
  REPORT_STATES,
  REPORT_STEPS,
  type ReportMarks,
  reportState,
  takeStep
} from './report-state.ts';
import { reportWarnings } from './report-warnings.ts';
import { refuseTerm, wasActiveIn } from './reporting-term.ts';

const people = (count: number) => count as PersonCount;

describe('a report', () => {
  const steps = fc.array(fc.constantFrom(...REPORT_STEPS), { maxLength: 12 });
  const NEW: ReportMarks = { sentAt: null, returnedAt: null, acceptedAt: null, lockedAt: null };

  /** The marks after some steps, refused ones left out. */
  function walked(taken: readonly (typeof REPORT_STEPS)[number][]): ReportMarks {
    return taken.reduce((marks, step, at) => takeStep(marks, step, new Date(at)) ?? marks, NEW);
  }

  test('stands after every step where the rule says, and what is refused changes nothing', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom(...REPORT_STEPS), (before, step) => {
        const marks = walked(before);
        const after = takeStep(marks, step, new Date(99));
        const expected = afterStep(reportState(marks), step);
        expect(after === null).toBe(expected === null);
        if (after) expect(reportState(after)).toBe(expected);
      })
    );
  });

  test('never changes once it is locked, and is accepted only when it was sent', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const marks = walked(taken);
        if (marks.acceptedAt !== null) expect(marks.sentAt).not.toBeNull();
        if (reportState(marks) === 'locked')
          for (const step of REPORT_STEPS) expect(takeStep(marks, step, new Date(99))).toBeNull();
      })
    );
  });

  test('is counted in exactly one state', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...REPORT_STATES)), (states) => {
        const counts = countStates(states);
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(states.length);
        for (const state of REPORT_STATES)
          expect(counts[state]).toBe(states.filter((one) => one === state).length);
      })
    );
  });

  test.each([
    ['sent', 'lock', null],
    ['sent', 'fill', null],
    ['accepted', 'return', null],
    ['open', 'accept', null],
    ['returned', 'send', 'sent']
  ] as const)('%s, then %s: %s', (state, step, next) => {
    expect(afterStep(state, step)).toBe(next);
  });
});

test.each([
  [{}, null],
  [{ year: 2026 }, 'year-not-over'],
  [{ year: 2031 }, 'year-not-over'],
  [{ year: 2008 }, 'year-too-old'],
  [{ year: 2024.5 }, 'not-a-year'],
  [{ dueOn: '2026-11-21' }, 'due-in-past'],
  [{ dueOn: '2026-11-22' }, null],
  [{ dueOn: '2027-05-22' }, 'due-too-late'],
  [{ dueOn: '2101-01-01' }, 'impossible-day']
] as const)('a term %o', (given, refusal) => {
  expect(refuseTerm({ year: 2025, openedOn: '2026-11-22', dueOn: '2026-12-31', ...given })).toBe(refusal);
});

function fact<Kind extends FactKind>(
  kind: Kind,
  content: FactContents[Kind],
  validFrom: CalendarDay,
  validTo: CalendarDay | null = null
): ServiceFact {
  return {
    ...{ id: `${kind} ${validFrom}`, serviceId: 's', kind, content, validFrom, validTo },
    ...{ confirmedOn: validFrom, source: 'zmluva' }
  } as ServiceFact;
}

const status = (word: ServiceStatus, from: CalendarDay, to: CalendarDay | null = null) =>
  fact('status', { status: word, note: '' }, from, to);

describe('a service worked in 2025', () => {
  const here = { registeredOn: null, erasedOn: null };
  test.each([
    ['nobody said anything of it', here, [], true],
    ['registered after it', { ...here, registeredOn: '2026-01-01' }, [], false],
    ['registered on its last day', { ...here, registeredOn: '2025-12-31' }, [], true],
    ['erased on its first day', { ...here, erasedOn: '2025-01-01' }, [], false],
    ['erased within it', { ...here, erasedOn: '2025-01-02' }, [], true],
    ['closed before', here, [status('closed', '2024-06-01')], false],
    ['closed within it', here, [status('closed', '2025-06-01')], true],
    ['planned and not begun', here, [status('planned', '2025-03-01')], false],
    [
      'begun on its last day',
      here,
      [status('planned', '2025-03-01', '2025-12-31'), status('active', '2025-12-31')],
      true
    ],
    [
      'begun after it',
      here,
      [status('planned', '2025-03-01', '2026-01-01'), status('active', '2026-01-01')],
      false
    ],
    ['paused all the year', here, [status('paused', '2025-01-01')], false],
    [
      'active for some days',
      here,
      [status('active', '2024-01-01', '2025-01-05'), status('paused', '2025-01-05')],
      true
    ]
  ] as const)('%s: %o', (_name, service, facts, expected) => {
    expect(wasActiveIn(service, facts, 2025)).toBe(expected);
  });
});

const CONTENT: ReportContent = {
  occupancy: { recipients: people(18) },
  waiting: { people: people(3), oldestOn: '2025-05-04' },
  staff: {
    rows: [{ qualification: 'opatrovateľka', people: 6, fullTime: 5.5 }],
    ...{ volunteers: 2, informalCarers: 0, trainingHours: 40, hasSupervision: true, missing: '' }
  },
  money: { rows: [{ sourceCode: 'obec', cents: 1_200_000 }] }
};
const PLACES: CapacityRecord = {
  ...{ serviceId: 's', serviceTypeCode: 'x', formCode: 'f', targetGroupCode: 'g', unitCode: 'miesta' },
  ...{ value: 18, staff: null, validFrom: '2020-01-01', validTo: null },
  ...{ confirmedOn: '2025-01-01', source: 'register' }
};

describe('what a report says', () => {
  const OF = { serviceId: 's', year: 2025, saidOn: '2026-01-20', idOf: (kind: string) => kind } as const;

  test('holds on the last day of its year, its money in the whole year', () => {
    expect(factsOfReport(CONTENT, OF)).toMatchObject([
      { kind: 'occupancy', validFrom: '2025-12-31', validTo: null, confirmedOn: '2026-01-20' },
      { kind: 'waiting', validFrom: '2025-12-31', source: 'výkaz poskytovateľa za rok 2025' },
      { kind: 'staff', validFrom: '2025-12-31' },
      { kind: 'money', validFrom: '2025-01-01', validTo: '2026-01-01' }
    ]);
    expect(factsOfReport({}, OF)).toEqual([]);
  });

  test('never takes the place of what is known of a later day', () => {
    const day = fc.integer({ min: -400, max: 400 }).map((count) => addDays('2025-12-31', count));
    fc.assert(
      fc.property(day, (later) => {
        const known = fact('occupancy', { recipients: people(1) }, later);
        const [said] = factsOfReport(CONTENT, OF);
        if (!said) throw new Error('The report says it.');
        const placing = placeFact([known], said);
        if (later > '2025-12-31') expect(placing).toMatchObject({ fact: { validTo: later }, ended: [] });
        else expect(placing.fact.validTo).toBeNull();
      })
    );
  });

  test('is refused as its facts are', () => {
    const staff = { ...CONTENT.staff, volunteers: -1 } as FactContents['staff'];
    const waiting = { people: people(1), oldestOn: '2026-01-01' } as const;
    expect(refuseReport({ ...CONTENT, staff, waiting }, 2025)).toEqual([
      { kind: 'waiting', refusal: 'waiting-in-future' },
      { kind: 'staff', refusal: 'negative' }
    ]);
    expect(refuseReport(CONTENT, 2025)).toEqual([]);
    expect(refuseReport({}, 2025)).toEqual([]);
  });

  test('can be sent without money and without nothing else', () => {
    const { money: _, ...counted } = CONTENT;
    expect(missingKinds(counted)).toEqual([]);
    expect(missingKinds({ money: { rows: [] } })).toEqual(['occupancy', 'waiting', 'staff']);
    expect(missingKinds(null)).toHaveLength(3);
  });

  test('differs from what is known of the end of the year, whenever that was said', () => {
    const facts = [
      fact('occupancy', { recipients: people(18) }, '2024-12-31'),
      fact('waiting', { people: people(3), oldestOn: '2025-05-04' }, '2024-12-31', '2025-12-31'),
      fact('waiting', { people: people(4), oldestOn: null }, '2025-12-31'),
      fact('money', { rows: [{ sourceCode: 'obec', cents: 1 }] }, '2024-01-01', '2025-01-01')
    ];
    const known = knownAtEndOf(facts, 2025);
    expect(known.waiting?.id).toBe('waiting 2025-12-31');
    expect(differingKinds(CONTENT, known)).toEqual(['waiting', 'staff', 'money']);
  });

  test('is stamped with what accepting it would write over', () => {
    const said = factsOfReport(CONTENT, OF);
    const known = [fact('occupancy', { recipients: people(9) }, '2024-12-31')];
    expect(reportStamp(3, said, known)).toBe('3 occupancy 2024-12-31');
    expect(reportStamp(3, said, [])).toBe('3');
    // What holds from a later day is not written over.
    expect(reportStamp(3, said, [fact('staff', CONTENT.staff as never, '2026-02-01')])).toBe('3');
  });
});

describe('what to look at', () => {
  const words = (content: ReportContent, given: Partial<Parameters<typeof reportWarnings>[0]> = {}) =>
    reportWarnings({ content, year: 2025, capacities: [PLACES], known: {}, ...given });
  const served = (count: number): ReportContent => ({ ...CONTENT, occupancy: { recipients: people(count) } });

  test('a full service with its people and money has nothing', () => {
    expect(words(CONTENT)).toEqual([]);
  });

  test.each([
    ['more people than places', served(19), { word: 'over-capacity', people: 19, capacity: 18 }],
    [
      'somebody waits and a place is free',
      served(17),
      { word: 'waiting-beside-free-places', people: 17, capacity: 18 }
    ],
    ['nobody is served', served(0), { word: 'nobody-served' }],
    [
      'nobody works there',
      { ...CONTENT, staff: { ...CONTENT.staff, rows: [] } as never },
      { word: 'no-staff' }
    ],
    [
      'more posts than people',
      {
        ...CONTENT,
        staff: { ...CONTENT.staff, rows: [{ qualification: 'a', people: 1, fullTime: 1.5 }] } as never
      },
      { word: 'posts-over-people' }
    ],
    [
      'somebody waits since nobody knows when',
      { ...CONTENT, waiting: { people: people(1), oldestOn: null } },
      { word: 'waiting-without-day' }
    ],
    [
      'a day and nobody waits',
      { ...CONTENT, waiting: { people: people(0), oldestOn: '2025-01-01' } },
      { word: 'day-without-waiting' }
    ],
    ['no money', { ...CONTENT, money: { rows: [{ sourceCode: 'obec', cents: 0 }] } }, { word: 'no-money' }]
  ] as const)('%s', (_name, content, warning) => {
    expect(words(content as ReportContent)).toContainEqual(warning);
  });

  test('the capacity is that of the last day, and hours are no places', () => {
    const later = { ...PLACES, validFrom: '2026-01-01', value: 1 } as const;
    expect(words(CONTENT, { capacities: [PLACES, later] })).toEqual([]);
    expect(words(CONTENT, { capacities: [{ ...PLACES, unitCode: 'hodiny', value: 1 }] })).toEqual([]);
    expect(words(CONTENT, { capacities: [later] })).toEqual([{ word: 'capacity-unknown' }]);
  });

  test('a number of people that jumped is asked about, a small one is not', () => {
    const known = (count: number) => ({
      known: { occupancy: fact('occupancy', { recipients: people(count) }, '2024-12-31') }
    });
    expect(words(CONTENT, known(40))).toEqual([{ word: 'changed-much', people: 18, before: 40 }]);
    expect(words(CONTENT, known(9))).toEqual([]);
    expect(words(served(4), known(0)).map(({ word }) => word)).not.toContain('changed-much');
  });
});
