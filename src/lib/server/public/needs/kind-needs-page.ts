import type { NeedModel } from '#lib/domain/population/needs/need-model.ts';
import { neededIn } from '#lib/domain/population/needs/needed-in.ts';
import type { NeedInYear } from '#lib/domain/population/needs/needs-by-year.ts';
import { sensitivityOf } from '#lib/domain/population/needs/sensitivity.ts';
import type { Tornado } from '#lib/domain/publishing/chart.ts';
import { chartFigures } from '#lib/domain/publishing/chart-figures.ts';
import { formats } from '#lib/i18n/format.ts';
import type { PublicDb } from '../../db/db.ts';
import { drawChart } from '../../documents/charts.ts';
import { type FourNeeds, fourNeeds } from './four-needs.ts';
import {
  type AssumptionRow,
  assumptionRows,
  estimate,
  formulaLines,
  type NeedWords,
  needName,
  noteOf,
  parameterName,
  wholeEuro
} from './need-words.ts';
import type { ModelOrigin, NeedsHere } from './needs-here.ts';
import { type NeedsPageAsked, readNeeds } from './needs-page.ts';
import { otherNeeds } from './other-needs.ts';

/** A year of a need as a row of its table. */
export type NeedYearRow = {
  year: number;
  people: string;
  recipients: string;
  capacity: string;
  range: string;
  staff: string;
  money: string;
};

/** What moves the result most, drawn and as figures. */
export type SwayPicture = {
  title: string;
  svg: { wide: string; narrow: string };
  header: string[];
  rows: string[][];
};

export type KindNeed = {
  title: string;
  unit: string;
  origin: ModelOrigin;
  note: string;
  years: NeedYearRow[];
  formula: { year: number; lines: string[] } | null;
  assumptions: AssumptionRow[];
  sway: SwayPicture | null;
  four: FourNeeds;
};

/** The needs of one kind of service, explained to the last assumption; undefined where no model tells of the kind. */
export async function kindNeedsPage(
  db: PublicDb,
  asked: NeedsPageAsked & { kind: string },
  said: Omit<NeedWords, 'names'>
) {
  const read = await readNeeds(db, asked, said);
  const needs = read?.here.needs.filter(({ model }) => model.serviceTypeCode === asked.kind) ?? [];
  if (!read || needs.length === 0) return undefined;
  const { here, models, forms, words } = read;
  const others = await otherNeeds(db, asked, { models, forms });
  return {
    name: words.names.kind(asked.kind),
    isInvented: others.isInvented,
    needs: needs.map((need, at): KindNeed => {
      const { model, years, origin } = need;
      const [first] = years;
      return {
        title: `${words.names.form(model.formCode)}, ${words.names.group(model.targetGroupCode)}`,
        unit: words.names.unit(model.unitCode),
        origin,
        note: noteOf(model, words.locale),
        years: years.map((year) => yearRow(year, words)),
        formula: first ? { year: first.year, lines: formulaLines(model, first.middle, words) } : null,
        assumptions: assumptionRows(model, words),
        sway: swayPicture(model, { people: here.people, models, at }, words),
        four: fourNeeds(need, others, words)
      };
    })
  };
}

function yearRow({ year, low, middle, high }: NeedInYear, { locale }: NeedWords): NeedYearRow {
  const say = (value: number) => estimate(value, locale);
  return {
    year,
    people: formats(locale).number(middle.people, 0),
    recipients: say(middle.recipients),
    capacity: say(middle.capacity),
    range: `${say(low.capacity)} – ${say(high.capacity)}`,
    staff: middle.staff === null ? '–' : say(middle.staff),
    money: middle.eurosPerMonth === null ? '–' : wholeEuro(12 * middle.eurosPerMonth, locale)
  };
}

function swayPicture(
  model: NeedModel,
  { people, models, at }: { people: NeedsHere['people']; models: readonly NeedModel[]; at: number },
  words: NeedWords
): SwayPicture | null {
  const { t, locale } = words;
  const [first] = people;
  const sways = first ? sensitivityOf(model, first.people, models) : [];
  const named = sways.map(({ of, low, high }) => ({
    name: swayName(of, { models, own: model }, words),
    low: tenths(low),
    high: tenths(high)
  }));
  const [widest] = named;
  if (!first || !widest) return null;
  const chart: Tornado = {
    chart: 'tornado',
    middle: tenths(neededIn(model, first.people.middle, { models }).capacity),
    bars: named,
    words: { assumption: t('needs.sway.assumption'), low: t('needs.sway.low'), high: t('needs.sway.high') }
  };
  const title = t('needs.sway.title', { name: widest.name });
  const draw = (layout: 'wide' | 'narrow') =>
    drawChart(chart, title, { ...{ theme: 'web', layout, language: locale }, id: `sway-${at}-${layout}` });
  return { title, svg: { wide: draw('wide'), narrow: draw('narrow') }, ...chartFigures(chart, locale) };
}

/** The picture and its table say no more than an estimate can. */
const tenths = (value: number) => Math.round(10 * value) / 10;

function swayName(
  of: ReturnType<typeof sensitivityOf>[number]['of'],
  { models, own }: { models: readonly NeedModel[]; own: NeedModel },
  words: NeedWords
): string {
  if (of === 'people') return words.t('needs.sway.people');
  const owner = models.find((one) => one === of.model) ?? own;
  const name = parameterName(owner, of.parameter, words);
  return owner.serviceTypeCode === own.serviceTypeCode ? name : `${name} (${needName(owner, words)})`;
}
