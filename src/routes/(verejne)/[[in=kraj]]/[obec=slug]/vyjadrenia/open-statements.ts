import { error } from '@sveltejs/kit';
import { publishedStatements } from '#lib/server/db/published-statements.ts';
import type { PublicOwner } from '#lib/server/public/municipality.ts';

/** Published criteria of the body in the address; without them it has no pages of statements. */
export async function openStatements(
  { publicDb, t }: Pick<App.Locals, 'publicDb' | 't'>,
  body: Pick<PublicOwner, 'bodyId' | 'home'>
) {
  const published = publishedStatements(publicDb);
  const [criteria, ...earlier] = await published.criteria(body.bodyId);
  if (!criteria) error(404, t('error.404.title'));
  return { ...{ published, criteria, earlier }, path: `${body.home}/vyjadrenia` };
}
