import type { CompletenessFinding, SentenceParams } from '#lib/domain/plans/completeness-finding.ts';
import type { PlanSectionCode } from '#lib/domain/plans/plan.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import type { PlanWord, PlanWording } from '#lib/domain/publishing/plan-words.ts';
import type { PlanningBodyKind } from '#lib/domain/tenancy/planning-body.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type MessageKey, messagesOf } from '#lib/i18n/messages.ts';

/** The words of a printed plan in one language, with the names its document froze; a region's are its own. */
export function planWording(
  locale: Locale,
  names: PlanDocument['names'],
  kind: PlanningBodyKind = 'municipality'
): PlanWording {
  const format = formats(locale);
  const say = saying(locale, kind);
  return {
    say: (word: PlanWord, params) => say(`document.${word}`, params),
    day: format.day,
    asOf: format.asOf,
    shortDay: format.shortDay,
    finding: (finding) => ({
      sentence: say(
        `completeness.${finding.sentence}`,
        sentenceParams(finding.params, { names, locale, say })
      ),
      severity: say(
        finding.answer ? 'completeness.severity.answered' : `completeness.severity.${finding.severity}`
      ),
      basis: basisOf(finding, say)
    })
  };
}

type Say = (key: MessageKey, params?: Readonly<Record<string, string | number>>) => string;

function saying(locale: Locale, kind: PlanningBodyKind): Say {
  // The keys are checked by their type; which parameters each asks for is checked by the test over all of them.
  return messagesOf(locale, kind) as unknown as Say;
}

function basisOf({ basis }: CompletenessFinding, say: Say): string {
  if (basis.provision === '') return say('completeness.basis.practice');
  const key = basis.verified ? 'completeness.basis' : 'completeness.basis.unverified';
  return say(key, { provision: basis.provision });
}

const CODES = {
  kind: 'serviceTypes',
  kinds: 'serviceTypes',
  form: 'forms',
  forms: 'forms',
  group: 'targetGroups',
  groups: 'targetGroups',
  source: 'sources'
} as const satisfies Record<string, keyof PlanDocument['names']>;

/** Codes as names, money and shares as people read them; lists in one line. */
function sentenceParams(
  params: SentenceParams,
  { names, locale, say }: { names: PlanDocument['names']; locale: Locale; say: Say }
): Record<string, string | number> {
  const format = formats(locale);
  const one = (key: string, value: string | number): string | number => {
    if (key === 'cents') return format.euro(Number(value));
    if (key === 'share') return format.percent(Number(value));
    if (key === 'section') return say(`section.${value as PlanSectionCode}.title`);
    if (!(key in CODES)) return value;
    const named = names[CODES[key as keyof typeof CODES]][String(value)];
    return (typeof named === 'object' ? named.name : named) ?? value;
  };
  const all = Object.entries(params).map(([key, value]) => {
    const list = Array.isArray(value) ? value : [value];
    return [
      key,
      list.length === 1 ? one(key, list[0]) : list.map((item) => one(key, item)).join(', ')
    ] as const;
  });
  return Object.fromEntries(all);
}
