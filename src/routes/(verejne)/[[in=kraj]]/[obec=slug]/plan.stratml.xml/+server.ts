import { strategicPlan } from '#lib/server/api/stratml.ts';
import { answerWithStratml, openStratml } from '../stratml-file.ts';
import type { RequestHandler } from './$types';

/** The plan that answers at `/{obec}/plan`, in StratML (ISO 17469-1). */
export const GET: RequestHandler = async (event) => {
  const { given } = await openStratml(event, null);
  return answerWithStratml(event.request, strategicPlan(given));
};
