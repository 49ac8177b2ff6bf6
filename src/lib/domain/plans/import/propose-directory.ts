import { isIco, type Provider, type ProviderKind } from '../../directory/provider.ts';
import type { Service } from '../../directory/service.ts';
import { asDay, asText, type Difference, type DirectoryChanges, difference } from './change.ts';
import type { ImportFault } from './fault.ts';
import type { ImportGround, Kept } from './ground.ts';
import { type KeptLookup, keptLookup } from './kept-lookup.ts';
import { nameKey } from './name-finder.ts';
import { proposeCapacities } from './propose-capacities.ts';
import { proposeFacts } from './propose-facts.ts';
import { added, changed, faultOf } from './proposing.ts';
import type { SaidDirectory, SaidProvider, SaidService } from './read-services.ts';
import { webAddress } from './web-address.ts';
import { WORDS_OF_PROVIDER, wordOf } from './words.ts';

export type ProposingDirectory = {
  ground: ImportGround;
  faults: ImportFault[];
  changes: DirectoryChanges;
};

type Proposing = ProposingDirectory & { kept: KeptLookup };

/**
 * Compares the providers and services of a file with the directory: by IČO and register number, else by name.
 * @returns the ids of the services that the file speaks of, kept and new
 */
export function proposeDirectory(said: SaidDirectory, given: ProposingDirectory): string[] {
  const proposing = { ...given, kept: keptLookup(given.ground.directory) };
  const providerIds = new Map<string, string>();
  for (const [key, one] of said.providers) providerIds.set(key, proposeProvider(one, proposing));
  return [...said.services.values()].map((one) => {
    const providerName = said.providers.get(one.provider)?.facts.name ?? '';
    return proposeService(one, providerIds.get(one.provider) ?? '', providerName, proposing);
  });
}

/** @returns the id of the provider, kept or new */
function proposeProvider(said: SaidProvider, { ground, faults, changes, kept: lookup }: Proposing): string {
  const { name = '', ico = null } = said.facts;
  if (ico !== null && !isIco(ico)) faults.push({ ...faultOf(said, 'IČO', ico), reason: 'not-an-ico' });
  const website = said.facts.website === undefined ? null : webAddress(said.facts.website);
  if (said.facts.website !== undefined && website === null) {
    faults.push({ ...faultOf(said, 'Webová stránka', said.facts.website), reason: 'not-a-website' });
  }
  // Another body keeps this row: services hang on it, and nothing of it is changed from here.
  const foreign = lookup.foreignProvider({ ico });
  if (foreign) return foreign.id;
  const kept = keptProvider(name, ico, said, { kept: lookup, faults });
  if (!kept) {
    const kind = said.facts.kind ?? kindByName(name);
    const item: Provider = { id: ground.newId(), name, kind, ico, stewardBodyId: ground.bodyId, website };
    changes.providers.push(added(item, name, '', said));
    return item.id;
  }
  const next = {
    name: nameKey(name) === nameKey(kept.name) ? kept.name : name,
    ico: ico ?? kept.ico,
    kind: said.facts.kind ?? kept.kind,
    website: website ?? kept.website
  };
  const differences = [
    ...difference('provider', asText(kept.name), asText(next.name)),
    ...difference('ico', asText(kept.ico ?? ''), asText(next.ico ?? '')),
    ...difference(
      'providerKind',
      asText(wordOf(WORDS_OF_PROVIDER, kept.kind)),
      asText(wordOf(WORDS_OF_PROVIDER, next.kind))
    ),
    ...difference('website', asText(kept.website ?? ''), asText(next.website ?? ''))
  ];
  if (differences.length > 0) {
    changes.providers.push(changed(kept, next, { title: name, under: '', said, differences }));
  }
  return kept.id;
}

function keptProvider(
  name: string,
  ico: string | null,
  said: SaidProvider,
  { kept, faults }: Pick<Proposing, 'kept' | 'faults'>
): Kept<Provider> | undefined {
  const byIco = kept.provider({ ico });
  if (byIco) return byIco;
  // The same name under another IČO is another provider.
  const same = kept.providersNamed(name).filter((one) => ico === null || one.ico === null);
  if (same.length > 1) faults.push({ ...faultOf(said, null, name), reason: 'same-named-twice' });
  return same[0];
}

/** Who founded a provider whose row does not say: its name tells of a municipality or a region, else nobody public. */
function kindByName(name: string): ProviderKind {
  const key = nameKey(name);
  if (/^(obec|mesto|mestska cast)\b/u.test(key)) return 'municipal';
  return /samospravny kraj/u.test(key) ? 'regional' : 'non-public';
}

