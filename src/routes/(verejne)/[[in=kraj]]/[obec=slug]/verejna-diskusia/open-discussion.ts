import { error } from '@sveltejs/kit';
import { consultationStateOn } from '#lib/domain/consultations/consultation.ts';
import {
  type PublishedConsultation,
  publishedConsultations
} from '#lib/server/db/published-consultations.ts';
import type { PublicOwner } from '#lib/server/public/municipality.ts';

/** The discussion in the address, with its own path and how it stands today. */
export async function openDiscussion(
  { publicDb, t, today }: Pick<App.Locals, 'publicDb' | 't' | 'today'>,
  body: Pick<PublicOwner, 'bodyId' | 'home'>,
  code: string
) {
  const published = publishedConsultations(publicDb);
  const discussion: PublishedConsultation | undefined = await published.find(body.bodyId, code);
  if (!discussion) error(404, t('error.404.title'));
  return {
    ...{ discussion, published },
    list: `${body.home}/verejna-diskusia`,
    path: `${body.home}/verejna-diskusia/${code}`,
    state: consultationStateOn(discussion, today)
  };
}
