import { type CapacityRecord, capacityKeyText } from '../../directory/capacity.ts';
import { placeFact } from '../../directory/facts/place-fact.ts';
import { refuseFact } from '../../directory/facts/refuse-fact.ts';
import { knownOn, type ServiceFact } from '../../directory/facts/service-fact.ts';
import { isIco, type Provider } from '../../directory/provider.ts';
import type { Service } from '../../directory/service.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { asNumber, asText, type Difference, difference, type ImportChanges, noChanges } from './change.ts';
import type { CountedNote, ImportFault, ImportNote } from './fault.ts';
import type { FeedEntry, FeedTerm } from './feed-entry.ts';
import { type Finders, findersOf, type ImportGround, type Kept } from './ground.ts';
import { type KeptLookup, keptLookup } from './kept-lookup.ts';
import type { Proposal } from './propose.ts';
import { added, changed, count } from './proposing.ts';
import { nothingSaid } from './said.ts';

/** What faults call the file, for a feed has no sheets. */
const SHEET = 'HSDS';

type Proposing = {
  ground: ImportGround;
  find: Finders;
  faults: ImportFault[];
  notes: ImportNote[];
  changes: ImportChanges;
  kept: KeptLookup;
  /** Providers of the feed that were met before. */
  met: Set<string>;
};

/**
 * Compares the services of a feed with the directory, and proposes what to add and change. Ids stay as they are in the
 * feed; what another body keeps under the same id or number is left to it. Writes nothing.
 */
export function proposeFeed(entries: readonly FeedEntry[], ground: ImportGround): Proposal {
  const find = findersOf(ground.catalogues, ground.meanings);
  const proposing: Proposing = {
    ...{ ground, find, faults: [], notes: [], met: new Set<string>() },
    ...{ changes: noChanges(), kept: keptLookup(ground.directory) }
  };
  const seen = new Set<string>();
  const spoken = entries.flatMap((entry) => {
    // A page that is sent twice says nothing new.
    if (seen.has(entry.service.id)) return [];
    seen.add(entry.service.id);
    return proposeEntry(entry, proposing) ?? [];
  });
  const { faults, notes, changes } = proposing;
  return { sheets: [], rows: entries.length, faults, notes, changes, spoken };
}

/** @returns the id of the service, or null where the entry is not taken */
function proposeEntry(entry: FeedEntry, proposing: Proposing): string | null {
  const { ground, notes } = proposing;
  const { id, registerNumber } = entry.service;
  const isElsewhere =
    ground.directory.foreignServices.has(id) ||
    (registerNumber !== null && ground.directory.foreignRegisterNumbers.has(registerNumber));
  const leftOut: CountedNote | null = entry.leftOut ?? (isElsewhere ? 'kept-elsewhere' : null);
  const place = leftOut ? { note: leftOut } : placeOf(entry, ground);
  if (typeof place === 'object') {
    count(notes, place.note);
    return null;
  }
  const service = proposeService(entry, place, proposing);
  if (!service) return null;
  proposeCapacities(entry, service, proposing);
  proposeFacts(entry, service, proposing);
  return service.id;
}

function placeOf(
  { service: { place } }: FeedEntry,
  { places, territoryCode }: ImportGround
): string | { note: 'place-not-found' | 'stands-elsewhere' } {
  if ('districtCode' in place) {
    // Of a protected place the district alone is told: it may be ours only where we lie in it.
    const isOurs = territoryCode !== null && places.districtOf(territoryCode) === place.districtCode;
    return isOurs ? territoryCode : { note: 'place-not-found' };
  }
  const code = 'unitCode' in place ? place.unitCode : (places.find(place)?.unitCode ?? null);
  if (code === null) return { note: 'place-not-found' };
  return places.own === null || places.own.has(code) ? code : { note: 'stands-elsewhere' };
}

const at = ({ line }: FeedEntry) => nothingSaid<unknown>({ line, sheet: SHEET });

function faultAt({ line }: FeedEntry, column: string, value: string) {
  return { sheet: SHEET, line, column, value };
}