function proposeService(
  said: SaidService,
  providerId: string,
  providerName: string,
  proposing: Proposing
): string {
  const { ground, faults, changes } = proposing;
  const { registerNumber = null } = said.facts;
  if (registerNumber !== null && !/^\d{7}$/u.test(registerNumber)) {
    faults.push({ ...faultOf(said, 'Registračné číslo', registerNumber), reason: 'not-a-register-number' });
  }
  if (registerNumber !== null && ground.directory.foreignRegisterNumbers.has(registerNumber)) {
    faults.push({ ...faultOf(said, 'Registračné číslo', registerNumber), reason: 'kept-by-another' });
  }
  const kept = keptService(said, providerId, proposing);
  const next = kept ? nextService(kept, said) : newService(said, providerId, providerName, ground);
  const { registeredOn, erasedOn, placeTerritoryCode } = next;
  if (registeredOn !== null && erasedOn !== null && erasedOn < registeredOn) {
    faults.push({ ...faultOf(said, 'Dátum výmazu', erasedOn), reason: 'erased-before-registered' });
  }
  if (placeTerritoryCode === '') faults.push({ ...faultOf(said, 'Kód obce'), reason: 'place-missing' });
  else if (!/^\d{6}$/u.test(placeTerritoryCode)) {
    faults.push({ ...faultOf(said, 'Kód obce', placeTerritoryCode), reason: 'not-a-territory' });
  }
  const under = providerName;
  const title = next.name;
  if (!kept) changes.services.push(added(next, title, under, said));
  else {
    const differences = serviceDifferences(kept, next, ground);
    if (differences.length > 0)
      changes.services.push(changed(kept, next, { title, under, said, differences }));
  }
  proposeCapacities(said, next, proposing);
  proposeFacts(said, next, proposing);
  return next.id;
}

function keptService(
  said: SaidService,
  providerId: string,
  { kept, faults }: Proposing
): Kept<Service> | undefined {
  const { registerNumber, name = '' } = said.facts;
  const byNumber = registerNumber ? kept.serviceNumbered(registerNumber) : undefined;
  if (byNumber && byNumber.serviceTypeCode !== said.kindCode) {
    faults.push({ ...faultOf(said, 'Druh služby', said.kindCode), reason: 'kind-changes' });
  }
  if (byNumber) return byNumber;
  const same = kept
    .servicesOf(providerId, said.kindCode)
    .filter(
      (one) =>
        (name === '' || nameKey(one.name) === nameKey(name)) &&
        (!registerNumber || one.registerNumber === null)
    );
  if (same.length > 1) faults.push({ ...faultOf(said, null, name), reason: 'same-named-twice' });
  return same[0];
}

function newService(
  said: SaidService,
  providerId: string,
  providerName: string,
  ground: ImportGround
): Service {
  const { facts } = said;
  const kind = ground.catalogues.kinds.find(({ code }) => code === said.kindCode);
  return {
    id: ground.newId(),
    providerId,
    serviceTypeCode: said.kindCode,
    name: facts.name ?? `${kind?.names[0] ?? said.kindCode} – ${providerName}`.slice(0, 300),
    registerNumber: facts.registerNumber ?? null,
    formCodes: said.formCodes,
    targetGroupCodes: said.groupCodes,
    placeTerritoryCode: facts.territory ?? ground.territoryCode ?? '',
    address: facts.address ?? '',
    // A kind whose place may be secret is kept secret until somebody says that it is not.
    addressProtected: facts.addressProtected ?? kind?.protectedPlace ?? false,
    registeredOn: facts.registeredOn ?? null,
    erasedOn: facts.erasedOn ?? null
  };
}

/** What the file says goes over what is kept; forms and groups are only ever added. */
function nextService(kept: Kept<Service>, { facts, formCodes, groupCodes }: SaidService): Kept<Service> {
  const withMore = (some: readonly string[], more: readonly string[]) => [...new Set([...some, ...more])];
  const isRenamed = facts.name !== undefined && nameKey(facts.name) !== nameKey(kept.name);
  return {
    ...kept,
    name: isRenamed ? (facts.name ?? kept.name) : kept.name,
    registerNumber: facts.registerNumber ?? kept.registerNumber,
    formCodes: withMore(kept.formCodes, formCodes),
    targetGroupCodes: withMore(kept.targetGroupCodes, groupCodes),
    placeTerritoryCode: facts.territory ?? kept.placeTerritoryCode,
    address: facts.address ?? kept.address,
    addressProtected: facts.addressProtected ?? kept.addressProtected,
    registeredOn: facts.registeredOn ?? kept.registeredOn,
    erasedOn: facts.erasedOn ?? kept.erasedOn
  };
}

function serviceDifferences(before: Service, after: Service, { catalogues }: ImportGround): Difference[] {
  const named = (list: Parameters<typeof wordOf>[0], codes: readonly string[]) =>
    asText(codes.map((code) => wordOf(list, code)).join(', '));
  const yesOrNo = (value: boolean) => asText(value ? 'áno' : 'nie');
  return [
    ...difference('service', asText(before.name), asText(after.name)),
    ...difference('registerNumber', asText(before.registerNumber ?? ''), asText(after.registerNumber ?? '')),
    ...difference(
      'form',
      named(catalogues.forms, before.formCodes),
      named(catalogues.forms, after.formCodes)
    ),
    ...difference(
      'groups',
      named(catalogues.groups, before.targetGroupCodes),
      named(catalogues.groups, after.targetGroupCodes)
    ),
    ...difference('territory', asText(before.placeTerritoryCode), asText(after.placeTerritoryCode)),
    ...difference('address', asText(before.address), asText(after.address)),
    ...difference('protectedAddress', yesOrNo(before.addressProtected), yesOrNo(after.addressProtected)),
    ...difference('registeredOn', asDay(before.registeredOn), asDay(after.registeredOn)),
    ...difference('erasedOn', asDay(before.erasedOn), asDay(after.erasedOn))
  ];
}
