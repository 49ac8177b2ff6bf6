import type { DirectoryEntry } from '#lib/domain/directory/directory-entry.ts';
import type { Provider } from '#lib/domain/directory/provider.ts';
import type { PlanContent } from '#lib/domain/plans/plan-content.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { MessageKey, Translate } from '#lib/i18n/messages.ts';
import type { FieldOption } from '#lib/ui/field.ts';
import type { CatalogueNames } from '../../catalogue-names.ts';
import type { KeptService } from '../../use-cases/plans/read-plan.ts';
import type { NamedFigure } from '../living-figures.ts';

/** What the forms of a plan offer to choose from: the catalogue of the law and the plan's own things. */
export type FormContext = {
  locale: Locale;
  t: Translate;
  today: CalendarDay;
  names: CatalogueNames;
  years: readonly number[];
  content: PlanContent;
  providers: readonly Provider[];
  services: readonly KeptService[];
  /** Figures on which a finding can stand, as they are now. */
  figures: readonly NamedFigure[];
  /** The body whose desk it is; rows of the directory that others keep are said to be theirs. */
  bodyId: string;
  /** What fields of the directory offer: own providers, what the plan names already, and what was looked up. */
  entries: readonly DirectoryEntry[];
  /** How many rows the last search of the directory found; null when nobody searched. */
  found: number | null;
};

type WordKey<Prefix extends string, Word extends string> = `${Prefix}.${Word}`;

/** Words of a closed list with their names: `wordOptions(t, 'planTerm.origin', ORIGINS)`. */
export function wordOptions<Prefix extends string, Word extends string>(
  t: Translate,
  prefix: Prefix,
  words: readonly Word[] & (WordKey<Prefix, Word> extends MessageKey ? unknown : never)
): FieldOption[] {
  // Every key of the pattern is checked by the parameter's type; none of them takes parameters.
  const say = t as (key: string) => string;
  return words.map((value) => ({ value, label: say(`${prefix}.${value}`) }));
}

/** Things with a title, by id. */
export function titleOptions(things: readonly { id: string; title: string }[]): FieldOption[] {
  return things.map(({ id, title }) => ({ value: id, label: title }));
}

export function findingOptions({ content }: FormContext): FieldOption[] {
  return content.findings.map(({ id, statement }) => ({ value: id, label: shortened(statement) }));
}

export function serviceOptions({ services }: FormContext): FieldOption[] {
  return services.map(({ id, name }) => ({ value: id, label: name }));
}

export function yearOptions({ years }: FormContext): FieldOption[] {
  return years.map((year) => ({ value: String(year), label: String(year) }));
}

/** A long statement as a choice: its beginning, cut between words. */
export function shortened(text: string, limit = 140): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit).replace(/\s+\S*$/, '')} …`;
}
