import { consultationStateOn } from '#lib/domain/consultations/consultation.ts';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { publishedConsultations } from '#lib/server/db/published-consultations.ts';
import { publishedQuestionnaires } from '#lib/server/db/published-questionnaires.ts';
import { territoryStore } from '#lib/server/db/territory.ts';
import { chosenVersion } from '#lib/server/public/chosen-version.ts';
import { readCompetences } from '#lib/server/public/competences.ts';
import { placeOf } from '#lib/server/public/municipality.ts';
import { readPeople } from '#lib/server/public/municipality-people.ts';
import { draftsUnderDiscussion, planOverview } from '#lib/server/public/plan-overview.ts';
import { readReference } from '#lib/server/public/reference.ts';
import type { PageServerLoad } from './$types';

const SHOWN_SETS = ['census-2021-ages', 'law-catalogue', 'settlement-centres'];
const NEIGHBOURS = 6;

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { publicDb, locale, t, today } = locals;
  const { body, frame, versions } = await parent();
  const version = chosenVersion(versions, {}, today);
  const plan = version && (await planOverview(publicDb, version, body.home, { today, locale }));
  const drafts = draftsUnderDiscussion(versions, body.home, { today, locale });
  const { figures, picture } = await readPeople(publicDb, body.unitCode, locale);
  const neighbours = await territoryStore(publicDb).nearestBodies(body.unitCode, NEIGHBOURS);
  const surveys = await publishedQuestionnaires(publicDb).openAt(body.bodyId, new Date());
  const discussions = (await publishedConsultations(publicDb).list(body.bodyId)).filter(
    (one) => consultationStateOn(one, today) === 'open'
  );
  const competences = await readCompetences(publicDb, today, locale);
  const reference = await readReference(publicDb, SHOWN_SETS);
  locals.reads('reference', reference.revision);
  return {
    description: t('public.municipality.description', { name: body.name }),
    frame: { ...frame, demo: plan?.demonstration ?? false },
    inPlace: placeOf(body, t, locale),
    plan,
    drafts,
    figures,
    picture,
    neighbours: neighbours.map(({ name, slug, km }) => ({ name, slug, km })),
    surveys: surveys.map(({ code, title, closesAt }) => ({
      ...{ code, title: (locale === 'en' && title.en) || title.sk, isSlovak: locale === 'sk' || !title.en },
      lastDay: dayInSlovakia(new Date(closesAt.getTime() - 1))
    })),
    discussions: discussions.map(({ code, title, closesOn }) => ({ code, title, closesOn })),
    competences,
    today,
    sets: reference.sets
  };
};
