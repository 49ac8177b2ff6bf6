import type { FactRefusal } from '#lib/domain/directory/facts/refuse-fact.ts';
import {
  daysOfYear,
  type FactKind,
  isYearly,
  PROVIDER_SAYS,
  type ServiceFact
} from '#lib/domain/directory/facts/service-fact.ts';
import { type CalendarDay, yearOf } from '#lib/domain/shared/calendar-day.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { CatalogueNames } from '../../catalogue-names.ts';
import { faultLines, shownFields } from '../shown-fields.ts';
import { FACT_FORMS, type FactFormContext, refusedField } from './fact-forms.ts';
import { day, type Fault, readForm, type TypedForm, text, typedForm, writeForm, year } from './form-field.ts';
import type { AnyFields } from './item-form.ts';

/** What every fact says besides its content: since when, confirmed when, by whom. Money names its year. */
type Said = { validFrom: CalendarDay; year: number; confirmedOn: CalendarDay; source: string };

/** Where a form stands: a provider says by itself and today, everybody else says who said it and when. */
export type FactFormPlace = Pick<FactFormContext, 'areas'> & {
  names: Pick<CatalogueNames, 'sourceOptions'>;
  isProvider?: boolean;
};

function fieldsOf(
  kind: FactKind,
  { names, areas, isProvider = false }: FactFormPlace,
  t: Translate
): AnyFields {
  const from = isYearly(kind)
    ? { year: year({ label: 'fact.money.year', hint: 'fact.year.hint' }) }
    : { validFrom: day({ label: 'fact.validFrom', hint: 'fact.validFrom.hint' }) };
  const said = {
    confirmedOn: day({ label: 'fact.confirmedOn' }),
    source: text({ label: 'fact.source', limit: 300 })
  };
  return { ...FACT_FORMS[kind]({ t, names, areas }), ...from, ...(isProvider ? {} : said) } as AnyFields;
}

/** The fields of a fact nobody spoke of yet. */
export function blankFact(kind: FactKind, today: CalendarDay): TypedForm {
  const from: TypedForm = isYearly(kind) ? { year: String(yearOf(today) - 1) } : { validFrom: today };
  return { ...from, confirmedOn: today };
}

/** The fields of the next fact after this one: the same content, from today on. */
export function typedFact(
  kind: FactKind,
  open: FactFormPlace,
  fact: ServiceFact,
  { today, t }: { today: CalendarDay; t: Translate }
): TypedForm {
  const fields = fieldsOf(kind, open, t);
  const said = { validFrom: fact.validFrom, year: yearOf(fact.validFrom), source: fact.source };
  const typed = writeForm(fields as never, { ...fact.content, ...said, confirmedOn: today } as never);
  return isYearly(kind) ? typed : { ...typed, validFrom: today };
}

/** What was sent for a fact, as it was typed and as it was read. */
export function readFact(kind: FactKind, open: FactFormPlace, sent: FormData, t: Translate) {
  const fields = fieldsOf(kind, open, t);
  const typed = typedForm(fields, sent);
  const { values, faults } = readForm(fields as never, typed);
  return { typed, values: values as Said & Record<string, unknown>, faults };
}

/** The fact that was read; one of money holds for its calendar year. */
export function factOf(
  kind: FactKind,
  identity: { id: string; serviceId: string },
  { validFrom, year: ofYear, confirmedOn, source, ...content }: Said & Record<string, unknown>
): ServiceFact {
  const days = isYearly(kind) ? daysOfYear(ofYear) : { validFrom, validTo: null };
  return { ...identity, kind, content, ...days, confirmedOn, source } as ServiceFact;
}

/** The same, said today by the provider itself. */
export function factByProvider(
  kind: FactKind,
  identity: { id: string; serviceId: string },
  values: Said & Record<string, unknown>,
  today: CalendarDay
): ServiceFact {
  return factOf(kind, identity, { ...values, confirmedOn: today, source: PROVIDER_SAYS });
}

type Wrong = { t: Translate; seenId: string | null; faults?: readonly Fault[]; refusal?: FactRefusal };

/** The form as its page shows it, with what is wrong. */
export function shownForm(
  kind: FactKind,
  open: FactFormPlace,
  typed: TypedForm,
  { t, seenId, faults = [], refusal }: Wrong
) {
  const fields = fieldsOf(kind, open, t);
  const refused = refusal ? [{ field: refusedField(refusal, Object.keys(fields)), word: refusal }] : [];
  const all = [...faults, ...refused];
  return {
    seenId,
    fields: shownFields(fields, typed, all, t),
    errors: faultLines(all, t)
  };
}
