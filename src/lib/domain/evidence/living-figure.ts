import type { CalendarDay } from '../shared/calendar-day.ts';

/**
 * A figure that the program can read again, and of what: inhabitants of completed years (both ends counted, `to` null
 * means and more); capacity of a kind of service in one unit in the territory; how often residents missed a kind; how
 * often a kind was applied for (O05).
 */
export type FigureKey =
  | { figure: 'residents'; from: number; to: number | null }
  | { figure: 'capacity'; serviceTypeCode: string; unitCode: string }
  | { figure: 'missed'; serviceTypeCode: string }
  | { figure: 'applied'; serviceTypeCode: string };

/** A figure as it is now. */
export type LivingFigure = { of: FigureKey; value: number };

/** The figure a finding stands on (živý údaj), with what it was on the day somebody last said that the finding holds. */
export type LivingSource = LivingFigure & { readOn: CalendarDay };

/** One text for a key, to compare by and to stand in a form or an address. */
export function figureKeyText(key: FigureKey): string {
  switch (key.figure) {
    case 'residents':
      return `residents:${key.from}-${key.to ?? ''}`;
    case 'capacity':
      return `capacity:${key.serviceTypeCode}:${key.unitCode}`;
    default:
      return `${key.figure}:${key.serviceTypeCode}`;
  }
}

/** What became of the figure under a finding: as it was, another number, or there is no such figure any more. */
export type FigureChange = { outcome: 'same' } | { outcome: 'changed'; now: number } | { outcome: 'gone' };

/** Whether a finding still stands on what it stood on; `figures` are all that can be read now. */
export function figureChange(source: LivingSource, figures: readonly LivingFigure[]): FigureChange {
  const key = figureKeyText(source.of);
  const now = figures.find(({ of }) => figureKeyText(of) === key);
  if (!now) return { outcome: 'gone' };
  return now.value === source.value ? { outcome: 'same' } : { outcome: 'changed', now: now.value };
}
