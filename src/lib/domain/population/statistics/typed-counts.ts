import type { CalendarDay } from '../../shared/calendar-day.ts';
import type { PersonCount } from '../person-count.ts';
import type { AdministrativeCount, CountedFigure } from './administrative-count.ts';

/** A figure of a sheet as it was typed (null where the field is empty), and what the person saw there, by {@link countSeen}. */
export type TypedFigure = { figure: CountedFigure; persons: PersonCount | null; seen: string };

/** From where and of which day the figures of a sheet are. */
export type CountOrigin = Pick<AdministrativeCount, 'asOf' | 'source'>;

/** What is to be done with one figure: put a count there, or remove it (null), where it still is what the person saw. */
export type TypedChange = { figure: CountedFigure; seen: string; count: AdministrativeCount | null };

/** One text for a count as a form carries it: another text where anything of it has changed, empty where there is none. */
export function countSeen(count: Omit<AdministrativeCount, 'figure' | 'year'> | undefined): string {
  return count ? `${count.persons}|${count.asOf}|${count.source}` : '';
}

/** What somebody changed in a sheet; the figures left as they were stay with their own day and source. */
export function changedFigures(typed: readonly TypedFigure[]): TypedFigure[] {
  return typed.filter(({ persons, seen }) => String(persons ?? '') !== seen.split('|')[0]);
}

/**
 * What a typed sheet changes. Changed figures get the day and source of the sheet. Where no number was changed, but the
 * day or source is another than the one the sheet was shown with, they are put right for the figures that had it.
 * @param shown the day and source with which the sheet was drawn
 */
export function typedChanges(
  typed: readonly TypedFigure[],
  { year, said, shown }: { year: number; said: CountOrigin; shown: { asOf: string; source: string } }
): TypedChange[] {
  const change = ({ figure, persons, seen }: TypedFigure): TypedChange => ({
    ...{ figure, seen },
    count: persons === null ? null : { figure, year, persons, ...said }
  });
  const changed = changedFigures(typed);
  const isOtherOrigin = said.asOf !== shown.asOf || said.source !== shown.source;
  if (changed.length > 0 || !isOtherOrigin) return changed.map(change);
  const ofShown = `|${shown.asOf}|${shown.source}`;
  return typed.filter(({ persons, seen }) => persons !== null && seen.endsWith(ofShown)).map(change);
}

/** A figure that somebody else changed after the person had seen it; null where it is there no more. */
export type CountChangedMeanwhile = { figure: CountedFigure; now: AdministrativeCount | null };

/** Those changes of a sheet that would write over what the person has not seen. */
export function changedMeanwhile(
  changes: readonly TypedChange[],
  kept: readonly AdministrativeCount[],
  year: number
): CountChangedMeanwhile[] {
  return changes.flatMap(({ figure, seen, count }) => {
    const now = kept.find((one) => one.year === year && one.figure === figure);
    // What a colleague wrote the same is no conflict.
    if (countSeen(now) === seen || countSeen(now) === countSeen(count ?? undefined)) return [];
    return [{ figure, now: now ?? null }];
  });
}

/** The day and source with which a sheet is drawn: those of its first known figure. */
export function shownOrigin(
  counts: readonly AdministrativeCount[],
  figures: readonly CountedFigure[]
): { asOf: CalendarDay | ''; source: string } {
  const known = counts.find(({ figure }) => figures.includes(figure));
  return { asOf: known?.asOf ?? '', source: known?.source ?? '' };
}
