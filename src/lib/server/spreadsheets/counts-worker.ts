import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { answerOnce } from '../apart/answer-once.ts';
import { readCounts } from './read-counts.ts';

answerOnce(({ content, today }: { content: Uint8Array; today: CalendarDay }) =>
  readCounts(Buffer.from(content), today)
);
