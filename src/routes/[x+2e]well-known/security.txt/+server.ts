import { error } from '@sveltejs/kit';
import { readOperator } from '#lib/server/public/operator.ts';
import { securityText } from '#lib/server/public/security-text.ts';
import type { RequestHandler } from './$types';

/** Whom to tell about a weakness: the operator, once the settings say who that is. */
export const GET: RequestHandler = ({ url, locals }) => {
  const text = securityText(readOperator(process.env), url.origin, locals.today);
  if (text === null) error(404, locals.t('error.404.text'));
  return new Response(text, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=86400' }
  });
};
