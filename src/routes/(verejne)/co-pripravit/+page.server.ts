import { ownFrame } from '#lib/server/public/municipality.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  // The words come with the program; only its settings stand in the footer.
  locals.reads('settings', 1);
  return { frame: ownFrame('/co-pripravit', locals.t), title: locals.t('prepare.title') };
};
