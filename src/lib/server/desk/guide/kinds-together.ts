import type { Translate } from '#lib/i18n/messages.ts';
import type { ShownFinding } from '../shown-findings.ts';

/** Kinds that nobody decided about yet are one line where the whole page asks about each of them. */
export function kindsTogether(findings: readonly ShownFinding[], t: Translate): ShownFinding[] {
  const severities = ['missing', 'warning'] as const;
  const kinds = findings.filter((one) => one.subject.kind === 'service-type');
  const lines = severities.flatMap((severity) => {
    const own = kinds.filter((one) => one.severity === severity);
    const [first] = own;
    if (!first || own.length === 1) return own;
    const id = own.map((one) => one.subject.id).join(' ');
    return [
      {
        ...first,
        subject: { ...first.subject, id },
        sentence: t('guide.undecidedKinds', { count: own.length })
      }
    ];
  });
  return [...lines, ...findings.filter((one) => !kinds.includes(one))];
}
