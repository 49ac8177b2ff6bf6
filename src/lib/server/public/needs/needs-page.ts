import type { NeedModel } from '#lib/domain/population/needs/need-model.ts';
import type { NeedByYear, NeedInYear } from '#lib/domain/population/needs/needs-by-year.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { formats } from '#lib/i18n/format.ts';
import { readCatalogueNames } from '../../catalogue-names.ts';
import type { PublicDb } from '../../db/db.ts';
import { lawStore } from '../../db/law.ts';
import type { PublishedVersion } from '../../db/published.ts';
import { type FourNeeds, fourNeeds } from './four-needs.ts';
import { assumptionRows, estimate, formulaLines, type NeedWords, noteOf } from './need-words.ts';
import { type ModelOrigin, type NeedsHere, needsHere } from './needs-here.ts';
import { otherNeeds } from './other-needs.ts';
import { shownYears } from './shown-years.ts';

export type NeedsPageAsked = {
  unitCode: string;
  day: CalendarDay;
  /** The published plan that stands for the municipality, if there is one. */
  version: PublishedVersion | undefined;
};

/** A need in a year as a cell says it. */
export type NeedCell = { year: number; middle: string; range: string };

export type NeedRow = {
  kind: string;
  name: string;
  form: string;
  unit: string;
  origin: ModelOrigin;
  cells: NeedCell[];
  /** The reckoning of the first year. */
  formula: string[];
  note: string;
  sources: string[];
  four: FourNeeds;
};

export type NeedsGroup = { code: string; name: string; rows: NeedRow[] };

/** Everything the pages of one municipality's needs are made of; undefined where nobody is known there. */
export async function readNeeds(db: PublicDb, asked: NeedsPageAsked, words: Omit<NeedWords, 'names'>) {
  const law = lawStore(db);
  const years = shownYears(asked.version, asked.day);
  const [here, names, forms] = await Promise.all([
    needsHere(db, { unitCode: asked.unitCode, day: asked.day, years }),
    readCatalogueNames(law, asked.day, words.locale),
    law.serviceForms()
  ]);
  if (!here) return undefined;
  const models = here.needs.map(({ model }) => model);
  return { here, models, forms, words: { ...words, names } };
}

/** The needed capacity of a municipality by group, kind, form and year, with how each came about. */
export async function needsPage(db: PublicDb, asked: NeedsPageAsked, said: Omit<NeedWords, 'names'>) {
  const read = await readNeeds(db, asked, said);
  if (!read) return undefined;
  const { here, models, forms, words } = read;
  const others = await otherNeeds(db, asked, { models, forms });
  const rows = here.needs.map((need) => ({
    group: need.model.targetGroupCode,
    ...needRow(need, words),
    four: fourNeeds(need, others, words)
  }));
  const told = new Set(models.map(({ serviceTypeCode }) => serviceTypeCode));
  return {
    years: here.years,
    groups: words.names.groupOptions.map(
      ({ value, label }): NeedsGroup => ({
        code: value,
        name: label,
        rows: rows.filter(({ group }) => group === value).map(({ group: _, ...row }) => row)
      })
    ),
    without: words.names.kinds
      .filter(({ code }) => !told.has(code))
      .map(({ code, name }) => ({ code, name })),
    isInvented: others.isInvented,
    isChanged: here.needs.some(({ origin }) => origin !== 'supplied')
  };
}

function needRow(need: NeedsHere['needs'][number], words: NeedWords): Omit<NeedRow, 'four'> {
  const { model, years, origin } = need;
  const { names, locale } = words;
  const [first] = years;
  return {
    kind: model.serviceTypeCode,
    name: names.kind(model.serviceTypeCode),
    form: names.form(model.formCode),
    unit: names.unit(model.unitCode),
    origin,
    cells: years.map((year) => needCell(year, words)),
    formula: first ? formulaLines(model, first.middle, words) : [],
    note: noteOf(model, locale),
    sources: [...new Set(assumptionRows(model, words).map(({ source, asOf }) => `${source} (${asOf})`))]
  };
}

function needCell({ year, low, middle, high }: NeedInYear, { locale }: NeedWords): NeedCell {
  const say = (value: number) => estimate(value, locale);
  return { year, middle: say(middle.capacity), range: `${say(low.capacity)} – ${say(high.capacity)}` };
}
