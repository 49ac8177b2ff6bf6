import type { FactKind } from '#lib/domain/directory/facts/service-fact.ts';
import type { FeedEntry, FeedFact, FeedPlace, FeedTerm } from '#lib/domain/plans/import/feed-entry.ts';
import { type CalendarDay, parseCalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { feedFacts } from './feed-facts.ts';
import { type Json, listOf, objectIn, textIn } from './feed-json.ts';
import { type FeedWords, readBack } from './feed-words.ts';
import { idOf } from './object.ts';
import { type TaxonomyCode, taxonomyId } from './taxonomies.ts';

/** Services of a feed of the standard (HSDS 3.1, each with everything that is known) in our words. */
export function feedEntries(feed: readonly Json[], words: FeedWords): FeedEntry[] {
  return feed.map((service, at) => feedEntry(service, at + 1, words));
}

function feedEntry(service: Json, line: number, words: FeedWords): FeedEntry {
  const { t, day } = words;
  const id = uuidOf(textIn(service, 'id'));
  const assuredOn = parseCalendarDay(textIn(service, 'assured_date')) ?? day;
  const terms = termsOf(service, words);
  const forms = terms('form');
  const groups = terms('group');
  const number =
    readBack(t('hsds.service.licence', { number: MARK }), textIn(service, 'licenses'))?.[0] ?? '';
  return {
    line,
    leftOut: leftOutOf(service, words),
    provider: providerOf(objectIn(service, 'organization') ?? {}, words),
    service: {
      ...{ id, name: textIn(service, 'name') },
      registerNumber: /^\d{7}$/.test(number) ? number : null,
      kind: terms('kind')[0] ?? {
        code: null,
        name: textIn(service, 'alternate_name') || textIn(service, 'name')
      },
      ...{ forms, groups, place: placeOf(service, words), address: addressOf(service) }
    },
    capacities: capacitiesOf(service, { forms, groups }, words),
    facts: facts(service, { assuredOn, words })
  };
}

const MARK = '\uE000';

/** Ids of ours are UUIDs; a feed may have others, and the same ones must lead to the same row again. */
function uuidOf(id: string): string {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : idOf('feed', id);
}

function leftOutOf(service: Json, { t }: FeedWords): FeedEntry['leftOut'] {
  if (textIn(service, 'alert') === t('hsds.service.invented')) return 'invented';
  // Rows of the national register have their own way in, with its attribution.
  const isOfRegister = listOf(service, 'metadata').some(
    (one) => textIn(one, 'id') === idOf(textIn(service, 'id'), 'register')
  );
  return isOfRegister ? 'of-the-register' : null;
}

function providerOf(given: Json, { t }: FeedWords): FeedEntry['provider'] {
  const description = textIn(given, 'description');
  const kinds = ['municipal', 'regional', 'non-public'] as const;
  const ico = listOf(given, 'organization_identifiers').find(
    (one) => textIn(one, 'identifier_type') === 'IČO'
  );
  return {
    id: uuidOf(textIn(given, 'id')),
    name: textIn(given, 'name'),
    kind: kinds.find((kind) => t(`hsds.organization.${kind}`) === description) ?? 'non-public',
    ico: ico ? textIn(ico, 'identifier') || null : null,
    website: textIn(given, 'website') || null
  };
}

/** Terms of each of our three catalogues; those of others are looked up by their names, as kinds of services. */
function termsOf(service: Json, { catalogue }: FeedWords): (of: TaxonomyCode) => FeedTerm[] {
  const attributes = listOf(service, 'attributes').flatMap((one) => {
    const term = objectIn(one, 'taxonomy_term');
    return term ? [term] : [];
  });
  const known = new Set((['kind', 'form', 'group'] as const).map(taxonomyId));
  return (of) =>
    attributes
      .filter((term) => {
        const taxonomy = textIn(term, 'taxonomy_id');
        return taxonomy === taxonomyId(of) || (of === 'kind' && !known.has(taxonomy));
      })
      .map((term) => {
        const code = textIn(term, 'code');
        return { code: catalogue.term(of, code) ? code : null, name: textIn(term, 'name') || code };
      });
}

function locationOf(service: Json): Json {
  return objectIn(listOf(service, 'service_at_locations')[0] ?? {}, 'location') ?? {};
}

function placeOf(service: Json, { t }: FeedWords): FeedPlace {
  const location = locationOf(service);
  const [code, type] = [
    textIn(location, 'external_identifier'),
    textIn(location, 'external_identifier_type')
  ];
  if (type === t('hsds.location.districtCode')) return { districtCode: code };
  if (/^\d{6}$/.test(code)) return { unitCode: code };
  const address = listOf(location, 'addresses')[0] ?? {};
  return {
    municipality: textIn(address, 'city') || textIn(location, 'name'),
    district: textIn(address, 'region'),
    postalCode: textIn(address, 'postal_code').replace(/\s+/g, '')
  };
}

function addressOf(service: Json): string {
  return textIn(listOf(locationOf(service), 'addresses')[0] ?? {}, 'address_1');
}

/** No service is counted in more ways; each is found by trying. */
const MOST_CAPACITIES = 20;

type Codes = { forms: readonly FeedTerm[]; groups: readonly FeedTerm[] };

/** What a service can hold. Its form and group stand in the id alone, and are found by trying those of the service. */
function capacitiesOf(service: Json, { forms, groups }: Codes, words: FeedWords): FeedEntry['capacities'] {
  const id = textIn(service, 'id');
  const label = words.t('hsds.capacity.label', { unit: MARK, day: '\uE001' });
  const attributes = listOf(service, 'attributes').filter((one) => textIn(one, 'link_type') === 'capacity');
  return attributes.slice(0, MOST_CAPACITIES).flatMap((one) => {
    const [unitName = '', said = ''] = readBack(label, textIn(one, 'label')) ?? [];
    const unitCode = words.units.find(({ nameSk }) => nameSk === unitName)?.code;
    const confirmedOn = parseCalendarDay(said);
    const value = Number(textIn(one, 'value'));
    if (!unitCode || !confirmedOn || !(value >= 0) || textIn(one, 'value') === '') return [];
    const attributeId = textIn(one, 'id');
    const found = seriesOf(words, { forms, groups }).find(
      ([form, group]) => idOf(id, 'capacity-attribute', unitCode, form, group) === attributeId
    );
    return found ? [{ formCode: found[0], targetGroupCode: found[1], unitCode, value, confirmedOn }] : [];
  });
}

/** Forms with groups: those of the service first, then all that there are. */
function seriesOf({ catalogue }: FeedWords, { forms, groups }: Codes): [string, string][] {
  const all = (of: TaxonomyCode) => catalogue.terms.filter((term) => term.of === of).map(({ code }) => code);
  const own = (terms: readonly FeedTerm[]) => terms.flatMap(({ code }) => code ?? []);
  const pairs = (some: readonly string[], others: readonly string[]) =>
    some.flatMap((one) => others.map((other): [string, string] => [one, other]));
  return [...pairs(own(forms), own(groups)), ...pairs(all('form'), all('group'))];
}

function facts(
  service: Json,
  { assuredOn, words }: { assuredOn: CalendarDay; words: FeedWords }
): FeedFact[] {
  const location = locationOf(service);
  return Object.entries(feedFacts(service, location, words)).flatMap(([kind, said]) => {
    if (!said) return [];
    const { content, validFrom = assuredOn, validTo = null } = said;
    return [{ kind: kind as FactKind, content, validFrom, validTo, confirmedOn: assuredOn } as FeedFact];
  });
}
