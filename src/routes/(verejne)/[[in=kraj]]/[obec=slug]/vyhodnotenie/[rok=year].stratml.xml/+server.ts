import { error } from '@sveltejs/kit';
import { yearOf } from '#lib/domain/shared/calendar-day.ts';
import { performanceReport } from '#lib/server/api/stratml.ts';
import { publishedMeasuredValues } from '#lib/server/db/measured-values.ts';
import { publishedProgress } from '#lib/server/db/published-progress.ts';
import { answerWithStratml, openStratml } from '../../stratml-file.ts';
import type { RequestHandler } from './$types';

/** What became of the plan in a year that has begun, as a StratML performance report. */
export const GET: RequestHandler = async (event) => {
  const { publicDb, today } = event.locals;
  const year = Number(event.params.rok);
  const { given, version } = await openStratml(event, year);
  if (year > yearOf(today)) error(404, 'no-such-file');
  const [told, values] = await Promise.all([
    publishedProgress(publicDb).list(version.bodyId, version.planId),
    publishedMeasuredValues(publicDb).list(version.bodyId, version.planId)
  ]);
  return answerWithStratml(event.request, performanceReport({ ...given, ...{ year, told, values, today } }));
};
