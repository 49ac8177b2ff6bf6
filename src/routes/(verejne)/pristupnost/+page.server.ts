import { theInstallation } from '#lib/server/installation.ts';
import { ownFrame } from '#lib/server/public/municipality.ts';
import { readOperator } from '#lib/server/public/operator.ts';
import type { PageServerLoad } from './$types';

/** What the program knows of itself; the rest of the statement is its words. */
export const load: PageServerLoad = ({ locals }) => {
  // Only the settings of the process are in it: they last as long as the page cache does.
  locals.reads('settings', 1);
  return {
    frame: ownFrame('/pristupnost', locals.t),
    title: locals.t('public.access.title'),
    operator: readOperator(process.env),
    site: new URL(theInstallation().origin).host
  };
};
