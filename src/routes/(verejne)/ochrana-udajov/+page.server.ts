import { ownFrame } from '#lib/server/public/municipality.ts';
import { readOperator } from '#lib/server/public/operator.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  locals.reads('settings', 1);
  return {
    frame: ownFrame('/ochrana-udajov', locals.t),
    title: locals.t('public.privacy.title'),
    operator: readOperator(process.env)
  };
};
