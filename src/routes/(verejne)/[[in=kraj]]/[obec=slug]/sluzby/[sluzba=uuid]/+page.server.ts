import { error, redirect } from '@sveltejs/kit';
import { isStale, type PublicFact, publicStateOn } from '#lib/domain/directory/facts/public-facts.ts';
import { holdsOn, isYearly } from '#lib/domain/directory/facts/service-fact.ts';
import { isRunning } from '#lib/domain/directory/service.ts';
import { type CalendarDay, isPossibleDay, yearOf } from '#lib/domain/shared/calendar-day.ts';
import { formats } from '#lib/i18n/format.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { governmentService, jsonForPage } from '#lib/server/api/government-service.ts';
import { capacityText } from '#lib/server/capacity-text.ts';
import { readCatalogueNames } from '#lib/server/catalogue-names.ts';
import { countryDirectory } from '#lib/server/db/country-directory.ts';
import { lawStore } from '#lib/server/db/law.ts';
import { publishedServices } from '#lib/server/db/published-services.ts';
import { REGISTER_SET } from '#lib/server/db/shown-register.ts';
import { readTypedDay } from '#lib/server/desk/forms/typed-values.ts';
import { factLines } from '#lib/server/fact-lines.ts';
import type { PublicOwner } from '#lib/server/public/municipality.ts';
import { readReference } from '#lib/server/public/reference.ts';
import { freePlaceAt } from '#lib/server/public/service-list.ts';
import { inTransaction } from '#lib/server/stores.ts';
import type { PageServerLoad } from './$types';

/** What a resident needs first, in the order in which she needs it; the planner's figures follow. */
const FOR_RESIDENTS = ['status', 'opening', 'fees', 'admission', 'catchment', 'access'] as const;
const FOR_PLANNERS = [
  'waiting',
  'occupancy',
  'staff',
  'premises',
  'money',
  'quality',
  'improvement'
] as const;

export const load: PageServerLoad = async ({ locals, parent, params, url }) => {
  const { publicDb, t, locale, today } = locals;
  const { body, frame, versions } = await parent();
  const [service, inCountry, reference, names] = await Promise.all([
    publishedServices(publicDb).find(body.bodyId, params.sluzba),
    countryDirectory(publicDb).find(params.sluzba),
    readReference(publicDb, [REGISTER_SET]),
    readCatalogueNames(lawStore(publicDb), today, locale)
  ]);
  if (!service || !inCountry) {
    await leadOn(locals, body, params.sluzba);
    error(404, t('error.404.title'));
  }
  locals.reads('reference', reference.revision);
  const { shortDay } = formats(locale);
  const asked = askedDay(url.searchParams.get('den') ?? '', today);
  const day = asked.day ?? today;
  const state = publicStateOn(service.facts, day);
  const confirmedText = ({ confirmedOn, source }: Pick<PublicFact, 'confirmedOn' | 'source'>) =>
    isStale({ confirmedOn }, service.staleAfterDays, day)
      ? t('services.public.stale', { day: shortDay(confirmedOn) })
      : t('services.public.confirmed', { day: shortDay(confirmedOn), source });
  const shown = (kinds: readonly (keyof typeof state)[]) =>
    kinds.flatMap((kind) => {
      const fact = state[kind];
      if (!fact) return [];
      return [
        {
          kind,
          year: isYearly(kind) ? yearOf(fact.validFrom) : null,
          lines: factLines(fact, { t, locale, sourceName: names.source }),
          confirmed: confirmedText(fact)
        }
      ];
    });
  const { phone = '', email = '', website = '', office = '' } = state.contact?.content ?? {};
  return {
    title: service.name,
    frame: { ...frame, demo: versions.some(({ demonstration }) => demonstration) },
    description: `${names.kind(service.serviceTypeCode)}. ${service.provider.name}`,
    path: `${body.home}/sluzby`,
    here: `${body.home}/sluzby/${service.id}`,
    reportHref: `${body.home}/sluzby/${service.id}/chyba`,
    ...{ asked, day, isToday: day === today, isRunning: isRunning(service, day) },
    forMachines: jsonForPage(
      governmentService(inCountry, {
        ...{ url: url.origin + url.pathname, day: today, kind: names.kind, group: names.group },
        ...{
          district: inCountry.place.districtName,
          districtName: (name) => t('hsds.location.district', { name })
        }
      })
    ),
    registerAsOf: service.fromRegister ? (reference.sets[0]?.asOf ?? null) : null,
    contact: { phone, email, website, office },
    contactConfirmed: state.contact ? confirmedText(state.contact) : '',
    isProtected: service.unitCode === null,
    free: freePlaceAt(service, today),
    facts: [
      { label: t('services.public.kind'), lines: [names.kind(service.serviceTypeCode)] },
      { label: t('services.public.forms'), lines: [service.formCodes.map(names.form).join(', ')] },
      { label: t('services.public.groups'), lines: [service.targetGroupCodes.map(names.group).join(', ')] },
      {
        label: t('services.public.provider'),
        lines: [providerText(service.provider), t(`planTerm.provider.${service.provider.kind}`)]
      },
      { label: t('services.public.place'), lines: [service.address ?? ''] },
      {
        label: t('services.public.capacity'),
        lines: service.capacities
          .filter((one) => holdsOn(one, day))
          .map((one) => capacityText(one, { t, locale, names }))
      },
      { label: t('services.public.registerNumber'), lines: [service.registerNumber ?? ''] }
    ].filter(({ lines }) => lines.some((line) => line !== '')),
    forResidents: shown(FOR_RESIDENTS),
    forPlanners: shown(FOR_PLANNERS)
  };
};

/** The day whose state is asked for: any until today; null where it is none. */
function askedDay(typed: string, today: CalendarDay): { typed: string; day: CalendarDay | null } {
  const day = typed.trim() === '' ? today : readTypedDay(typed.slice(0, 20));
  return { typed: typed.trim(), day: day !== null && isPossibleDay(day) && day <= today ? day : null };
}

function providerText({ name, ico }: { name: string; ico: string | null }): string {
  return ico === null ? name : `${name}, IČO ${ico}`;
}

/** A record that was merged into another one is read there. */
async function leadOn(
  { db, locale }: App.Locals,
  { bodyId, home }: Pick<PublicOwner, 'bodyId' | 'home'>,
  id: string
) {
  const keptId = await inTransaction(db, bodyId, ({ serviceMerging }) => serviceMerging.findKept(id));
  if (keptId) redirect(308, inLanguage(`${home}/sluzby/${keptId}`, locale));
}
