import type { CountryService } from '#lib/domain/directory/country-service.ts';
import {
  type PublicFact,
  type PublicState,
  publicStateOn
} from '#lib/domain/directory/facts/public-facts.ts';
import { isRunning } from '#lib/domain/directory/service.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { filled, type HsdsObject, mailAddress, webAddress } from './object.ts';
import { listedOrganization, organization } from './organization.ts';
import { registerMetadata } from './register-metadata.ts';
import type { HsdsSaying } from './saying.ts';
import { schedules } from './schedules.ts';
import { serviceAreas, serviceAtLocationInService } from './service-at-location.ts';
import {
  attributes,
  capacities,
  contacts,
  costOptions,
  funding,
  languages,
  phones,
  requiredDocuments
} from './service-parts.ts';

/** What holds of a service on the day; nobody but this file asks twice. */
function stateOf(service: CountryService, day: CalendarDay): PublicState {
  return publicStateOn(service.facts as readonly PublicFact[], day);
}

/** Words of the standard for where a service stands in its life. */
const STATUS = {
  planned: 'inactive',
  active: 'active',
  paused: 'temporarily closed',
  closed: 'defunct'
} as const;

function statusOf(service: CountryService, state: PublicState, day: CalendarDay): string {
  if (service.erasedOn !== null && day >= service.erasedOn) return 'defunct';
  if (!isRunning(service, day)) return 'inactive';
  return state.status ? STATUS[state.status.content.status] : 'active';
}

/** The fields of a service that stand once in it, without its organisation. */
export function plainService(
  service: CountryService,
  words: HsdsSaying,
  state = stateOf(service, words.day)
): HsdsObject {
  const { t, day, catalogue } = words;
  const nameOf = (of: 'kind' | 'form' | 'group', code: string) => catalogue.term(of, code)?.name ?? code;
  const groups = service.targetGroupCodes.map((code) => nameOf('group', code)).join(', ');
  const forms = service.formCodes.map((code) => nameOf('form', code)).join(', ');
  const kind = nameOf('kind', service.serviceTypeCode);
  const { contact, fees, admission, waiting, status } = state;
  const lines = (fact: PublicFact | undefined) => (fact ? words.linesOf(fact).join('\n') : '');
  return filled({
    id: service.id,
    organization_id: service.provider.id,
    name: service.name,
    alternate_name: kind,
    description: [
      `${kind}.`,
      forms && t('hsds.service.forms', { forms }),
      groups && t('hsds.service.groups', { groups })
    ]
      .filter((said) => said !== '')
      .join(' '),
    url: webAddress(contact?.content.website),
    email: mailAddress(contact?.content.email),
    status: statusOf(service, state, day),
    application_process: admission?.content.steps.join('\n'),
    fees_description: lines(fees),
    wait_time: lines(waiting),
    eligibility_description: groups,
    assured_date: lastConfirmed(service, state),
    licenses: service.registerNumber && t('hsds.service.licence', { number: service.registerNumber }),
    alert: service.isInvented ? t('hsds.service.invented') : status?.content.note,
    last_modified: service.modifiedAt.toISOString()
  });
}

/** The last day on which somebody said that something of it is so. */
function lastConfirmed(service: CountryService, state: PublicState): CalendarDay | null {
  const days = [...Object.values(state), ...service.capacities].map(({ confirmedOn }) => confirmedOn);
  return days.toSorted().at(-1) ?? null;
}

/** A service as lists show it. */
export function listedService(service: CountryService, words: HsdsSaying): HsdsObject {
  return { ...plainService(service, words), organization: listedOrganization(service, words) };
}

/** The least that the standard takes as a service in a list, for readers who look for what has changed. */
export function minimalService(service: CountryService, words: HsdsSaying): HsdsObject {
  return {
    ...{ id: service.id, name: service.name },
    status: statusOf(service, stateOf(service, words.day), words.day),
    last_modified: service.modifiedAt.toISOString()
  };
}

/** A service with everything that is known of it in public. */
export function fullService(service: CountryService, words: HsdsSaying): HsdsObject {
  const state = stateOf(service, words.day);
  return filled({
    ...nestedService(service, words, state),
    service_at_locations: [serviceAtLocationInService(service, state, words)],
    organization: organization(service, words)
  });
}

/** A service inside something else: what is around it is not repeated in it. */
export function nestedService(
  service: CountryService,
  words: HsdsSaying,
  state = stateOf(service, words.day)
): HsdsObject {
  return filled({
    ...plainService(service, words, state),
    phones: phones(service.id, state),
    schedules: state.opening ? schedules(service.id, state.opening, words) : [],
    service_areas: serviceAreas(service, state, words),
    languages: languages(service.id, state, words),
    funding: funding(service.id, state, words),
    cost_options: costOptions(service.id, state),
    required_documents: requiredDocuments(service.id, state),
    contacts: contacts(service.id, state),
    capacities: capacities(service, state, words),
    attributes: attributes(service, words),
    metadata: service.isOfRegister ? registerMetadata(service.id, 'service', service.modifiedAt, words) : []
  });
}
