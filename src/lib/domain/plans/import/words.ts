import type { Entrance, ServedLanguage, ServiceStatus } from '../../directory/facts/service-fact.ts';
import type { ProviderKind } from '../../directory/provider.ts';
import type { Certainty, CostNature } from '../activity.ts';
import type { MeasureChange, OtherSubject } from '../measure.ts';
import { type NamedCode, nameFinder } from './name-finder.ts';

/** The Slovak words that files use for the fixed choices of a plan; the first of each is the official one. */
type Words<Code extends string> = Readonly<Record<Code, readonly string[]>>;

const CHANGES: Words<MeasureChange> = {
  improve: ['skvalitniť', 'skvalitnenie', 'zlepšiť', 'zlepšenie', 'zvýšenie kvality', 'zachovať', 'udržať'],
  extend: ['rozšíriť', 'rozšírenie', 'navýšiť', 'navýšenie', 'zvýšiť kapacitu', 'zvýšenie kapacity'],
  create: ['vytvoriť', 'vytvorenie', 'zriadiť', 'zriadenie', 'nová služba', 'založiť', 'zaviesť'],
  'secure-elsewhere': ['zabezpečiť inde', 'zabezpečiť u iného', 'zabezpečenie u iného', 'zazmluvniť'],
  end: ['ukončiť', 'ukončenie', 'zrušiť', 'zrušenie']
};

const OTHER_SUBJECTS: Words<OtherSubject> = {
  counselling: ['poradenstvo'],
  prevention: ['prevencia'],
  'community-development': ['komunitný rozvoj', 'komunitná práca'],
  'self-help-volunteering': ['svojpomoc a dobrovoľníctvo', 'dobrovoľníctvo', 'svojpomoc'],
  'education-supervision': ['vzdelávanie a supervízia', 'vzdelávanie', 'supervízia'],
  'buildings-barriers': [
    'budovy a bariéry',
    'bezbariérovosť',
    'budovy',
    'odstraňovanie bariér',
    'investície'
  ],
  information: ['informovanosť', 'informovanie', 'informácie']
};

const CERTAINTIES: Words<Certainty> = {
  intention: ['zámer', 'plánované', 'plán', 'odhad', 'bez krytia', 'nekryté'],
  pledge: ['prísľub', 'prisľúbené', 'schválené v rozpočte', 'schválené', 'kryté'],
  contract: ['zmluva', 'zmluvne kryté', 'zazmluvnené', 'podpísaná zmluva']
};

const NATURES: Words<CostNature> = {
  running: ['bežný', 'bežné', 'bežné výdavky', 'bv', 'prevádzkové', 'neinvestičné'],
  capital: ['kapitálový', 'kapitálové', 'kapitálové výdavky', 'kv', 'investičné', 'investície']
};

const PROVIDER_KINDS: Words<ProviderKind> = {
  municipal: ['obec', 'mesto', 'obecný', 'obecná', 'mestský', 'zriadený obcou', 'obec alebo zriadený obcou'],
  regional: ['VÚC', 'samosprávny kraj', 'kraj', 'župa', 'zriadený VÚC', 'vyšší územný celok'],
  'non-public': [
    'neverejný',
    'neverejný poskytovateľ',
    'súkromný',
    'nezisková organizácia',
    'občianske združenie'
  ]
};

const STATUSES: Words<ServiceStatus> = {
  active: ['v prevádzke', 'aktívna', 'poskytuje sa', 'funguje'],
  planned: ['plánovaná', 'pripravuje sa', 'v príprave'],
  paused: ['pozastavená', 'prerušená', 'dočasne zatvorená'],
  closed: ['ukončená', 'zatvorená', 'zaniknutá', 'neposkytuje sa']
};

const ENTRANCES: Words<Entrance> = {
  'step-free': ['áno', 'bezbariérový', 'bez schodov', 'plne bezbariérový'],
  'with-help': ['s pomocou', 'čiastočne', 'čiastočne bezbariérový'],
  steps: ['nie', 'so schodmi', 'bariérový'],
  unknown: ['nevieme', 'nezistené', 'neznáme']
};

const LANGUAGES: Words<ServedLanguage> = {
  sk: ['slovenčina', 'slovenský', 'slovenský jazyk'],
  hu: ['maďarčina', 'maďarský', 'maďarský jazyk'],
  rom: ['rómčina', 'rómsky', 'rómsky jazyk'],
  rue: ['rusínčina', 'rusínsky', 'rusínsky jazyk'],
  uk: ['ukrajinčina', 'ukrajinský', 'ukrajinský jazyk'],
  cs: ['čeština', 'český', 'český jazyk'],
  en: ['angličtina', 'anglický', 'anglický jazyk'],
  'sgn-SK': ['slovenský posunkový jazyk', 'posunkový jazyk', 'posunková reč']
};

/** The four numbers of a cell of the matrix, and staff, where one column says which of them a row holds. */
export const CELL_NUMBERS = ['ownNeed', 'catchmentNeed', 'existing', 'secured', 'staff'] as const;
export type CellNumber = (typeof CELL_NUMBERS)[number];

const CELL_NUMBER_WORDS: Words<CellNumber> = {
  ownNeed: ['vlastná potreba', 'potreba', 'potrebná kapacita', 'potreba obyvateľov'],
  catchmentNeed: ['potreba spádu', 'spádová potreba'],
  existing: ['existujúca kapacita', 'existujúce', 'kapacita', 'súčasná kapacita'],
  secured: ['zabezpečené inde', 'zabezpečené u iného'],
  staff: ['počet úväzkov', 'úväzky', 'personál']
};

const listed = (words: Words<string>): NamedCode[] =>
  Object.entries(words).map(([code, names]) => ({ code, names }));

export const WORDS_OF_CHANGE = listed(CHANGES);
export const WORDS_OF_SUBJECT = listed(OTHER_SUBJECTS);
export const WORDS_OF_CERTAINTY = listed(CERTAINTIES);
export const WORDS_OF_NATURE = listed(NATURES);
export const WORDS_OF_PROVIDER = listed(PROVIDER_KINDS);
export const WORDS_OF_CELL_NUMBER = listed(CELL_NUMBER_WORDS);
export const WORDS_OF_STATUS = listed(STATUSES);
export const WORDS_OF_ENTRANCE = listed(ENTRANCES);
export const WORDS_OF_LANGUAGE = listed(LANGUAGES);

export const findChange = nameFinder(WORDS_OF_CHANGE);
export const findCertainty = nameFinder(WORDS_OF_CERTAINTY);
export const findNature = nameFinder(WORDS_OF_NATURE);
export const findProviderKind = nameFinder(WORDS_OF_PROVIDER);
export const findCellNumber = nameFinder(WORDS_OF_CELL_NUMBER);
export const findStatus = nameFinder(WORDS_OF_STATUS);
export const findEntrance = nameFinder(WORDS_OF_ENTRANCE);
export const findLanguage = nameFinder(WORDS_OF_LANGUAGE);

/** The official word of a fixed choice, as the file would say it. */
export function wordOf(words: readonly NamedCode[], code: string): string {
  return words.find((one) => one.code === code)?.names[0] ?? code;
}
