import type {
  IndicatorStanding,
  MeasuredValue,
  MeasuredVerdict
} from '#lib/domain/monitoring/measured-value.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { ProgressFact } from '#lib/ui/progress.ts';
import type { State } from '#lib/ui/state.ts';

const MARKS: Readonly<Record<MeasuredVerdict, State>> = {
  ...{ met: 'done', missed: 'missing', 'no-target': 'later', 'no-value': 'unverified' }
};

/** The mark and the word of how an indicator went in a year. */
export function verdictMark(verdict: MeasuredVerdict, t: Translate): { state: State; text: string } {
  return { state: MARKS[verdict], text: t(`measured.verdict.${verdict}`) };
}

/** Where it was and what is wanted by the year, in one line. */
export function targetLine(
  { baseline, target, unit }: Pick<IndicatorStanding<unknown>, 'baseline' | 'target' | 'unit'>,
  t: Translate,
  locale: Locale
): string {
  const { number, day } = formats(locale);
  const from = baseline
    ? t('measured.baseline', { value: number(baseline.value, 6), unit, day: day(baseline.asOf) })
    : t('measured.noBaseline');
  const wanted =
    target === null ? t('measured.noTarget') : t('measured.target', { value: number(target, 6), unit });
  return `${from} ${wanted}`;
}

type Told = Pick<MeasuredValue, 'value' | 'measuredOn' | 'source' | 'note'> & {
  recordedAt?: Date;
  recordedBy?: string | null;
};

/** One value as facts: how much, of which day, from where; at the desk also by whom and when. */
export function measuredFacts(told: Told, unit: string, t: Translate, locale: Locale): ProgressFact[] {
  const { number, day, moment } = formats(locale);
  const { value, measuredOn, source, note, recordedBy, recordedAt } = told;
  return [
    { label: t('measured.field.value'), text: `${number(value, 6)} ${unit}`.trim(), own: false },
    { label: t('measured.field.measuredOn'), text: day(measuredOn), own: false },
    { label: t('measured.field.source'), text: source, own: true },
    ...(note === '' ? [] : [{ label: t('measured.field.note'), text: note, own: true }]),
    ...(recordedBy === undefined || !recordedAt
      ? []
      : [{ label: null, text: [recordedBy, moment(recordedAt)].filter(Boolean).join(', '), own: false }])
  ];
}
