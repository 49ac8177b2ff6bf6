import fc from 'fast-check';
import { expect, test } from 'vitest';
import type {
  AgePyramid,
  AnswerHeat,
  AnswerScale,
  CapacityByYear,
  Chart,
  Fulfilment,
  MoneyByYear,
  Tornado
} from '#lib/domain/publishing/chart.ts';
import { chartFigures } from '#lib/domain/publishing/chart-figures.ts';
import { spreadLabels } from './chart-marks.ts';
import { drawChart } from './charts.ts';

const count = fc.nat(50_000);
const years = fc.integer({ min: 1, max: 11 });

const pyramid: fc.Arbitrary<AgePyramid> = fc
  .array(fc.record({ men: count, women: count, later: fc.record({ men: count, women: count }) }), {
    minLength: 1,
    maxLength: 21
  })
  .chain((bands) =>
    fc.boolean().map((later) => ({
      chart: 'age-pyramid' as const,
      bands: bands.map(({ men, women, later: then }, at) => ({
        label: `${at * 5}+`,
        men,
        women,
        ...(later ? { later: then } : {})
      })),
      words: { age: 'Vek', men: 'Muži', women: 'Ženy', now: '2021', ...(later ? { later: 'rok 2036' } : {}) }
    }))
  );

const capacity: fc.Arbitrary<CapacityByYear> = years.chain((length) =>
  fc
    .array(fc.record({ existing: count, planned: count, needed: count }), {
      minLength: length,
      maxLength: length
    })
    .map((list) => ({
      chart: 'capacity-by-year' as const,
      unit: 'miesta',
      years: list.map((year, at) => ({ year: 2026 + at, ...year })),
      words: { year: 'Rok', existing: 'existujúca', planned: 'pribudne', needed: 'potrebná' }
    }))
);

const money: fc.Arbitrary<MoneyByYear> = fc
  .tuple(years, fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }))
  .chain(([length, covered]) =>
    fc
      .array(fc.array(fc.nat(90_000_000_00), { minLength: covered.length, maxLength: covered.length }), {
        minLength: length,
        maxLength: length
      })
      .map((list) => ({
        chart: 'money-by-year' as const,
        sources: covered.map((yes, at) => ({ name: `zdroj ${at + 1}`, covered: yes })),
        years: list.map((cents, at) => ({ year: 2026 + at, cents })),
        words: { year: 'Rok', source: 'Zdroj', total: 'Spolu' }
      }))
  );

const tornado: fc.Arbitrary<Tornado> = fc
  .record({
    middle: fc.nat(5_000),
    bars: fc.array(fc.record({ below: fc.nat(100), above: fc.nat(300) }), { minLength: 1, maxLength: 8 })
  })
  .map(({ middle, bars }) => ({
    chart: 'tornado' as const,
    middle,
    bars: bars.map(({ below, above }, at) => ({
      name: `Časť v situácii, vek ${at} a viac rokov`,
      low: middle * (1 - below / 100),
      high: middle * (1 + above / 100)
    })),
    words: { assumption: 'Predpoklad', low: 'Dolná', high: 'Horná' }
  }));

const people = fc.nat(2_000);
const name = fc.constantFrom(
  'Donáška obedov',
  'Dostupnosť lekára a sestry v obci a v okolí, ktorú treba',
  'x'
);
const scale: fc.Arbitrary<AnswerScale> = fc.integer({ min: 2, max: 11 }).chain((steps) =>
  fc
    .array(fc.record({ label: name, people: fc.array(people, { minLength: steps, maxLength: steps }) }), {
      minLength: 1,
      maxLength: 8
    })
    .map((rows) => ({
      chart: 'answer-scale' as const,
      steps: Array.from({ length: steps }, (_, at) => `${at + 1}`),
      ...{ rows, words: { row: 'Otázka' } }
    }))
);
const heat: fc.Arbitrary<AnswerHeat> = fc.integer({ min: 2, max: 7 }).chain((columns) =>
  fc
    .array(
      fc.record({
        ...{ label: name, of: fc.constant(2_000) },
        people: fc.array(fc.option(people), { minLength: columns, maxLength: columns })
      }),
      { minLength: 1, maxLength: 8 }
    )
    .map((rows) => ({
      chart: 'answer-heat' as const,
      columns: Array.from({ length: columns }, (_, at) => `stĺpec ${at + 1}`),
      ...{ rows, words: { row: 'Riadok' } }
    }))
);
const fulfilment: fc.Arbitrary<Fulfilment> = fc
  .array(
    fc.record({
      label: name,
      activities: fc.array(fc.nat(40), { minLength: 5, maxLength: 5 })
    }),
    { minLength: 1, maxLength: 8 }
  )
  .map((rows) => ({
    chart: 'fulfilment' as const,
    steps: ['splnené', 'čiastočne', 'plní sa', 'nesplnené', 'bez zápisu'],
    ...{ rows, words: { row: 'Priorita' } }
  }));
