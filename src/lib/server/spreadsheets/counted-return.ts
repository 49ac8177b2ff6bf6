import { z } from 'zod';
import type { ReturnCode, ReturnedCount } from '#lib/domain/directory/returns/returned-count.ts';
import { findersOf } from '#lib/domain/plans/import/ground.ts';
import { type CountedReturn, countReturn } from '#lib/domain/plans/import/read-return.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { ImportWork } from '../use-cases/import/import-work.ts';
import { readCatalogues } from '../use-cases/import/read-ground.ts';
import { readingOf } from '../use-cases/import/readings.ts';
import { type ReadReturn, readReturnApart } from './read-return.ts';

export type ReturnOutcome =
  | ({ outcome: 'counted' } & CountedReturn)
  | { outcome: 'refused'; refusal: Extract<ReadReturn, { outcome: 'refused' }>['refusal'] };

type Work = Pick<ImportWork, 'inBody' | 'everydayNames' | 'today'>;

/** Counts the rows of a sent return. The file is not kept, and of its rows nothing but kind and month is seen. */
export async function countedReturn(
  work: Work,
  { content, code }: { content: Uint8Array; code: ReturnCode }
): Promise<ReturnOutcome> {
  const read = await readReturnApart(content, code);
  if (read.outcome === 'refused') return read;
  const meanings = await work.inBody(({ importMeanings }) => importMeanings.list());
  const { kind: findKind } = findersOf(await readCatalogues(readingOf(work), work.today), meanings);
  return { outcome: 'counted', ...countReturn(read.rows, { code, findKind, today: work.today }) };
}

const COUNTS = z.array(
  z.tuple([
    z.string().regex(/^\d{4}-\d{2}-01$/),
    z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    z.int().min(1).max(1e6)
  ])
);

/** Counts as the form of a preview carries them: nothing waits in the database until somebody agrees. */
export function countsText(counts: readonly ReturnedCount[]): string {
  return JSON.stringify(counts.map(({ month, serviceTypeCode, times }) => [month, serviceTypeCode, times]));
}

/** Counts that a form brought back; null when they are none. */
export function countsSent(text: string, code: ReturnCode, today: CalendarDay): ReturnedCount[] | null {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return null;
  }
  const read = COUNTS.safeParse(given);
  if (!read.success) return null;
  const keys = new Set(read.data.map(([month, kind]) => `${month} ${kind}`));
  const isSound = keys.size === read.data.length && read.data.every(([month]) => month <= today);
  if (!isSound) return null;
  return read.data.map(([month, serviceTypeCode, times]) => ({
    ...{ returnCode: code, month: month as ReturnedCount['month'] },
    ...{ serviceTypeCode, times }
  }));
}
