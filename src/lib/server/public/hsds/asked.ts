import { parseCalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Place } from '#lib/domain/tenancy/territory-distance.ts';

/** What of the directory is asked for, as the standard calls it in addresses. */
export const HSDS_LISTS = [
  'services',
  'organizations',
  'service_at_locations',
  'taxonomies',
  'taxonomy_terms'
] as const;
export type HsdsList = (typeof HSDS_LISTS)[number];

/** Parameters of a list or a single thing, read and sound; what was not given is undefined. */
export type HsdsAsked = {
  search?: string;
  page?: number;
  perPage?: number;
  format?: 'json' | 'ndjson';
  termIds: readonly string[];
  taxonomyIds: readonly string[];
  organizationId?: string;
  modifiedAfter?: Date;
  minimal?: boolean;
  full?: boolean;
  fullService?: boolean;
  /** Five digits. */
  postcode?: string;
  place?: Place;
  /** Metres. */
  proximity?: number;
  topOnly?: boolean;
  parentId?: string;
};

/** Why a request cannot be answered, by the parameter that is wrong. */
export type HsdsRefusal = { reason: RefusedParameter; parameter: string; known?: readonly string[] };
export type RefusedParameter =
  | 'unknown-parameter'
  | 'repeated'
  | 'not-a-page'
  | 'not-a-page-size'
  | 'not-a-format'
  | 'not-an-id'
  | 'not-a-moment'
  | 'not-a-truth'
  | 'not-a-postcode'
  | 'unknown-postcode'
  | 'not-a-distance'
  | 'not-a-place'
  | 'distance-from-nowhere'
  | 'half-a-place'
  | 'two-places'
  | 'too-long'
  | 'minimal-and-full';

export const MOST_PER_PAGE = 500;
const LONGEST_SEARCH = 250;
const FARTHEST_METRES = 600_000;

const PAGED = ['search', 'page', 'per_page', 'format'];
const SORTED = ['taxonomy_term_id', 'taxonomy_id'];
const NEAR = ['postcode', 'proximity', 'latitude', 'longitude'];
const OF_SERVICES = [...PAGED, ...SORTED, 'organization_id', 'modified_after', 'full', ...NEAR];

/** Which parameters each list takes. Coordinates are ours: a place need not have a postal code. */
export const LIST_PARAMETERS: Readonly<Record<HsdsList, readonly string[]>> = {
  services: [...OF_SERVICES, 'minimal'],
  organizations: [...PAGED, ...SORTED, 'full', 'full_service'],
  service_at_locations: OF_SERVICES,
  taxonomies: PAGED,
  taxonomy_terms: [...PAGED, 'taxonomy_id', 'top_only', 'parent_id']
};

/** Which parameters a single thing takes. */
export const SINGLE_PARAMETERS: Readonly<Record<HsdsList, readonly string[]>> = {
  ...{ services: [], service_at_locations: [], taxonomies: [], taxonomy_terms: [] },
  organizations: ['full_service']
};

/** Those that may be given more than once, each narrowing further. */
const REPEATABLE = new Set(SORTED);

type Write = (asked: Writable, text: string) => RefusedParameter | null;
type Writable = { -readonly [Name in keyof HsdsAsked]: HsdsAsked[Name] } & {
  termIds: string[];
  taxonomyIds: string[];
  latitude?: number;
  longitude?: number;
};

/** Reads parameters as they stand in an address or a form; whatever is not understood is refused, never passed over. */
export function readAsked(given: URLSearchParams, taken: readonly string[]): HsdsAsked | HsdsRefusal {
  const asked: Writable = { termIds: [], taxonomyIds: [] };
  const seen = new Set<string>();
  for (const [parameter, text] of given) {
    const write = taken.includes(parameter) ? WRITE[parameter] : undefined;
    if (!write) return { reason: 'unknown-parameter', parameter, known: taken };
    if (seen.has(parameter) && !REPEATABLE.has(parameter)) return { reason: 'repeated', parameter };
    seen.add(parameter);
    const reason = write(asked, text.trim());
    if (reason) return { reason, parameter };
  }
  return refuseTogether(asked) ?? withPlace(asked);
}

export function isRefusal(asked: HsdsAsked | HsdsRefusal): asked is HsdsRefusal {
  return 'reason' in asked;
}