const anyChart: fc.Arbitrary<Chart> = fc.oneof(pyramid, capacity, money, tornado, scale, heat, fulfilment);
const layouts = ['wide', 'narrow', 'beside'] as const;

function draw(chart: Chart, theme: 'web' | 'print', layout: (typeof layouts)[number]): string {
  return drawChart(chart, 'Čo graf ukazuje', { theme, layout, language: 'sk', id: 'g1' });
}

test('every mark and word stays inside the picture, whatever the figures', () => {
  fc.assert(
    fc.property(anyChart, fc.constantFrom(...layouts), (chart, layout) => {
      const svg = draw(chart, 'print', layout);
      const [width, height] = (/viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []).slice(1).map(Number) as [
        number,
        number
      ];
      expect(svg).not.toMatch(/NaN|undefined|Infinity|="-\d/);
      for (const [, x, y, w, h] of svg.matchAll(
        /<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g
      )) {
        expect(Number(x) + Number(w)).toBeLessThanOrEqual(width + 0.1);
        expect(Number(y) + Number(h)).toBeLessThanOrEqual(height + 0.1);
      }
      for (const [, x, y] of svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"/g)) {
        expect(Number(x)).toBeLessThanOrEqual(width);
        expect(Number(y)).toBeLessThanOrEqual(height);
      }
    })
  );
});

test('on the web, colours are classes; in print, attributes; nowhere styles', () => {
  fc.assert(
    fc.property(anyChart, fc.constantFrom(...layouts), (chart, layout) => {
      const [web, print] = [draw(chart, 'web', layout), draw(chart, 'print', layout)];
      expect(web + print).not.toContain('style=');
      expect(web).not.toMatch(/fill="#/);
      expect(web).toMatch(/role="img" aria-label="Čo graf ukazuje"/);
      expect(print).not.toContain('class=');
    })
  );
});

test('in a small village everybody is one dot', () => {
  const bands = [
    { label: '0 – 4', men: 3, women: 0 },
    { label: '5 – 9', men: 7, women: 12 }
  ];
  const words = { age: 'Vek', men: 'Muži', women: 'Ženy', now: '2021' };
  const svg = draw({ chart: 'age-pyramid', bands, words }, 'web', 'wide');
  expect(svg.match(/<circle [^>]*class="chart-men"/g)).toHaveLength(10);
  expect(svg.match(/<circle [^>]*class="chart-women"/g)).toHaveLength(12);
});

test('a count of nobody still stands on its own side', () => {
  const bands = [{ label: '0 – 4', men: 0, women: 0 }];
  const words = { age: 'Vek', men: 'Muži', women: 'Ženy', now: '2021' };
  const svg = draw({ chart: 'age-pyramid', bands, words }, 'web', 'wide');
  const places = [...svg.matchAll(/<text x="([\d.]+)"[^>]*>0</g)].map((match) => Number(match[1]));
  expect(places[0]).toBeLessThan(320 - 36);
  expect(places[1]).toBeGreaterThan(320 + 36);
});

test('the narrow layout is laid out for a phone of 320', () => {
  fc.assert(fc.property(anyChart, (chart) => draw(chart, 'web', 'narrow').includes('viewBox="0 0 320 ')));
});

test('a bar is as long as its figure says', () => {
  const chart: CapacityByYear = {
    chart: 'capacity-by-year',
    unit: 'miesta',
    years: [
      { year: 2026, existing: 10, planned: 0, needed: 40 },
      { year: 2027, existing: 20, planned: 0, needed: 40 }
    ],
    words: { year: 'Rok', existing: 'existujúca', planned: 'pribudne', needed: 'potrebná' }
  };
  const heights = [...draw(chart, 'web', 'wide').matchAll(/height="([\d.]+)" class="chart-existing"/g)].map(
    (match) => Number(match[1])
  );
  expect(heights[1]).toBeCloseTo(2 * (heights[0] ?? 0), 1);
});

test('the table under a chart has one row for each band, year or source, as wide as its header', () => {
  const long = (chart: Chart) => {
    if (chart.chart === 'age-pyramid') return chart.bands.length;
    if (chart.chart === 'capacity-by-year') return chart.years.length;
    if (chart.chart === 'tornado') return chart.bars.length;
    if (chart.chart !== 'money-by-year') return chart.rows.length;
    return 1 + (chart.years.length > 7 ? chart.years.length : chart.sources.length);
  };
  fc.assert(
    fc.property(anyChart, (chart) => {
      const { header, rows } = chartFigures(chart, 'sk');
      expect(rows.length).toBe(long(chart));
      for (const row of rows) expect(row.length).toBe(header.length);
    })
  );
});

test('the table of money says each source by year and adds up both ways', () => {
  const chart: MoneyByYear = {
    chart: 'money-by-year',
    sources: [
      { name: 'rozpočet obce', covered: true },
      { name: 'bez krytia', covered: false }
    ],
    years: [
      { year: 2026, cents: [100_00, 20_00] },
      { year: 2027, cents: [300_00, 0] }
    ],
    words: { year: 'Rok', source: 'Zdroj', total: 'Spolu' }
  };
  expect(chartFigures(chart, 'sk')).toEqual({
    header: ['Zdroj', '2026', '2027', 'Spolu'],
    rows: [
      ['rozpočet obce', '100', '300', '400'],
      ['bez krytia', '20', '0', '20'],
      ['Spolu', '120', '300', '420']
    ]
  });
});

test.each(layouts)('no name of a source is cut off, %s', (layout) => {
  const name =
    'finančný príspevok MPSVR na prevádzku zariadenia podmienenú odkázanosťou (§ 71 ods. 6, § 78a)';
  const svg = draw(
    {
      chart: 'money-by-year',
      sources: [
        { name, covered: true },
        { name: 'bez krytia', covered: false }
      ],
      years: [{ year: 2026, cents: [100_00, 20_00] }],
      words: { year: 'Rok', source: 'Zdroj', total: 'Spolu' }
    },
    'print',
    layout
  );
  const [, width = '0', height = '0'] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  const words = [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</g)];
  const ends = words
    .filter(([tag]) => !tag.includes('text-anchor'))
    .map(([, x, , said = '']) => Number(x) + said.length * 7);
  expect(Math.max(...ends)).toBeLessThanOrEqual(Number(width));
  expect(Math.max(...words.map(([, , y]) => Number(y)))).toBeLessThan(Number(height));
  expect(words.map(([, , , said]) => said).join(' ')).toContain(name);
});

test('labels keep their order and their distance', () => {
  const heights = fc
    .array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 8 })
    .map((list) => list.sort((a, b) => a - b));
  fc.assert(
    fc.property(heights, (list) => {
      const places = spreadLabels(list, 20, 0, 200);
      for (const [at, place] of places.entries()) {
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThanOrEqual(200);
        if (at > 0) expect(place - (places[at - 1] ?? 0)).toBeGreaterThanOrEqual(20 - 1e-9);
      }
    })
  );
});

