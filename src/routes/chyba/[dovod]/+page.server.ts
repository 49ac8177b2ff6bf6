import { error } from '@sveltejs/kit';
import { isReason, REASONS } from '#lib/server/refusals.ts';
import type { PageServerLoad } from './$types';

/**
 * Draws the page of an answer that the framework would give as bare text. Only the program itself asks for it
 * (hooks.server.ts); anybody else finds nothing here.
 */
export const load: PageServerLoad = ({ isSubRequest, params, locals }) => {
  const { requestId, t } = locals;
  const reason = params.dovod;
  if (!isSubRequest) error(404, { message: t('error.404.text'), requestId });
  if (isReason(reason)) error(REASONS[reason], { message: t(`error.${reason}.text`), requestId, reason });
  error(Number(reason), { message: t('error.other.text'), requestId });
};
