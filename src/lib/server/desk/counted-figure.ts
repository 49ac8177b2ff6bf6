import { publishedPersonCount } from '#lib/domain/population/person-count.ts';
import type { AdministrativeCount } from '#lib/domain/population/statistics/administrative-count.ts';
import { formats } from '#lib/i18n/format.ts';
import { messages } from '#lib/i18n/messages.ts';

/**
 * A finding that starts from a count of an office, as the form of a finding takes it. A plan is public and Slovak, so a
 * small count is closed.
 */
export function findingOfCount({
  figure,
  year,
  persons,
  asOf,
  source
}: AdministrativeCount): Record<'statement' | 'voice' | 'origin' | 'kindOfNeed' | 'asOf' | 'source', string> {
  const t = messages('sk');
  const published = publishedPersonCount(persons);
  const said = 'fewerThan' in published ? t('counts.few') : formats('sk').number(published.persons);
  return {
    statement: t('counts.statement', { name: t(`counts.figure.${figure}`), year, persons: said }),
    ...{ voice: 'office', origin: 'register', kindOfNeed: 'normative', asOf, source }
  };
}