function proposeService(entry: FeedEntry, placeTerritoryCode: string, proposing: Proposing): Service | null {
  const { changes, kept: lookup } = proposing;
  const { service } = entry;
  const kinds = codesOf(entry, [service.kind], 'kind', proposing);
  const forms = codesOf(entry, service.forms, 'form', proposing);
  const groups = codesOf(entry, service.groups, 'groups', proposing);
  const [kind] = kinds ?? [];
  if (kind === undefined || !forms || !groups) return null;
  const { registerNumber } = service;
  const kept =
    lookup.service(service.id) ??
    (registerNumber === null ? undefined : lookup.serviceNumbered(registerNumber));
  const providerId = proposeProvider(entry, proposing);
  const said = {
    ...{ providerId, placeTerritoryCode, serviceTypeCode: kind, formCodes: forms, targetGroupCodes: groups },
    ...{ name: service.name, registerNumber: registerNumber ?? kept?.registerNumber ?? null },
    // What is told by its district alone has no address in a feed, and keeps the one that we know.
    address: service.address === '' ? (kept?.address ?? '') : service.address,
    addressProtected: 'districtCode' in service.place || (kept?.addressProtected ?? false)
  };
  const next: Service = {
    id: service.id,
    registeredOn: null,
    erasedOn: null,
    ...withoutRevision(kept),
    ...said
  };
  if (!kept) changes.services.push(added(next, next.name, entry.provider.name, at(entry)));
  else {
    const differences = [...providerChange(entry, kept, next, lookup), ...differencesOf(kept, next)];
    const about = { title: next.name, under: entry.provider.name, said: at(entry), differences };
    if (differences.length > 0) changes.services.push(changed(kept, next, about));
  }
  return next;
}

function withoutRevision(kept: Kept<Service> | undefined): Partial<Service> {
  if (!kept) return {};
  const { revision: _, ...service } = kept;
  return service;
}

/** Who gives the service from now on; of two of the same name the IČO tells them apart. */
function providerChange(
  { provider }: FeedEntry,
  before: Service,
  after: Service,
  lookup: KeptLookup
): Difference[] {
  if (before.providerId === after.providerId) return [];
  const asked = { id: before.providerId, ico: null };
  const earlier = lookup.provider(asked) ?? lookup.foreignProvider(asked);
  const isSameName = earlier?.name === provider.name;
  const named = ({ name, ico }: { name: string; ico: string | null }) =>
    asText(isSameName && ico !== null ? `${name} (${ico})` : name);
  return [
    { column: 'provider', detail: '', before: earlier ? named(earlier) : null, after: named(provider) }
  ];
}

function differencesOf(before: Service, after: Service) {
  const codes = (list: readonly string[]) => asText(list.join(', '));
  return [
    ...difference('service', asText(before.name), asText(after.name)),
    ...difference('kind', asText(before.serviceTypeCode), asText(after.serviceTypeCode)),
    ...difference('registerNumber', asText(before.registerNumber ?? ''), asText(after.registerNumber ?? '')),
    ...difference('form', codes(before.formCodes), codes(after.formCodes)),
    ...difference('groups', codes(before.targetGroupCodes), codes(after.targetGroupCodes)),
    ...difference('territory', asText(before.placeTerritoryCode), asText(after.placeTerritoryCode)),
    ...difference('address', asText(before.address), asText(after.address))
  ];
}

/** Codes of a catalogue; a name that nobody knows becomes a fault that somebody explains once, and the list null. */
function codesOf(
  entry: FeedEntry,
  terms: readonly FeedTerm[],
  key: 'kind' | 'form' | 'groups',
  { find, faults }: Proposing
): string[] | null {
  const finder = { kind: find.kind, form: find.form, groups: find.group }[key];
  const column = { kind: 'Druh služby', form: 'Forma', groups: 'Cieľová skupina' }[key];
  const codes = terms.map(({ code, name }) => {
    if (code !== null) return code;
    const found = finder(name);
    if (found.outcome === 'found') return found.code;
    const suggestion = found.outcome === 'unknown' ? found.suggestion : null;
    faults.push({ ...faultAt(entry, column, name.slice(0, 200)), reason: 'unknown-name', suggestion, key });
    return null;
  });
  const known = codes.filter((code) => code !== null);
  return known.length === codes.length ? [...new Set(known)] : null;
}

