import { error } from '@sveltejs/kit';
import { publicHome } from '#lib/domain/tenancy/body-address.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { openDesk } from '../../../../desk.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'read-meetings');
  const { t, locale } = event.locals;
  const { meeting, box } = await desk.inBody(async ({ meetings, suggestions }) => ({
    meeting: await meetings.find(event.params.stretnutie),
    box: await suggestions.findBox()
  }));
  if (!meeting) error(404, t('error.404.title'));
  const { title, place, startsAt, endsAt, agenda } = meeting;
  return {
    title: t('meetings.kit.title', { title }),
    meeting: { title, place, startsAt, endsAt, agenda },
    backHref: inLanguage(`/pracovisko/${desk.body.slug}/stretnutia/${meeting.id}`, locale),
    // Where somebody writes without paper, as it is read from a poster.
    address: box
      ? `${theInstallation().origin}${publicHome(desk.body)}/podnety`.replace(/^https?:\/\//, '')
      : null
  };
};