/** What is sound by itself and means nothing beside the rest. */
function refuseTogether(asked: Writable): HsdsRefusal | null {
  const { latitude, longitude, postcode, proximity, minimal, full } = asked;
  if ((latitude === undefined) !== (longitude === undefined))
    return { reason: 'half-a-place', parameter: latitude === undefined ? 'latitude' : 'longitude' };
  if (latitude !== undefined && postcode !== undefined)
    return { reason: 'two-places', parameter: 'postcode' };
  if (latitude !== undefined && proximity === undefined)
    return { reason: 'not-a-distance', parameter: 'proximity' };
  if (proximity !== undefined && latitude === undefined && postcode === undefined)
    return { reason: 'distance-from-nowhere', parameter: 'proximity' };
  return minimal && full ? { reason: 'minimal-and-full', parameter: 'minimal' } : null;
}

function withPlace({ latitude, longitude, ...asked }: Writable): HsdsAsked {
  return latitude === undefined || longitude === undefined
    ? asked
    : { ...asked, place: { latitude, longitude } };
}

const WRITE: Readonly<Record<string, Write>> = {
  search: (asked, text) => {
    if (text.length > LONGEST_SEARCH) return 'too-long';
    if (text !== '') asked.search = text;
    return null;
  },
  page: (asked, text) => {
    if (!/^[1-9]\d{0,8}$/.test(text)) return 'not-a-page';
    asked.page = Number(text);
    return null;
  },
  per_page: (asked, text) => {
    if (!/^[1-9]\d{0,3}$/.test(text) || Number(text) > MOST_PER_PAGE) return 'not-a-page-size';
    asked.perPage = Number(text);
    return null;
  },
  format: (asked, text) => {
    if (text !== 'json' && text !== 'ndjson') return 'not-a-format';
    asked.format = text;
    return null;
  },
  taxonomy_term_id: (asked, text) => readId(text, (id) => asked.termIds.push(id)),
  taxonomy_id: (asked, text) => readId(text, (id) => asked.taxonomyIds.push(id)),
  organization_id: (asked, text) =>
    readId(text, (id) => {
      asked.organizationId = id;
    }),
  parent_id: (asked, text) =>
    readId(text, (id) => {
      asked.parentId = id;
    }),
  modified_after: (asked, text) => {
    const moment = readMoment(text);
    if (!moment) return 'not-a-moment';
    asked.modifiedAfter = moment;
    return null;
  },
  minimal: truth('minimal'),
  full: truth('full'),
  full_service: truth('fullService'),
  top_only: truth('topOnly'),
  postcode: (asked, text) => {
    const digits = text.replace(/^(\d{3})\s(\d{2})$/, '$1$2');
    if (!/^\d{5}$/.test(digits)) return 'not-a-postcode';
    asked.postcode = digits;
    return null;
  },
  proximity: (asked, text) => {
    const metres = readNumber(text);
    if (metres === null || metres <= 0 || metres > FARTHEST_METRES) return 'not-a-distance';
    asked.proximity = metres;
    return null;
  },
  latitude: degrees('latitude', 90),
  longitude: degrees('longitude', 180)
};

function truth(name: 'minimal' | 'full' | 'fullService' | 'topOnly'): Write {
  return (asked, text) => {
    if (text !== 'true' && text !== 'false') return 'not-a-truth';
    asked[name] = text === 'true';
    return null;
  };
}

function degrees(name: 'latitude' | 'longitude', most: number): Write {
  return (asked, text) => {
    const value = readNumber(text);
    if (value === null || Math.abs(value) > most) return 'not-a-place';
    asked[name] = value;
    return null;
  };
}

function readNumber(text: string): number | null {
  return /^-?\d{1,9}(\.\d{1,12})?$/.test(text) ? Number(text) : null;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function isId(text: string): boolean {
  return ID.test(text);
}

function readId(text: string, keep: (id: string) => unknown): RefusedParameter | null {
  if (!isId(text)) return 'not-an-id';
  keep(text.toLowerCase());
  return null;
}

const MOMENT =
  /^(\d{4}-\d{2}-\d{2})(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?(Z|[+\- ][01]\d:?[0-5]\d)?)?$/i;

/** A day or a moment (ISO 8601); without a zone it is UTC. A plus in an address is read as a space by everybody. */
export function readMoment(text: string): Date | null {
  const [, date = '', hours = '00', minutes = '00', seconds = '00', part = '0', zone = 'Z'] =
    MOMENT.exec(text) ?? [];
  if (parseCalendarDay(date) === null) return null;
  const offset =
    zone.toUpperCase() === 'Z' ? 'Z' : zone.replace(' ', '+').replace(/(\d{2}):?(\d{2})$/, '$1:$2');
  const moment = new Date(`${date}T${hours}:${minutes}:${seconds}.${part.slice(0, 3)}${offset}`);
  return Number.isNaN(moment.getTime()) ? null : moment;
}
