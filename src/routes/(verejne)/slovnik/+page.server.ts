import { glossaryByLetter } from '#lib/i18n/glossary/glossary.ts';
import { ownFrame } from '#lib/server/public/municipality.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  // The words come with the program; only its settings stand in the footer.
  locals.reads('settings', 1);
  return {
    frame: ownFrame('/slovnik', locals.t),
    title: locals.t('glossary.title'),
    groups: glossaryByLetter(locals.locale)
  };
};
