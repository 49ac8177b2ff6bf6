import { oneOf, type Random, seededRandom, wholeBetween } from '#lib/domain/demonstration/random.ts';
import { addDays, type CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { dataFolder, readCsv } from '#lib/server/reference/data-folder.ts';

/*
 * An invented file in the shape of the open data set of the register: as many services as asked for over the real
 * municipalities, the same for the same seed. Shares of erased services, forms and missing places are those of the
 * file of January 2025. Nobody in it exists.
 */

type Asked = {
  services: number;
  seed?: number;
  /** The second edition changes, erases, adds and leaves out some of the first. */
  edition?: 1 | 2;
};

type Unit = Record<'nazov' | 'okres' | 'psc' | 'obyv_sodb2021' | 'lau2', string>;

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<rpss xmlns="http://data.gov.sk/set/data/mpsvr.sd.rpss.csru/v1">
`;

/** Codes with their words; the first seven are in the catalogue of the program, the last two are known to nobody. */
const KINDS: readonly (readonly [code: string, label: string, form: string, share: number])[] = [
  ['A0021', '', 'ambulantná', 2],
  ['A0022', '', 'ambulantná', 1],
  ['A0023', '', 'ambulantná', 8],
  ['A0024', '', 'pobytová', 3],
  ['A0025', '', 'pobytová', 5],
  ['A0026', '', 'pobytová', 1],
  ['A0030', '', 'terénna', 2],
  ['A0029', 'zariadenie núdzového bývania', 'pobytová', 2],
  ['B0003', 'služba včasnej intervencie', 'terénna', 2],
  ['C0014', 'zariadenie podporovaného bývania', 'pobytová celoročná', 4],
  ['C0015', 'zariadenie pre seniorov', 'pobytová celoročná', 14],
  ['C0017', 'zariadenie opatrovateľskej služby', 'pobytová celoročná', 6],
  ['C0018', 'domov sociálnych služieb', 'pobytová celoročná', 9],
  ['C0019', 'špecializované zariadenie', 'pobytová týždenná', 5],
  ['C0020', 'denný stacionár', 'ambulantná', 7],
  ['C0021', 'opatrovateľská služba', 'terénna', 17],
  ['C0022', 'prepravná služba', 'iná', 3],
  ['E0004', 'jedáleň', 'ambulantná', 4],
  ['E0005', 'denné centrum', 'ambulantná', 3],
  ['X0091', '', 'terénna', 1],
  ['X0092', 'služba, ktorú katalóg nepozná', 'iná', 1]
];
const GROUPS = [
  'seniori',
  'ľudia so zdravotným postihnutím',
  'rodina s dieťaťom',
  'fyzická osoba bez prístrešia'
];
const STREETS = ['Hlavná', 'Školská', 'Nová', 'Kostolná', 'Lipová', 'Družstevná', 'Mierová'];
const SERVICES_OF_ONE = 6;
const FIRST_NUMBER = 1_000_000;

/** The file in pieces of some services each. */
export function* registerFile({ services, seed = 1, edition = 1 }: Asked): Generator<string> {
  const random = seededRandom(seed);
  const place = placeDrawer(random);
  const change = seededRandom(seed + 7);
  yield HEAD;
  const all = edition === 2 ? services + Math.ceil(services / 200) : services;
  for (let from = 0; from < all; from += SERVICES_OF_ONE) {
    const provider = inventedProvider(random, from / SERVICES_OF_ONE, place());
    const own: string[] = [];
    for (let at = from; at < Math.min(from + SERVICES_OF_ONE, all); at += 1) {
      own.push(inventedService(random, at, chance(random, 0.7) ? provider.seat : place(), edition, change));
    }
    yield `${provider.open}${own.join('')}  </provider>\n`;
  }
  yield '</rpss>\n';
}

function chance(random: Random, share: number): boolean {
  return random() < share;
}

/** Draws places by how many people live there. */
function placeDrawer(random: Random): () => Unit {
  const units: Unit[] = readCsv(dataFolder(), 'territory/units.csv');
  const bounds: number[] = [];
  let people = 0;
  for (const unit of units) {
    people += Number(unit.obyv_sodb2021);
    bounds.push(people);
  }
  return () => {
    const wanted = random() * people;
    let [low, high] = [0, bounds.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((bounds[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return units[low] as Unit;
  };
}

/** Eight digits with the check digit of an IČO, of a row that the statistical office does not give out. */
function inventedIco(order: number): string {
  const digits = `99${String(order).padStart(5, '0')}`;
  const sum = [8, 7, 6, 5, 4, 3, 2].reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return digits + ((11 - (sum % 11)) % 10);
}

function inventedProvider(random: Random, order: number, seat: Unit): { open: string; seat: Unit } {
  const isPerson = chance(random, 0.03);
  const kind = oneOf(random, ['obec', 'nezisková organizácia', 'občianske združenie', 'vyšší územný celok']);
  const name = isPerson
    ? '<givenName>Vymyslená</givenName><familyName>Osoba</familyName>'
    : `<name>Pomoc &amp; opora ${seat.nazov} ${order}</name>`;
  const open = `  <provider>
    ${name}
    <identifier><identifierType>7</identifierType><value>${inventedIco(order)}</value></identifier>
    <providerType><itemCode>${kind.length}</itemCode><itemDescription>${kind}</itemDescription></providerType>
    <address><street>Tajná</street><streetNumber>1</streetNumber><postCode>${seat.psc}</postCode></address>
    <statutoryBody>Štatutár Vymyslený</statutoryBody>
`;
  return { open, seat };
}

function drawnKind(random: Random): (typeof KINDS)[number] {
  let wanted = random() * KINDS.reduce((sum, [, , , share]) => sum + share, 0);
  const drawn = KINDS.find(([, , , share]) => {
    wanted -= share;
    return wanted < 0;
  });
  return drawn ?? (KINDS[0] as (typeof KINDS)[number]);
}

function inventedService(random: Random, at: number, place: Unit, edition: 1 | 2, change: Random): string {
  const [code, label, form] = drawnKind(random);
  const since = addDays('2009-01-01', wholeBetween(random, 0, 5_400));
  const capacity = wholeBetween(random, 3, 120);
  const wasErased = chance(random, 0.37);
  const hasPlace = chance(random, 0.96);
  const group = oneOf(random, GROUPS);
  const street = oneOf(random, STREETS);
  const house = wholeBetween(random, 1, 900);
  const end = addDays(since, wholeBetween(random, 30, 2_000));
  const fate = change();
  if (edition === 2 && fate < 0.002) return '';
  const isErased = wasErased || (edition === 2 && fate < 0.012);
  const held = edition === 2 && fate > 0.98 ? capacity + 1 : capacity;
  return `    <providedService>
      <identifier>${FIRST_NUMBER + at}</identifier>
      <type><itemCode>${code}</itemCode>${label ? `<itemDescription>${label}</itemDescription>` : ''}</type>
      <form><itemCode>F${form.length}</itemCode><itemDescription>${form}</itemDescription></form>
${hasPlace ? addressOf(place, street, house) : ''}      <providedFrom>${since}</providedFrom>
      <targetGroup><itemCode>S${group.length}</itemCode><itemDescription>${group}</itemDescription></targetGroup>
      <currentCapacity>${held}</currentCapacity>
      <responsiblePerson>Zodpovedná Vymyslená</responsiblePerson>
      <email>vymyslena@priklad.sk</email>
      <phone>0900 000 000</phone>
      <dateOfRegistration>${since}</dateOfRegistration>
${isErased ? `      <dateOfErasure>${wasErased ? end : ('2026-10-01' satisfies CalendarDay)}</dateOfErasure>\n` : ''}    </providedService>
`;
}

function addressOf(place: Unit, street: string, house: number): string {
  return `      <address>
        <street>${street}</street><propertyRegistrationNumber>${house}</propertyRegistrationNumber>
        <postCode>${place.psc}</postCode><municipality>${place.nazov}</municipality><district>${place.okres}</district>
      </address>
`;
}
