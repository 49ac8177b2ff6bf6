import { DAY_SPANS, type DaySpan, readClock } from '#lib/domain/directory/facts/opening-hours.ts';
import type { FactRefusal } from '#lib/domain/directory/facts/refuse-fact.ts';
import {
  COMPLAINT_BANDS,
  ENTRANCES,
  type FactContents,
  type FactKind,
  SERVED_LANGUAGES,
  SERVICE_STATUSES,
  type ServedLanguage
} from '#lib/domain/directory/facts/service-fact.ts';
import { type PersonCount, personCount } from '#lib/domain/population/person-count.ts';
import type { NamedArea } from '#lib/domain/tenancy/area-names.ts';
import type { MessageKey, Translate } from '#lib/i18n/messages.ts';
import type { CatalogueNames } from '../../catalogue-names.ts';
import { wordOptions } from './form-context.ts';
import {
  choice,
  choices,
  dayOrNothing,
  type Field,
  type Fields,
  lines,
  longText,
  money,
  notNegative,
  number,
  numberOrNothing,
  numberOrZero,
  rows,
  text,
  tick,
  whole,
  wholeOrNothing,
  wholeOrZero
} from './form-field.ts';
import { servedAreas } from './served-areas.ts';

/** What the forms of facts offer to choose from. */
export type FactFormContext = {
  t: Translate;
  names: Pick<CatalogueNames, 'sourceOptions'>;
  /** Every municipality, district and region, for the one form that asks for them. */
  areas: readonly NamedArea[];
};

/** The fields of one kind of fact, each under the name it has in the content. */
type FactForms = { readonly [Kind in FactKind]: (context: FactFormContext) => Fields<FactContents[Kind]> };

const optionalText = (label: MessageKey, hint?: MessageKey) =>
  text({ label, ...(hint ? { hint } : {}), optional: true, limit: 300 });
const optionalLong = (label: MessageKey, hint?: MessageKey) =>
  longText({ label, ...(hint ? { hint } : {}), optional: true, limit: 2000 });

/** A whole number of people, 0 or more. */
function people(label: MessageKey): Field<PersonCount> {
  const field = whole({ label });
  return {
    ...field,
    read: (typed, name, faults) => {
      const value = field.read(typed, name, faults);
      const count = personCount(value);
      if (count === null) faults.push({ field: name, word: 'below-zero' });
      return count ?? (0 as PersonCount);
    },
    write: (value) => field.write(value)
  };
}

/** A time of day as people type it: 7, 7:30, 07.30. */
function clock(label: MessageKey): Field<string> {
  const field = text({ label, width: 4 });
  return {
    ...field,
    read: (typed, name, faults) => {
      const value = readClock(field.read(typed, name, faults));
      if (value === null) faults.push({ field: name, word: 'not-a-time' });
      return value ?? '';
    }
  };
}