test('a scale stands as far to each side as people do, its middle on both', () => {
  const chart: AnswerScale = {
    ...{ chart: 'answer-scale', steps: ['1', '2', '3'], words: { row: 'Otázka' } },
    rows: [{ label: 'Donáška', people: [20, 20, 60] }]
  };
  const svg = draw(chart, 'web', 'wide');
  const bars = [
    ...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="26" class="chart-([a-z0-9-]+)"/g)
  ];
  const [against, middle, most] = bars.map(([, x, width]) => ({ x: Number(x), width: Number(width) }));
  expect(bars.map(([, , , mark]) => mark)).toEqual(['against-2', 'neither', 'for-2']);
  expect((middle?.x ?? 0) + ((middle?.width ?? 0) + 1) / 2).toBeCloseTo(320, 0);
  expect((most?.width ?? 0) + 1).toBeCloseTo(3 * ((against?.width ?? 0) + 1), 0);
});

test('what was due is one whole bar, and what nobody told is no colour of it', () => {
  const chart: Fulfilment = {
    ...{ chart: 'fulfilment', steps: ['splnené', 'čiastočne', 'plní sa', 'nesplnené', 'bez zápisu'] },
    ...{ words: { row: 'Rok' }, rows: [{ label: '2026', activities: [2, 0, 1, 0, 1] }] }
  };
  const svg = draw(chart, 'web', 'wide');
  const bars = [
    ...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="26" class="chart-([a-z0-9-]+)"/g)
  ].map(([, x, width, mark]) => ({ x: Number(x), width: Number(width), mark }));
  expect(bars.map(({ mark }) => mark)).toEqual(['for-2', 'neither', 'needed']);
  expect((bars[0]?.width ?? 0) + 1).toBeCloseTo(2 * ((bars[1]?.width ?? 0) + 1), 0);
  expect((bars[2]?.x ?? 0) + (bars[2]?.width ?? 0)).toBeCloseTo(638, 0);
});

test('what is told together has no share of its own', () => {
  const chart: AnswerHeat = {
    ...{ chart: 'answer-heat', columns: ['áno', 'nie'], words: { row: 'Riadok' } },
    rows: [{ label: 'Lekár', people: [12, null], of: 20 }]
  };
  const svg = draw(chart, 'web', 'wide');
  expect(svg).toContain('>60\u00a0%<');
  expect(svg.match(/class="chart-needed"/g)).toHaveLength(1);
});
