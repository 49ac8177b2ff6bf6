import { FACT_KINDS, holdsOn, type ServiceFact, stateOn } from '#lib/domain/directory/facts/service-fact.ts';
import { ADVICE } from '#lib/domain/directory/help/office.ts';
import { isPossibleDay } from '#lib/domain/shared/calendar-day.ts';
import { publicHome } from '#lib/domain/tenancy/body-address.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { readTypedDay } from '#lib/server/desk/forms/typed-values.ts';
import { basicsHref, capacityHref, openService } from '../service-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const open = await openService(event, 'view-desk');
  const { locals, url } = event;
  const { locale, today } = locals;
  const typed = url.searchParams.get('den')?.trim() ?? '';
  const asked = typed === '' ? today : readTypedDay(typed);
  const day = asked !== null && isPossibleDay(asked) ? asked : null;
  const state = stateOn(open.facts, day ?? today);
  return {
    title: open.service.name,
    kind: open.names.kind(open.service.serviceTypeCode),
    ...{ day: day ?? today, today, typed, isWrongDay: day === null },
    isKept: url.searchParams.has('ulozene'),
    isTaken: url.searchParams.has('prevzata'),
    isRemoved: url.searchParams.has('odstranene'),
    facts: FACT_KINDS.map((kind) => {
      const fact = state[kind] as ServiceFact | undefined;
      return {
        kind,
        shown: fact ? open.shown(fact) : null,
        href: open.mayEdit ? `${open.path}/${kind}` : null
      };
    }),
    capacities: open.capacities.filter((one) => holdsOn(one, day ?? today)).map(open.shownCapacity),
    capacityHistory: open.capacities
      .toSorted((one, other) => other.validFrom.localeCompare(one.validFrom))
      .map(open.shownCapacity),
    capacityHref: capacityHref(open, open.service, locale),
    isAdvice: open.service.serviceTypeCode === ADVICE,
    confirmHref: `${open.path}/potvrdenie`,
    basicsHref: basicsHref(open, open.service, locale),
    publicHref: inLanguage(`${publicHome(open.desk.body)}/sluzby/${open.service.id}`, locale)
  };
};
