import type { CompletenessFinding, SentenceParams } from '#lib/domain/plans/completeness-finding.ts';
import type { PlanSectionCode } from '#lib/domain/plans/plan.ts';
import { formats } from '#lib/i18n/format.ts';
import type { MessageKey } from '#lib/i18n/messages.ts';
import { fieldAddress } from './field-address.ts';
import type { FormContext } from './forms/form-context.ts';

/** A line of the completeness list, in words. */
export type ShownFinding = {
  rule: CompletenessFinding['rule'];
  severity: CompletenessFinding['severity'];
  subject: CompletenessFinding['subject'];
  sentence: string;
  /** Provision and whether it was checked, in words. */
  basis: string;
  /** The provision as the law writes it. */
  provision: string;
  source: string;
  /** Who says so, as it is called. */
  sourceName: string;
  /** Where it is mended; null when not at the desk. */
  href: string | null;
  answer: string | null;
  answeredOn: string | null;
};

/** Findings as sentences with names instead of codes, each leading to the field that mends it. */
export function shownFindings(
  findings: readonly CompletenessFinding[],
  planPath: string,
  context: FormContext
): ShownFinding[] {
  const { t, locale } = context;
  return findings.map(({ rule, severity, subject, sentence, params, basis, where, answer }) => ({
    ...{ rule, severity, subject },
    sentence: sayAny(t, `completeness.${sentence}`, namedParams(params, context)),
    basis: stopped(basisText(basis, context)),
    ...{ provision: basis.provision, sourceName: basis.source },
    source: stopped(t('completeness.basis.source', { source: basis.source })),
    href: fieldAddress(planPath, where),
    answer: answer?.reason ?? null,
    answeredOn: answer && formats(locale).day(answer.answeredOn)
  }));
}

/** With a full stop, but not two: „448/2008 Z. z.“ has its own. */
function stopped(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

/** The key comes with its finding, and a test holds every sentence to the message files. */
function sayAny(t: FormContext['t'], key: `completeness.${string}`, params: Record<string, string | number>) {
  return (t as (key: MessageKey | string, params?: Record<string, string | number>) => string)(key, params);
}

function basisText({ provision, verified }: CompletenessFinding['basis'], { t }: FormContext): string {
  if (provision === '') return t('completeness.basis.practice');
  return verified
    ? t('completeness.basis', { provision })
    : t('completeness.basis.unverified', { provision });
}

function namedParams(
  params: SentenceParams,
  { names, locale, t }: FormContext
): Record<string, string | number> {
  const format = formats(locale);
  const NAME: Record<string, (code: string) => string> = {
    kind: names.kind,
    kinds: names.kind,
    form: names.form,
    forms: names.form,
    group: names.group,
    groups: names.group,
    source: names.source,
    section: (code) => t(`section.${code as PlanSectionCode}.title`)
  };
  const say = (name: string, value: string | number): string | number => {
    if (name === 'cents') return format.euro(Number(value));
    if (name === 'share') return format.percent(Number(value));
    return NAME[name]?.(String(value)) ?? value;
  };
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'object' ? value.map((one) => say(name, one)).join(', ') : say(name, value)
    ])
  );
}