/** @returns the id of the provider, kept or new */
function proposeProvider(
  entry: FeedEntry,
  { ground, faults, changes, met, kept: lookup }: Proposing
): string {
  const { provider } = entry;
  const foreign = lookup.foreignProvider(provider);
  if (foreign) return foreign.id;
  const kept = lookup.provider(provider);
  const id = kept?.id ?? provider.id;
  if (met.has(id)) return id;
  met.add(id);
  if (provider.ico !== null && !isIco(provider.ico))
    faults.push({ ...faultAt(entry, 'IČO', provider.ico), reason: 'not-an-ico' });
  const { name, kind } = provider;
  const next = {
    ...{ name, kind, ico: provider.ico ?? kept?.ico ?? null },
    website: provider.website ?? kept?.website ?? null
  };
  if (!kept) {
    changes.providers.push(added({ id, stewardBodyId: ground.bodyId, ...next }, name, '', at(entry)));
    return id;
  }
  const differences = [
    ...difference('provider', asText(kept.name), asText(name)),
    ...difference('providerKind', asText(kept.kind), asText(kind)),
    ...difference('ico', asText(kept.ico ?? ''), asText(next.ico ?? '')),
    ...difference('website', asText(kept.website ?? ''), asText(next.website ?? ''))
  ];
  if (differences.length > 0)
    changes.providers.push(changed(kept, next, { title: name, under: '', said: at(entry), differences }));
  return id;
}

function proposeCapacities(entry: FeedEntry, service: Service, proposing: Proposing): void {
  const { ground, faults, changes, kept } = proposing;
  const ofService = kept.capacitiesOf(service.id);
  for (const said of entry.capacities) {
    const record: CapacityRecord & { id: string } = {
      ...{ id: ground.newId(), serviceId: service.id, serviceTypeCode: service.serviceTypeCode, ...said },
      ...{ staff: null, validFrom: said.confirmedOn, validTo: null, source: ground.fileName }
    };
    const present = ofService
      .filter((one) => capacityKeyText(one) === capacityKeyText(record))
      .toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1))
      .at(-1);
    if (present?.value === record.value) continue;
    if (present && record.validFrom < present.validFrom) {
      faults.push({ ...faultAt(entry, 'Kapacita', String(record.value)), reason: 'capacity-overlaps' });
      continue;
    }
    const isSameDay = present?.validFrom === record.validFrom;
    const isOpen = present !== undefined && (present.validTo === null || present.validTo > record.validFrom);
    changes.capacities.push({
      ...{ item: record, revision: present ? 0 : null, title: service.name, under: '' },
      ...{ line: entry.line, sheet: SHEET },
      differences: present ? difference('capacity', asNumber(present.value), asNumber(record.value)) : [],
      ends: isOpen && !isSameDay ? present.id : null,
      replaces: present && isSameDay ? present.id : null
    });
  }
}

function proposeFacts(
  entry: FeedEntry,
  service: Service,
  { ground, faults, changes, kept }: Proposing
): void {
  const ofService = kept.factsOf(service.id);
  for (const said of entry.facts) {
    const present = knownOn(ofService, said.validFrom).get(said.kind);
    if (present && canonicalJson(present.content) === canonicalJson(said.content)) continue;
    const fact = {
      ...said,
      ...{ id: ground.newId(), serviceId: service.id, source: ground.fileName }
    } as ServiceFact;
    if (refuseFact(fact)) {
      faults.push({ ...faultAt(entry, said.kind, ''), reason: 'fact-refused' });
      continue;
    }
    const others = ofService.filter(({ kind }) => kind === said.kind);
    const { fact: item, ended, replaced } = placeFact(others, fact);
    changes.facts.push({
      ...{ item, revision: present ? 0 : null, title: service.name, under: '' },
      ...{ line: entry.line, sheet: SHEET, differences: [], ends: ended, replaces: replaced }
    });
  }
}
