import { error } from '@sveltejs/kit';
import type { FactRefusal } from '#lib/domain/directory/facts/refuse-fact.ts';
import {
  daysOfYear,
  FACT_KINDS,
  type FactKind,
  isYearly,
  type ServiceFact
} from '#lib/domain/directory/facts/service-fact.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { yearOf } from '#lib/domain/shared/calendar-day.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { territoryStore } from '#lib/server/db/territory.ts';
import { FACT_FORMS, type FactFormContext, refusedField } from '#lib/server/desk/forms/fact-forms.ts';
import {
  day,
  type Fault,
  readForm,
  type TypedForm,
  text,
  typedForm,
  writeForm,
  year
} from '#lib/server/desk/forms/form-field.ts';
import type { AnyFields } from '#lib/server/desk/forms/item-form.ts';
import { faultLines, shownFields } from '#lib/server/desk/shown-fields.ts';
import { type OpenService, openService, type ServiceEvent } from '../../service-page.ts';

/** What every fact says besides its content: since when, confirmed when, by whom. Money names its year. */
type Said = { validFrom: CalendarDay; year: number; confirmedOn: CalendarDay; source: string };

/** The kind of fact in the address. */
export function kindAsked({ params, locals }: ServiceEvent & { params: { udaj: string } }): FactKind {
  const kind = FACT_KINDS.find((one) => one === params.udaj);
  if (!kind) error(404, locals.t('error.404.title'));
  return kind;
}

/** What forms of facts are made from. */
type Offered = Pick<OpenService, 'names'> & Pick<FactFormContext, 'areas'>;

/** The service with what its form of one kind offers; all names of the territory only where they are asked for. */
export async function openFact(event: ServiceEvent, kind: FactKind) {
  const open = await openService(event, 'edit-directory');
  const areas = kind === 'catchment' ? await territoryStore(event.locals.publicDb).namedAreas() : [];
  return { ...open, areas };
}

function fieldsOf(kind: FactKind, { names, areas }: Offered, t: Translate): AnyFields {
  const from = isYearly(kind)
    ? { year: year({ label: 'fact.money.year', hint: 'fact.year.hint' }) }
    : { validFrom: day({ label: 'fact.validFrom', hint: 'fact.validFrom.hint' }) };
  return {
    ...FACT_FORMS[kind]({ t, names, areas }),
    ...from,
    confirmedOn: day({ label: 'fact.confirmedOn' }),
    source: text({ label: 'fact.source', limit: 300 })
  } as AnyFields;
}

/** The fields of a fact nobody spoke of yet. */
export function blankFact(kind: FactKind, today: CalendarDay): TypedForm {
  const from: TypedForm = isYearly(kind) ? { year: String(yearOf(today) - 1) } : { validFrom: today };
  return { ...from, confirmedOn: today };
}

/** The fields of the next fact after this one: the same content, from today on. */
export function typedFact(
  kind: FactKind,
  open: Offered,
  fact: ServiceFact,
  { today, t }: { today: CalendarDay; t: Translate }
): TypedForm {
  const fields = fieldsOf(kind, open, t);
  const said = { validFrom: fact.validFrom, year: yearOf(fact.validFrom), source: fact.source };
  const typed = writeForm(fields as never, { ...fact.content, ...said, confirmedOn: today } as never);
  return isYearly(kind) ? typed : { ...typed, validFrom: today };
}

/** What was sent for a fact, as it was typed and as it was read. */
export function readFact(kind: FactKind, open: Offered, sent: FormData, t: Translate) {
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

type Wrong = { t: Translate; seenId: string | null; faults?: readonly Fault[]; refusal?: FactRefusal };

/** The form as its page shows it, with what is wrong. */
export function shownForm(
  kind: FactKind,
  open: Offered,
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