export const FACT_FORMS: FactForms = {
  status: ({ t }) => ({
    status: choice({
      ...{ label: 'fact.status.status', control: 'radios' },
      options: wordOptions(t, 'fact.status.word', SERVICE_STATUSES)
    }),
    note: optionalText('fact.note')
  }),
  contact: () => ({
    office: optionalText('fact.contact.office', 'fact.contact.office.hint'),
    phone: optionalText('fact.contact.phone'),
    email: optionalText('fact.contact.email', 'fact.contact.email.hint'),
    website: optionalText('fact.contact.website', 'fact.contact.website.hint')
  }),
  opening: ({ t }) => ({
    hours: rows({
      ...{ label: 'fact.opening.hours', hint: 'fact.opening.hours.hint', mute: ['days'], blankRows: 3 },
      columns: {
        days: choice<DaySpan>({
          label: 'fact.opening.days',
          options: wordOptions(t, 'fact.opening.span', DAY_SPANS)
        }),
        opens: clock('fact.opening.opens'),
        closes: clock('fact.opening.closes')
      }
    }),
    note: optionalText('fact.note')
  }),
  fees: () => ({
    rows: rows({
      ...{ label: 'fact.fees.rows', hint: 'fact.fees.rows.hint', blankRows: 3 },
      columns: {
        what: text({ label: 'fact.fees.what', limit: 200, width: 40 }),
        cents: notNegative(money({ label: 'fact.fees.amount' })),
        per: text({ label: 'fact.fees.per', limit: 60 })
      }
    }),
    note: optionalLong('fact.note')
  }),
  admission: () => ({
    steps: lines({ label: 'fact.admission.steps', hint: 'fact.admission.steps.hint', optional: true }),
    papers: lines({ label: 'fact.admission.papers', hint: 'fact.admission.papers.hint', optional: true })
  }),
  catchment: ({ t, areas }) => ({
    areas: servedAreas({ label: 'fact.catchment.areas', hint: 'fact.catchment.areas.hint' }, areas, t),
    note: optionalText('fact.note')
  }),
  access: ({ t }) => ({
    entrance: choice({
      ...{ label: 'fact.access.entrance', control: 'radios' },
      options: wordOptions(t, 'fact.access.word', ENTRANCES)
    }),
    note: optionalText('fact.access.note'),
    // Only what is offered is ever read.
    languages: choices({
      label: 'fact.access.languages',
      options: wordOptions(t, 'fact.access.language', SERVED_LANGUAGES)
    }) as Field<readonly ServedLanguage[]>
  }),
  occupancy: () => ({ recipients: people('fact.occupancy.recipients') }),
  waiting: () => ({
    people: people('fact.waiting.people'),
    oldestOn: dayOrNothing({ label: 'fact.waiting.oldestOn', hint: 'fact.waiting.oldestOn.hint' })
  }),
  staff: ({ t }) => ({
    rows: rows({
      ...{ label: 'fact.staff.rows', hint: 'fact.staff.rows.hint', blankRows: 3 },
      columns: {
        qualification: text({ label: 'fact.staff.qualification', limit: 200, width: 40 }),
        people: notNegative(whole({ label: 'fact.staff.people' })),
        fullTime: notNegative(number({ label: 'fact.staff.fullTime' }))
      }
    }),
    volunteers: notNegative(wholeOrZero({ label: 'fact.staff.volunteers' })),
    informalCarers: notNegative(wholeOrZero({ label: 'fact.staff.informalCarers' })),
    trainingHours: notNegative(numberOrZero({ label: 'fact.staff.trainingHours' })),
    hasSupervision: tick({
      label: 'fact.staff.supervision',
      option: { value: 'ano', label: t('fact.staff.supervision.yes') }
    }),
    missing: optionalText('fact.staff.missing', 'fact.staff.missing.hint')
  }),
  premises: () => ({
    buildings: optionalLong('fact.premises.buildings'),
    equipment: optionalLong('fact.premises.equipment')
  }),
  money: ({ names }) => ({
    rows: rows({
      ...{ label: 'fact.money.rows', mute: ['sourceCode'], blankRows: 3 },
      columns: {
        sourceCode: choice({ label: 'fact.money.source', options: names.sourceOptions }),
        cents: notNegative(money({ label: 'fact.money.amount' }))
      }
    })
  }),
  quality: ({ t }) => ({
    inspectedOn: dayOrNothing({ label: 'fact.quality.inspectedOn' }),
    finding: optionalLong('fact.quality.finding', 'fact.quality.finding.hint'),
    complaints: choice({
      label: 'fact.quality.complaints',
      options: wordOptions(t, 'fact.quality.band', COMPLAINT_BANDS)
    }),
    satisfiedPercent: numberOrNothing({ label: 'fact.quality.satisfied', suffix: '%' }),
    answered: wholeOrNothing({ label: 'fact.quality.answered' }),
    askedOn: dayOrNothing({ label: 'fact.quality.askedOn' })
  }),
  improvement: () => ({
    staffing: optionalLong('fact.improvement.staffing'),
    equipment: optionalLong('fact.improvement.equipment'),
    providerWants: optionalLong('fact.improvement.providerWants'),
    recipientsWant: optionalLong('fact.improvement.recipientsWant')
  })
};

/**
 * The field at which a refusal of the domain belongs; the day it holds from where nothing says more.
 * @param names of the form's fields, in order
 */
export function refusedField(refusal: FactRefusal, names: readonly string[]): string {
  const at: Partial<Record<FactRefusal, string>> = {
    'closes-before-opening': 'hours',
    'hours-overlap': 'hours',
    'waiting-in-future': 'oldestOn',
    'not-a-percentage': 'satisfiedPercent',
    'answers-missing': 'answered',
    'not-an-email': 'email',
    'no-speaker': 'source',
    'not-a-website': 'website'
  };
  if (refusal === 'nothing-said' || refusal === 'negative') return names[0] ?? '';
  return at[refusal] ?? 'validFrom';
}
