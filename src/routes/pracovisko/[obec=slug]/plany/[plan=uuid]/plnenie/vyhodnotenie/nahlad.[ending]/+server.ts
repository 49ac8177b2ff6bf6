import { error } from '@sveltejs/kit';
import { openDesk } from '../../../../../../desk.ts';
import { begunYears, chosenYear, found, printEvaluation, readReady } from '../open-evaluation.ts';
import type { RequestHandler } from './$types';

const TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
} as const;

/** The evaluation of a year as it would be published today. */
export const GET: RequestHandler = async (event) => {
  const desk = await openDesk(event, 'view-desk');
  const { t, today } = event.locals;
  const { ending, plan: planId } = event.params;
  const year = event.url.searchParams.get('rok') ?? '';
  if ((ending !== 'pdf' && ending !== 'docx') || !/^\d{4}$/.test(year)) error(404, t('error.404.title'));
  const ready = found(
    await desk.inBody((stores) => readReady(stores, { planId, year: Number(year), today })),
    t('error.404.title')
  );
  found(chosenYear(begunYears(ready.plan, today), year), t('error.404.title'));
  return new Response(new Uint8Array(await printEvaluation(desk, ready, ending, null)), {
    headers: {
      'content-type': TYPES[ending],
      'content-disposition': `attachment; filename="vyhodnotenie-${desk.body.slug}-${year}-nahlad.${ending}"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store'
    }
  });
};
