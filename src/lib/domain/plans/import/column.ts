/** What a file may bring: the chain of measures, providers with services, the capacity matrix. */
export const IMPORT_KINDS = ['measures', 'services', 'capacity'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** A column that a sheet may have. Its words are Slovak: they are the language of the files. */
export type ImportColumn = {
  /** The heading in templates and in what the program says. */
  label: string;
  /** Other headings people use; case, diacritics and punctuation do not matter. */
  synonyms?: readonly string[];
  /** Without this column the sheet says nothing. */
  required?: boolean;
  /** May stand once for each year, `Potreba 2027`. */
  yearly?: boolean;
};

const MEASURES = {
  priority: { label: 'Priorita', synonyms: ['prioritná oblasť', 'strategická priorita', 'oblasť'] },
  goal: {
    label: 'Cieľ',
    synonyms: ['strategický cieľ', 'špecifický cieľ', 'názov cieľa', 'ciele'],
    required: true
  },
  code: { label: 'Kód opatrenia', synonyms: ['kód'] },
  measure: { label: 'Opatrenie', synonyms: ['názov opatrenia', 'opatrenia'], required: true },
  change: { label: 'Druh zmeny', synonyms: ['zmena', 'typ zmeny', 'typ opatrenia'] },
  subject: {
    label: 'Predmet opatrenia',
    synonyms: ['predmet', 'druh služby', 'druh sociálnej služby', 'sociálna služba', 'služba']
  },
  groups: { label: 'Cieľová skupina', synonyms: ['cieľové skupiny', 'skupina', 'pre koho'] },
  activity: { label: 'Aktivita', synonyms: ['názov aktivity', 'aktivity', 'činnosť', 'úloha'] },
  responsible: {
    label: 'Zodpovedný',
    synonyms: ['zodpovedná osoba', 'zodpovednosť', 'zodpovedá', 'gestor', 'realizátor', 'nositeľ']
  },
  partners: { label: 'Partneri', synonyms: ['partner', 'spolupráca', 'spolupracujúci', 'spolurealizátori'] },
  term: {
    label: 'Termín',
    synonyms: ['termín plnenia', 'termín realizácie', 'obdobie', 'harmonogram', 'trvanie']
  },
  from: { label: 'Termín od', synonyms: ['od', 'začiatok', 'dátum od', 'začiatok realizácie'] },
  to: { label: 'Termín do', synonyms: ['do', 'koniec', 'dátum do', 'ukončenie', 'koniec realizácie'] },
  year: { label: 'Rok', synonyms: ['rok nákladu', 'rozpočtový rok', 'rok financovania'] },
  amount: {
    label: 'Suma (EUR)',
    synonyms: [
      'suma',
      'suma v eur',
      'rozpočet',
      'náklady',
      'náklad',
      'výška nákladov',
      'finančné náklady',
      'eur'
    ].concat(['predpokladané náklady', 'cena', 'rozpočet v eur', 'suma v €', 'suma €', 'náklady v eur'])
  },
  source: {
    label: 'Zdroj financovania',
    synonyms: ['zdroj', 'financovanie', 'zdroje financovania', 'zdroj krytia', 'finančný zdroj']
  },
  certainty: { label: 'Istota', synonyms: ['istota zdroja', 'istota financovania', 'stav zdroja', 'krytie'] },
  nature: {
    label: 'Druh výdavku',
    synonyms: ['bežný kapitálový', 'typ výdavku', 'výdavok', 'bežné kapitálové']
  },
  indicator: {
    label: 'Merateľný ukazovateľ',
    synonyms: ['ukazovateľ', 'indikátor', 'merateľný indikátor', 'názov ukazovateľa', 'výstup']
  },
  indicatorUnit: {
    label: 'Jednotka ukazovateľa',
    synonyms: ['merná jednotka', 'jednotka', 'mj', 'jednotka merania']
  },
  baseline: {
    label: 'Východisková hodnota',
    synonyms: ['východiskový stav', 'počiatočná hodnota', 'východisko', 'súčasný stav']
  },
  target: { label: 'Cieľová hodnota', synonyms: ['cieľový stav', 'plánovaná hodnota', 'cieľ ukazovateľa'] },
  targetYear: { label: 'Rok cieľovej hodnoty', synonyms: ['cieľový rok', 'rok dosiahnutia', 'rok cieľa'] }
} satisfies Record<string, ImportColumn>;

const SERVICES = {
  provider: {
    label: 'Názov poskytovateľa',
    synonyms: ['poskytovateľ', 'názov', 'meno poskytovateľa', 'organizácia', 'názov organizácie'],
    required: true
  },
  ico: { label: 'IČO', synonyms: ['ičo poskytovateľa', 'identifikačné číslo'] },
  providerKind: {
    label: 'Druh poskytovateľa',
    synonyms: ['typ poskytovateľa', 'zriaďovateľ', 'verejný neverejný', 'právna forma']
  },
  website: { label: 'Webová stránka', synonyms: ['web', 'www', 'webstránka', 'internet'] },
  kind: {
    label: 'Druh služby',
    synonyms: ['druh sociálnej služby', 'druh', 'služba', 'sociálna služba', 'typ služby'],
    required: true
  },
  service: {
    label: 'Názov služby',
    synonyms: [
      'názov zariadenia',
      'zariadenie',
      'názov sociálnej služby',
      'názov zariadenia sociálnych služieb'
    ]
  },
  form: {
    label: 'Forma',
    synonyms: ['forma služby', 'forma sociálnej služby', 'formy', 'forma poskytovania']
  },
  groups: { label: 'Cieľová skupina', synonyms: ['cieľové skupiny', 'skupina', 'skupiny', 'pre koho'] },
  capacity: {
    label: 'Kapacita',
    synonyms: ['počet miest', 'miesta', 'kapacita zariadenia', 'existujúca kapacita']
  },
  unit: { label: 'Jednotka', synonyms: ['jednotka kapacity', 'merná jednotka', 'mj'] },
  staff: {
    label: 'Počet úväzkov',
    synonyms: ['úväzky', 'počet zamestnancov', 'zamestnanci', 'personál', 'prepočítaný počet zamestnancov']
  },
  registerNumber: {
    label: 'Registračné číslo',
    synonyms: ['číslo v registri', 'reg číslo', 'registrácia', 'identifikátor služby', 'číslo registrácie']
  },
  registeredOn: { label: 'Dátum registrácie', synonyms: ['registrovaná od', 'zapísaná', 'deň registrácie'] },
  erasedOn: { label: 'Dátum výmazu', synonyms: ['vymazaná', 'deň výmazu', 'zrušená'] },
  address: { label: 'Adresa', synonyms: ['miesto poskytovania', 'adresa zariadenia', 'sídlo', 'ulica'] },
  houseNumber: {
    label: 'Číslo domu',
    synonyms: ['orientačné číslo', 'súpisné číslo', 'popisné číslo']
  },
  protectedAddress: { label: 'Utajená adresa', synonyms: ['utajená', 'chránená adresa', 'utajené miesto'] },
  territory: { label: 'Kód obce', synonyms: ['kód obce miesta', 'kód miesta', 'šúj', 'lau 2', 'lau2'] },
  municipality: {
    label: 'Obec',
    synonyms: ['názov obce', 'mesto', 'obec mesto', 'obec miesta', 'obec poskytovania', 'mesto obec']
  },
  district: { label: 'Okres', synonyms: ['názov okresu', 'okres miesta'] },
  postalCode: { label: 'PSČ', synonyms: ['poštové smerovacie číslo'] },
  since: { label: 'Kapacita platí od', synonyms: ['platí od', 'kapacita od', 'k dátumu'] },
  status: { label: 'Stav služby', synonyms: ['stav poskytovania'] },
  office: { label: 'Kontaktné miesto', synonyms: ['kde sa informovať', 'kancelária'] },
  phone: { label: 'Telefón', synonyms: ['telefónne číslo', 'tel', 'telefón služby', 'mobil'] },
  email: { label: 'E-mail', synonyms: ['email', 'mail', 'e-mailová adresa', 'e-mail služby'] },
  serviceWebsite: { label: 'Web služby', synonyms: ['webová stránka služby', 'www služby'] },
  opening: { label: 'Otváracie hodiny', synonyms: ['prevádzkový čas', 'prevádzková doba', 'úradné hodiny'] },
  fee: { label: 'Úhrada (EUR)', synonyms: ['výška úhrady', 'poplatok', 'úhrada za službu', 'cena služby'] },
  feePer: { label: 'Úhrada za', synonyms: ['jednotka úhrady', 'za čo sa platí'] },
  feeNote: { label: 'Poznámka k úhrade', synonyms: ['cenník'] },
  steps: { label: 'Ako požiadať', synonyms: ['postup', 'ako získať službu'] },
  papers: { label: 'Potrebné doklady', synonyms: ['doklady', 'prílohy k žiadosti'] },
  entrance: { label: 'Bezbariérový vstup', synonyms: ['bezbariérovosť', 'bezbariérový prístup'] },
  languages: { label: 'Jazyky', synonyms: ['jazyk', 'jazyky služby'] },
  factsSince: { label: 'Údaje platia od', synonyms: ['údaje od'] }
} satisfies Record<string, ImportColumn>;

const CAPACITY = {
  kind: {
    label: 'Druh služby',
    synonyms: ['druh sociálnej služby', 'druh', 'služba', 'sociálna služba', 'typ služby'],
    required: true
  },
  form: { label: 'Forma', synonyms: ['forma služby', 'forma sociálnej služby', 'forma poskytovania'] },
  group: { label: 'Cieľová skupina', synonyms: ['skupina', 'pre koho'] },
  unit: { label: 'Jednotka', synonyms: ['jednotka kapacity', 'merná jednotka', 'mj'] },
  year: { label: 'Rok', synonyms: ['kalendárny rok'] },
  number: { label: 'Údaj', synonyms: ['ukazovateľ', 'hodnota čoho', 'číslo', 'typ údaja'] },
  ownNeed: {
    label: 'Vlastná potreba',
    synonyms: ['potreba', 'potreba obyvateľov', 'potrebná kapacita', 'potreba vlastných obyvateľov'],
    yearly: true
  },
  catchmentNeed: {
    label: 'Potreba spádu',
    synonyms: ['spádová potreba', 'potreba iných obcí'],
    yearly: true
  },
  catchment: { label: 'Spád', synonyms: ['spádové územie', 'názov spádu', 'spádová oblasť'] },
  existing: {
    label: 'Existujúca kapacita',
    synonyms: ['existujúce', 'existujúce kapacity', 'súčasná kapacita', 'jestvujúca kapacita', 'kapacita'],
    yearly: true
  },
  existingReason: { label: 'Dôvod odchýlky', synonyms: ['dôvod', 'zdôvodnenie', 'poznámka ku kapacite'] },
  secured: {
    label: 'Zabezpečené inde',
    synonyms: ['zabezpečené u iného', 'zabezpečené mimo obce'],
    yearly: true
  },
  securedAt: {
    label: 'U koho',
    synonyms: ['zabezpečené kde', 'zabezpečené u koho', 'kde', 'u koho zabezpečené']
  },
  staff: { label: 'Počet úväzkov', synonyms: ['úväzky', 'personál', 'zamestnanci'], yearly: true },
  asOf: { label: 'K dátumu', synonyms: ['ku dňu', 'dátum', 'stav k'] },
  source: { label: 'Zdroj údaja', synonyms: ['zdroj', 'prameň', 'zdroj údajov'] }
} satisfies Record<string, ImportColumn>;

/** The columns of every kind of sheet, in the order of its template. */
export const IMPORT_COLUMNS = { measures: MEASURES, services: SERVICES, capacity: CAPACITY };

export type ColumnKey<K extends ImportKind> = keyof (typeof IMPORT_COLUMNS)[K] & string;
export type AnyColumnKey = ColumnKey<'measures'> | ColumnKey<'services'> | ColumnKey<'capacity'>;

/** The columns of one kind as a list; every column by the one type. */
export function columnsOf(kind: ImportKind): [AnyColumnKey, ImportColumn][] {
  return Object.entries(IMPORT_COLUMNS[kind]) as [AnyColumnKey, ImportColumn][];
}
