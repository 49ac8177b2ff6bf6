import type { FactRefusal } from '#lib/domain/directory/facts/refuse-fact.ts';
import type { FactContents, ServiceFact } from '#lib/domain/directory/facts/service-fact.ts';
import {
  REPORT_KINDS,
  type ReportContent,
  type ReportKind,
  refuseReport
} from '#lib/domain/directory/reporting/report-content.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { CatalogueNames } from '../../catalogue-names.ts';
import { faultLines, shownFields } from '../shown-fields.ts';
import { FACT_FORMS, refusedField } from './fact-forms.ts';
import { type Fault, readForm, type Typed, type TypedForm, typedForm, writeForm } from './form-field.ts';
import type { AnyFields } from './item-form.ts';

/** What the form of a report stands on: the words of its page and the sources of money. */
export type ReportFormPlace = { t: Translate; names: Pick<CatalogueNames, 'sourceOptions'> };

type Wrong = { field: string; word: Fault['word'] | FactRefusal };

/** The fields of one part, each under its name in the whole form. */
function fieldsOf(kind: ReportKind, { t, names }: ReportFormPlace): AnyFields {
  const fields = FACT_FORMS[kind]({ t, names, areas: [] }) as AnyFields;
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [nameIn(kind, name), field]));
}

const nameIn = (kind: ReportKind, name: string) => `${kind}-${name}`;

/**
 * What stands in the fields before anybody types: what was filled in, or what is known of the service. Of money only
 * the sources: amounts of another year must not be sent by mistake.
 */
export function typedReport(
  content: ReportContent | null,
  known: Partial<Record<ReportKind, ServiceFact>>,
  place: ReportFormPlace
): TypedForm {
  const parts = REPORT_KINDS.map((kind): TypedForm => {
    const before = content === null ? known[kind]?.content : undefined;
    const said = content?.[kind] ?? before;
    if (said === undefined) return {};
    const fields = FACT_FORMS[kind]({ ...place, areas: [] }) as AnyFields;
    const typed = writeForm(fields as never, said as never);
    const shown = kind === 'money' && before !== undefined ? withoutAmounts(typed) : typed;
    return Object.fromEntries(Object.entries(shown).map(([name, value]) => [nameIn(kind, name), value]));
  });
  return Object.assign({}, ...parts) as TypedForm;
}

function withoutAmounts({ rows = [] }: TypedForm): TypedForm {
  const kept = typeof rows === 'string' ? [] : rows.filter((row) => typeof row === 'object');
  return { rows: kept.map((row) => ({ ...row, cents: '' })) };
}

/** What was sent for a report, as it was typed and as it was read; a part in which nothing was typed is missing. */
export function readReport(
  sent: FormData,
  year: number,
  place: ReportFormPlace
): { typed: TypedForm; content: ReportContent; faults: Wrong[] } {
  const parts = REPORT_KINDS.map((kind) => {
    const fields = fieldsOf(kind, place);
    const typed = typedForm(fields, sent);
    const { values, faults } = Object.values(typed).every(isBlank)
      ? { values: null, faults: [] }
      : readForm(fields as never, typed);
    return { kind, typed, values: values as Record<string, unknown> | null, faults };
  });
  const typed = Object.assign({}, ...parts.map((part) => part.typed)) as TypedForm;
  const faults = parts.flatMap((part) => part.faults);
  const content = Object.fromEntries(
    parts.flatMap(({ kind, values }) => {
      const said = values && contentOf(kind, values);
      return said && !isNoMoney(kind, said) ? [[kind, said]] : [];
    })
  ) as ReportContent;
  return { typed, content, faults: faults.length > 0 ? faults : refusedParts(refuseReport(content, year)) };
}

/** Faults of parts that the domain refuses, each at its field. */
export function refusedParts(refused: readonly { kind: ReportKind; refusal: FactRefusal }[]): Wrong[] {
  return refused.map(({ kind, refusal }) => ({
    field: nameIn(kind, refusedField(refusal, [FIRST_FIELD[kind]])),
    word: refusal
  }));
}

/** Parts that must be there before a report is sent, each at its first field. */
export function missingParts(kinds: readonly ReportKind[]): Wrong[] {
  return kinds.map((kind) => ({ field: nameIn(kind, FIRST_FIELD[kind]), word: 'required' }));
}

const FIRST_FIELD: Readonly<Record<ReportKind, string>> = {
  occupancy: 'recipients',
  waiting: 'people',
  staff: 'rows',
  money: 'rows'
};

function contentOf(kind: ReportKind, values: Record<string, unknown>): object {
  const prefix = nameIn(kind, '');
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name.slice(prefix.length), value])
  );
}

/** Sources without any amount are what the form offered, and say nothing. */
function isNoMoney(kind: ReportKind, said: object): boolean {
  return kind === 'money' && (said as FactContents['money']).rows.length === 0;
}

function isBlank(typed: Typed): boolean {
  return typeof typed === 'string' ? typed.trim() === '' : typed.length === 0;
}

/** The form as its page shows it, part by part, with what is wrong. */
export function shownReport(
  typed: TypedForm,
  year: number,
  { faults = [], ...place }: ReportFormPlace & { faults?: readonly Wrong[] }
) {
  const { t } = place;
  const textOf = ({ word }: Wrong) =>
    word === 'waiting-in-future' ? t('yearly.error.waitingInFuture', { year: String(year) }) : null;
  return {
    parts: REPORT_KINDS.map((kind) => {
      const own = faults.filter(({ field }) => field.startsWith(nameIn(kind, '')));
      const fields = shownFields(fieldsOf(kind, place), typed, own, t);
      return {
        kind,
        fields: fields.map((field) => {
          const fault = own.find((one) => one.field === field.name);
          const text = fault ? textOf(fault) : null;
          return text === null ? field : { ...field, error: text };
        })
      };
    }),
    errors: faultLines(faults, t).map((line, at) => {
      const fault = faults[at];
      return { ...line, text: (fault && textOf(fault)) ?? line.text };
    })
  };
}
