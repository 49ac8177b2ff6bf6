import type { RawCode, RawEntry } from '#lib/domain/directory/register/register-entry.ts';

/** Of the open data set of the ministry (MPSVR SR); a later version of it only adds. */
export const REGISTER_NAMESPACE = /^http:\/\/data\.gov\.sk\/set\/data\/mpsvr\.sd\.rpss\.csru\/v\d+$/;

/** The start of the longest field that is kept; more of it is no field of the register. */
const LONGEST_FIELD = 1_000;

/**
 * What of a record is read, by the path of local names inside `provider`. Everything else, known or not, is dropped
 * where it stands: responsible persons, statutory bodies, phones and addresses of mail have no path here.
 * Elements are called after the data set; other names stand for the same thing in its neighbours (IS CSRÚ, the
 * common address of data.gov.sk).
 */
const PROVIDER_FIELDS: Readonly<Record<string, 'name' | 'ico' | 'kindCode' | 'kindLabel'>> = {
  name: 'name',
  fullName: 'name',
  corporateBodyFullName: 'name',
  'corporateBody/corporateBodyFullName': 'name',
  ico: 'ico',
  identifier: 'ico',
  'identifier/value': 'ico',
  'identifier/identifierValue': 'ico',
  providerType: 'kindLabel',
  'providerType/itemCode': 'kindCode',
  'providerType/itemDescription': 'kindLabel',
  'providerType/itemName': 'kindLabel'
};

/** Elements that say that the provider is a natural person. What stands in them is never looked at. */
const OF_A_PERSON = new Set(['givenName', 'familyName', 'physicalPerson', 'personName', 'personData']);

type PlaceField = keyof RawEntry['place'];
type PlainField = 'registerNumber' | 'capacity' | 'registeredOn' | 'erasedOn' | 'providedFrom' | 'providedTo';

const PLAIN_FIELDS: Readonly<Record<string, PlainField>> = {
  identifier: 'registerNumber',
  'identifier/value': 'registerNumber',
  'identifier/identifierValue': 'registerNumber',
  currentCapacity: 'capacity',
  dateOfRegistration: 'registeredOn',
  dateOfErasure: 'erasedOn',
  providedFrom: 'providedFrom',
  providedTo: 'providedTo'
};

const ADDRESSES = ['address', 'placeOfProvision', 'physicalAddress', 'placeOfProvision/address'];
const PLACE_PARTS: Readonly<Record<string, PlaceField>> = {
  street: 'street',
  streetName: 'street',
  streetNumber: 'number',
  propertyRegistrationNumber: 'number',
  buildingNumber: 'number',
  postCode: 'postalCode',
  postalCode: 'postalCode',
  'deliveryAddress/postalCode': 'postalCode',
  municipality: 'municipality',
  'municipality/itemName': 'municipality',
  'municipality/itemDescription': 'municipality',
  'municipality/codelist/codelistItem/itemName': 'municipality',
  lau2: 'municipality',
  district: 'district',
  county: 'district',
  'county/itemName': 'district',
  lau1: 'district'
};

const CODED = ['type', 'form', 'targetGroup'] as const;
type Coded = (typeof CODED)[number];

/** One provider while it is read. */
export type OpenProvider = {
  provider: RawEntry['provider'];
  services: { line: number; raw: Mutable }[];
};

/** A record that is still being filled. */
type Mutable = {
  -readonly [Field in keyof RawEntry]: Field extends 'groups'
    ? RawCode[]
    : Field extends 'place'
      ? Record<PlaceField, string>
      : RawEntry[Field];
};

export function newProvider(): OpenProvider {
  return {
    provider: { name: '', isPerson: false, ico: '', kind: { code: '', label: '' } },
    services: []
  };
}

export function newService(): Mutable {
  const code = () => ({ code: '', label: '' });
  return {
    ...{ registerNumber: '', type: code(), form: code(), groups: [] },
    provider: newProvider().provider,
    place: { street: '', number: '', postalCode: '', municipality: '', district: '' },
    ...{ capacity: '', registeredOn: '', erasedOn: '', providedFrom: '', providedTo: '' }
  };
}

