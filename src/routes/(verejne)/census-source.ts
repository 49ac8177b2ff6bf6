import type { ShownReferenceSet } from '#lib/server/public/reference.ts';
import type { Language } from '#lib/ui/language.ts';

/** The line under a chart of people: who counted them and as of which day. */
export function censusSource(
  sets: readonly ShownReferenceSet[],
  { locale, format, t }: Pick<Language, 'locale' | 'format' | 't'>,
  code = 'census-2021-ages'
): string {
  const set = sets.find((each) => each.code === code);
  if (!set) return '';
  const who = locale === 'sk' ? set.source : set.attributionEn;
  return `${who}, ${t('public.asOf', { day: format.asOf(set.asOf) })}`;
}
