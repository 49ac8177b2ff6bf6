import type { NeedKey, NeedModel, ParameterName } from '#lib/domain/population/needs/need-model.ts';
import { NEED_LEVELS, type NeedLevel, type NeedSteps } from '#lib/domain/population/needs/needed-in.ts';
import type { NeedInYear } from '#lib/domain/population/needs/needs-by-year.ts';
import type { Sex } from '#lib/domain/population/projection/life-table.ts';
import { CSV_START, csvLine } from '../../csv.ts';
import type { PublicDb } from '../../db/db.ts';
import { assumptionRows, type NeedWords, parameterName, says } from './need-words.ts';
import { type NeedsPageAsked, readNeeds } from './needs-page.ts';

export const NEEDS_SCHEMA = 'opora-needs/1';

const KEY_COLUMNS = ['kind', 'form', 'group', 'unit'] as const;
const STEP_COLUMNS = [
  ...(['people', 'inSituation', 'using', 'ofForm', 'recipients', 'unitsPerRecipient', 'capacity'] as const),
  ...(['staffPerUnit', 'staff', 'eurosPerUnitMonth', 'eurosPerMonth'] as const)
] as const;
const HEADS = {
  reckoning: [...KEY_COLUMNS, 'year', 'level', ...STEP_COLUMNS],
  ages: [
    'kind',
    'form',
    'group',
    'year',
    'level',
    'from',
    'to',
    'sex',
    'people',
    'prevalence',
    'inSituation'
  ],
  assumptions: [
    ...['kind', 'form', 'group', 'assumption', 'low', 'value', 'high', 'source', 'asOf', 'verified']
  ],
  people: ['year', 'level', 'sex', 'age', 'people']
} as const;

type Said = Omit<NeedWords, 'names'>;

/** The needs for a spreadsheet: a line for each kind, form, group and year; undefined where nobody is known. */
export async function needsCsv(db: PublicDb, asked: NeedsPageAsked, said: Said): Promise<string | undefined> {
  const read = await readNeeds(db, asked, said);
  if (!read) return undefined;
  const { here, words } = read;
  const { t, names } = words;
  const columns = [
    ...[...KEY_COLUMNS, 'year', 'capacityLow', 'capacity', 'capacityHigh', 'people', 'recipients'],
    ...['staff', 'eurosPerMonth', 'origin', 'source']
  ];
  const lines = here.needs.flatMap(({ model, years, origin }) => {
    const source = [
      ...new Set(assumptionRows(model, words).map((row) => `${row.source} (${row.asOf})`))
    ].join('; ');
    const key = [names.kind(model.serviceTypeCode), names.form(model.formCode)];
    return years.map(({ year, low, middle, high }) =>
      csvLine([
        ...[...key, names.group(model.targetGroupCode), names.unit(model.unitCode), year],
        ...[low.capacity, middle.capacity, high.capacity, middle.people, middle.recipients].map(hundredths),
        ...[middle.staff, middle.eurosPerMonth].map((one) => one && hundredths(one)),
        ...[t(`needs.origin.${origin}`), source]
      ])
    );
  });
  return [CSV_START, csvLine(says(t, 'needs.column', columns)), ...lines].join('');
}

const hundredths = (value: number) => Math.round(100 * value) / 100;

/** The whole computation for a machine: people, models and every step, unrounded; by it anybody reckons the same. */
export async function needsJson(db: PublicDb, asked: NeedsPageAsked, said: Said) {
  const read = await readNeeds(db, asked, said);
  if (!read) return undefined;
  const { here, words } = read;
  return {
    schema: NEEDS_SCHEMA,
    unitCode: asked.unitCode,
    asOf: asked.day,
    licence: words.t('needs.licence'),
    people: here.people.map(({ year, people }) => ({
      year,
      ...Object.fromEntries(
        NEED_LEVELS.map((level) => {
          const { males, females } = people[level];
          return [level, { males: Array.from(males), females: Array.from(females) }];
        })
      )
    })),
    needs: here.needs.map(({ model, origin, years }) => ({ model, origin, years: years.map(yearJson) }))
  };
}

function yearJson({ year, low, middle, high }: NeedInYear) {
  return { year, low: stepsJson(low), middle: stepsJson(middle), high: stepsJson(high) };
}

/** The steps alone: models whose result they begin with stand in the file by themselves. */
function stepsJson({ bands, after: _, ...steps }: NeedSteps) {
  return { bands, ...steps };
}

/** What the workbook of the whole computation is written from; undefined where nobody is known. */
export async function needsWorkbook(db: PublicDb, asked: NeedsPageAsked, said: Said) {
  const read = await readNeeds(db, asked, said);
  return read && { people: read.here.people, needs: read.here.needs, words: sheetWords(read.words) };
}

function sheetWords(words: NeedWords) {
  const { t, names } = words;
  const heads = (sheet: keyof typeof HEADS) => says(t, 'needs.column', HEADS[sheet]);
  return {
    sheets: {
      reckoning: t('needs.sheet.reckoning'),
      ages: t('needs.sheet.ages'),
      assumptions: t('needs.sheet.assumptions'),
      people: t('needs.sheet.people')
    },
    heads: {
      reckoning: heads('reckoning'),
      ages: heads('ages'),
      assumptions: heads('assumptions'),
      people: heads('people')
    },
    level: (level: NeedLevel) => t(`projection.${level}`),
    sex: (sex: Sex | null) =>
      sex === null ? t('public.together') : t(sex === 'males' ? 'public.men' : 'public.women'),
    names: (key: NeedKey): [kind: string, form: string, group: string, unit: string] => [
      ...([names.kind(key.serviceTypeCode), names.form(key.formCode)] as const),
      ...([names.group(key.targetGroupCode), names.unit(key.unitCode)] as const)
    ],
    parameter: (model: NeedModel, name: ParameterName) => parameterName(model, name, words),
    verified: (unverified: boolean) => t(unverified ? 'needs.unverified' : 'needs.verified')
  };
}