/** Takes note that an element of a provider begins: some say by their name alone what it is. */
export function noteProviderElement(open: OpenProvider, name: string): void {
  if (OF_A_PERSON.has(name)) open.provider.isPerson = true;
}

/** Keeps the text of an element of a provider, where it is one of those that are read. */
export function keepProviderText({ provider }: OpenProvider, path: string, text: string): void {
  const field = PROVIDER_FIELDS[path];
  const given = text.slice(0, LONGEST_FIELD);
  if (field === undefined || given.trim() === '') return;
  if (field === 'kindCode') provider.kind = { ...provider.kind, code: given };
  else if (field === 'kindLabel') {
    provider.kind = { ...provider.kind, label: given };
    if (/fyzick/iu.test(given)) provider.isPerson = true;
  } else provider[field] = given;
}

/** Whether an element of a provider or a service may hold something that is read. */
export function isRead(inService: boolean, path: string): boolean {
  return (inService ? SERVICE_PATHS : PROVIDER_PATHS).has(path);
}

const CODE_PARTS = ['itemCode', 'itemDescription', 'itemName'];
const PROVIDER_PATHS = withParents(Object.keys(PROVIDER_FIELDS));
const SERVICE_PATHS = withParents([
  ...Object.keys(PLAIN_FIELDS),
  ...CODED.flatMap((name) => CODE_PARTS.map((part) => `${name}/${part}`)),
  ...ADDRESSES.flatMap((address) => Object.keys(PLACE_PARTS).map((part) => `${address}/${part}`)),
  'territorialScope/lau2'
]);

function withParents(paths: readonly string[]): ReadonlySet<string> {
  return new Set(
    paths.flatMap((path) => path.split('/').map((_, at, parts) => parts.slice(0, at + 1).join('/')))
  );
}

/** The catalogue has some dozens of target groups; a service with more than this is not of the register. */
const MOST_GROUPS = 500;

/**
 * A target group may stand several times, each with a code and words.
 * @returns false where there are more of them than any service has
 */
export function noteServiceElement(service: Mutable, path: string): boolean {
  if (path === 'targetGroup') service.groups.push({ code: '', label: '' });
  return service.groups.length <= MOST_GROUPS;
}

/** Keeps the text of an element of a service, where it is one of those that are read. */
export function keepServiceText(service: Mutable, path: string, text: string): void {
  const given = text.slice(0, LONGEST_FIELD);
  if (given.trim() === '') return;
  const plain = PLAIN_FIELDS[path];
  if (plain !== undefined) service[plain] = given;
  else if (!keepCode(service, path, given)) keepPlace(service, path, given);
}

function keepCode(service: Mutable, path: string, given: string): boolean {
  const [name = '', part] = path.split('/');
  if (!CODED.some((coded) => coded === name)) return false;
  const side = part === undefined || part === 'itemCode' ? 'code' : 'label';
  const held = codeAt(service, name as Coded);
  if (held) held[side] = given;
  return true;
}

function codeAt(service: Mutable, name: Coded): RawCode | undefined {
  return name === 'targetGroup' ? service.groups.at(-1) : service[name];
}

function keepPlace({ place }: Mutable, path: string, given: string): void {
  // Field services have no place but a territory; where both stand, the place decides.
  if (path === 'territorialScope/lau2') place.municipality ||= given;
  const address = ADDRESSES.findLast((one) => path.startsWith(`${one}/`));
  const part = address && PLACE_PARTS[path.slice(address.length + 1)];
  if (!part) return;
  // Both numbers of a house are written, the registered one first: 123/7.
  const whole = part === 'number' && place.number !== '' ? `${place.number}/${given.trim()}` : given;
  place[part] = whole.slice(0, LONGEST_FIELD);
}
