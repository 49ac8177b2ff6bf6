import {
  ALWAYS,
  FIRST_HALF,
  FIRST_YEAR,
  FROM_SECOND,
  FROM_SECOND_HALF,
  FROM_THIRD,
  grows,
  type ModelMeasure,
  ofService,
  SECOND_HALF,
  SECOND_YEAR,
  step,
  workStep
} from './model-measure.ts';

const GET_IN = 'Človek s postihnutím sa dostane všade tam, kam chodia ostatní';
const OWN_LIFE = 'Človek s postihnutím si sám riadi život a býva medzi ľuďmi';
const DAY = 'Dospelí ľudia s postihnutím majú kam chodiť cez deň';
const CHILD = 'Dieťa s postihnutím dostane pomoc od začiatku a rodina tiež';
const MIND = 'Človek s duševnou chorobou má oporu aj mimo nemocnice';

const GROUP = ['zdravotne-postihnutie'] as const;

/** Help for people with a disability and for their families. */
export const DISABILITY_MODELS: readonly ModelMeasure[] = [
  {
    code: 'bezbarierove-budovy',
    fits: 'both',
    goal: GET_IN,
    title: 'Odstrániť prekážky v budovách, ktoré patria {obci-komu}',
    description:
      'S ľuďmi na vozíku a s nevidiacimi prejdeme úrad, kultúrny dom, školu a zdravotné stredisko. Čo nájdeme, opravíme v poradí, na ktorom sa s nimi dohodneme.',
    change: 'improve',
    subject: { kind: 'buildings-barriers' },
    targetGroupCodes: [...GROUP, 'seniori'],
    reasons: ['d', 'e'],
    activities: [
      workStep('Prejsť budovy s ľuďmi s postihnutím a spísať prekážky', '{stavebník}', FIRST_HALF, [
        'organizácia ľudí s postihnutím'
      ]),
      step('Pripraviť projekt a rozpočet úprav', '{stavebník}', FIRST_YEAR),
      step('Upraviť vstupy, toalety a značenie', '{stavebník}', FROM_SECOND)
    ],
    indicators: [
      grows(
        ['Podiel budov {obce}, do ktorých sa bez pomoci dostane človek na vozíku', '%'],
        'Koľko budov z koľkých je takých dnes?',
        'Ktoré budovy sa stihnú v čase plánu?',
        'kontrola so zástupcami ľudí s postihnutím'
      )
    ],
    conditions: 'Projektant, ktorý sa vyzná v prístupnosti, nielen v rampách.',
    sources: ['obec', 'eu-np'],
    moneyHint: 'Drobné úpravy z údržby, väčšie z výziev na obnovu budov.'
  },
  {
    code: 'chodniky-a-zastavky',
    fits: 'both',
    goal: GET_IN,
    title: 'Urobiť schodné chodníky a zastávky',
    description:
      'Vysoký obrubník či rozbitý chodník zastaví vozík, chodítko aj kočík. Pri každej oprave cesty znížime obrubníky a doplníme vodiace pásy.',
    change: 'improve',
    subject: { kind: 'buildings-barriers' },
    targetGroupCodes: [...GROUP, 'seniori', 'rodiny-s-detmi'],
    reasons: ['d', 'e'],
    activities: [
      workStep('Vyznačiť trasy, po ktorých sa chodí najviac', '{stavebník}', FIRST_HALF, ['denné centrum']),
      step('Upraviť priechody a zastávky na týchto trasách', '{stavebník}', FROM_SECOND)
    ],
    indicators: [
      grows(
        ['Počet upravených priechodov a zastávok', 'miesta'],
        'Koľko ich je v poriadku dnes?',
        'Koľko sa ich upraví spolu s plánovanými opravami ciest?',
        'evidencia {úradu}'
      )
    ],
    conditions: 'Súlad s plánom opráv ciest, aby sa nekopalo dvakrát.',
    sources: ['obec', 'vuc'],
    moneyHint: 'Najlacnejšie je to pri oprave, ktorá sa aj tak robí.'
  },
  {
    code: 'osobna-asistencia',
    fits: 'both',
    goal: OWN_LIFE,
    title: 'Pomáhať ľuďom nájsť osobného asistenta',
    description:
      'Na asistenta majú nárok mnohí, no nájsť ho nevedia. S agentúrou povedieme zoznam záujemcov z okolia a poradíme s papiermi.',
    change: 'secure-elsewhere',
    subject: ofService('sprostredkovanie-osobnej-asistencie'),
    targetGroupCodes: GROUP,
    reasons: ['d'],
    activities: [
      workStep('Dohodnúť spoluprácu s agentúrou osobnej asistencie', '{referent}', FIRST_HALF, [
        'agentúra osobnej asistencie'
      ]),
      workStep('Pravidelne hľadať záujemcov o prácu asistenta', '{referent}', ALWAYS, [
        'úrad práce, sociálnych vecí a rodiny'
      ])
    ],
    indicators: [
      grows(
        ['Počet ľudí z {obce} s osobným asistentom', 'ľudia'],
        'Koľkí ho majú dnes?',
        'Koľkí ho chcú a nemôžu nájsť?',
        'údaje agentúry a úradu práce'
      )
    ],
    conditions: 'Asistenta vyberá človek sám; úrad iba sprostredkúva.',
    sources: ['vuc', 'fpp-vuc', 'obec'],
    moneyHint: 'Asistenta platí peňažný príspevok človeka, agentúru kraj.'
  },
  {
    code: 'podporovane-byvanie',
    fits: 'town',
    goal: OWN_LIFE,
    title: 'Zriadiť podporované bývanie v bežných bytoch',
    description:
      'Niekoľko ľudí s mentálnym postihnutím bude bývať v obyčajných bytoch po dvoch či štyroch a pracovník im pomôže s tým, čo sami nezvládnu.',
    change: 'create',
    subject: ofService('zariadenie-podporovaneho-byvania'),
    targetGroupCodes: GROUP,
    reasons: ['d'],
    activities: [
      workStep('Zistiť, kto by v podporovanom bývaní chcel žiť', '{referent}', FIRST_HALF, [
        'domov sociálnych služieb'
      ]),
      step('Pripraviť byty', '{stavebník}', SECOND_YEAR),
      step('Poskytovať službu', 'poskytovateľ služby', FROM_THIRD, ['samosprávny kraj'])
    ],
    indicators: [
      grows(
        ['Miesta v podporovanom bývaní', 'miesta'],
        'Koľko ich je v {obci} dnes?',
        'Koľko ľudí a rodín má záujem?',
        'register poskytovateľov'
      )
    ],
    conditions: 'Súhlas ľudí, ktorých sa to týka, a susedia, ktorým to niekto vysvetlil.',
    sources: ['vuc', 'fpp-vuc', 'fp-odkazanost', 'uhrada', 'obec'],
    moneyHint: 'Patrí do pôsobnosti kraja; {obec} môže poskytnúť byty.'
  },
  {
    code: 'podpora-doma',
    fits: 'both',
    goal: OWN_LIFE,
    title: 'Pomáhať ľuďom s postihnutím bývať samostatne',
    description:
      'Pracovník príde niekoľko hodín týždenne a pomôže s peniazmi, nákupom, poštou a varením, aby človek nemusel odísť do zariadenia.',
    change: 'create',
    subject: ofService('podpora-samostatneho-byvania'),
    targetGroupCodes: GROUP,
    reasons: ['d'],
    activities: [
      workStep('Vyhľadať ľudí, ktorým by to stačilo namiesto zariadenia', '{referent}', FIRST_HALF),
      step('Poskytovať podporu doma', 'poskytovateľ služby', FROM_SECOND)
    ],
    indicators: [
      grows(
        ['Počet ľudí, ktorí vďaka podpore bývajú sami', 'ľudia'],
        'Koľkí to sú dnes?',
        'Koľkí čakajú na zariadenie, hoci by im stačilo niekoľko hodín pomoci?',
        'evidencia poskytovateľa'
      )
    ],
    conditions: 'Stály pracovník, ktorého človek pozná.',
    sources: ['vuc', 'fpp-vuc', 'obec'],
    moneyHint: 'Niekoľko hodín doma stojí zlomok miesta v zariadení.'
  },
  {
    code: 'denne-miesta-pre-dospelych',
    fits: 'both',
    goal: DAY,
    title: 'Dohodnúť denné miesta pre dospelých s postihnutím',
    description:
      'Po skončení školy ostávajú mladí ľudia s postihnutím doma. S domovom sociálnych služieb sa dohodneme na ambulantných miestach a na odvoze.',
    change: 'secure-elsewhere',
    subject: ofService('domov-socialnych-sluzieb'),
    targetGroupCodes: GROUP,
    reasons: ['d', 'f'],
    activities: [
      workStep('Spísať, kto v najbližších piatich rokoch skončí školu', '{referent}', FIRST_HALF, [
        'špeciálna škola'
      ]),
      workStep('Dohodnúť s krajom a zariadením ambulantné miesta', '{starosta}', FIRST_YEAR, [
        'samosprávny kraj'
      ]),
      step('Voziť ľudí do zariadenia', '{referent}', FROM_SECOND)
    ],
    indicators: [
      grows(
        ['Počet dospelých s postihnutím, ktorí majú denné miesto', 'ľudia'],
        'Koľkí ho majú dnes?',
        'Koľkí sú doma a koľkí čoskoro skončia školu?',
        'údaje zariadenia'
      )
    ],
    conditions: 'Vozidlo s plošinou a trasa kratšia ako hodina.',
    sources: ['vuc', 'fpp-vuc', 'uhrada', 'obec'],
    moneyHint: 'Miesto platí kraj a úhrada, {obec} najmä dopravu.'
  },
  {
    code: 'praca-pre-ludi-s-postihnutim',
    fits: 'both',
    goal: DAY,
    title: 'Zamestnať v službách {obce} ľudí s postihnutím',
    description:
      'V údržbe zelene, v archíve či v knižnici je práca, ktorú človek s postihnutím zvládne. {Obec} vytvorí miesta a nájde k nim asistenta.',
    change: 'create',
    subject: { kind: 'community-development' },
    targetGroupCodes: GROUP,
    reasons: ['d'],
    activities: [
      workStep('Vybrať práce a dohodnúť s úradom práce chránené miesta', '{referent}', FIRST_YEAR, [
        'úrad práce, sociálnych vecí a rodiny'
      ]),
      step('Zamestnávať ľudí s postihnutím', '{starosta}', FROM_SECOND)
    ],
    indicators: [
      grows(
        ['Počet zamestnaných ľudí s postihnutím', 'ľudia'],
        'Koľkí u vás pracujú dnes?',
        'Koľko miest viete vytvoriť bez toho, aby boli len na papieri?',
        'personálna evidencia'
      )
    ],
    conditions: 'Vedúci, ktorý prácu vysvetlí a má na to čas.',
    sources: ['obec', 'eu-np'],
    moneyHint: 'Na mzdu a asistenta prispieva úrad práce.'
  },
  {
    code: 'vcasna-intervencia',
    fits: 'both',
    goal: CHILD,
    title: 'Dostať včasnú intervenciu ku každému malému dieťaťu, ktoré ju potrebuje',
    description:
      'Odborníčka prichádza k rodine domov od prvých mesiacov. Aby prišla načas, musí sa o dieťati dozvedieť od lekárky a rodina od nás.',
    change: 'secure-elsewhere',
    subject: ofService('sluzba-vcasnej-intervencie'),
    targetGroupCodes: ['zdravotne-postihnutie', 'rodiny-s-detmi'],
    reasons: ['c'],
    activities: [
      workStep('Dohodnúť s centrom včasnej intervencie dochádzanie do {obce}', '{referent}', FIRST_HALF, [
        'centrum včasnej intervencie'
      ]),
      workStep('Informovať detské lekárky a rodičov', '{referent}', ALWAYS, ['detská lekárka'])
    ],
    indicators: [
      grows(
        ['Počet rodín z {obce}, ku ktorým služba prichádza', 'rodiny'],
        'Ku koľkým prichádza dnes?',
        'O koľkých deťoch do siedmich rokov s oneskoreným vývojom viete?',
        'údaje centra'
      )
    ],
    conditions: 'Centrum s voľnou kapacitou; inak treba rokovať s krajom.',
    sources: ['vuc', 'fpp-vuc', 'dary'],
    moneyHint: 'Pre rodinu býva služba zadarmo, platí ju najmä kraj.'
  },
  {
    code: 'rodicia-deti-s-postihnutim',
    fits: 'both',
    goal: CHILD,
    title: 'Podporiť stretávanie rodičov detí s postihnutím',
    description:
      'Rodičia si navzájom poradia lepšie než ktorýkoľvek úrad. Dáme im miestnosť a stráženie detí a raz za čas pozveme odborníka.',
    change: 'create',
    subject: { kind: 'self-help-volunteering' },
    targetGroupCodes: ['zdravotne-postihnutie', 'rodiny-s-detmi'],
    reasons: ['c', 'f'],
    activities: [
      workStep('Spojiť rodičov, ktorí o to stoja', '{referent}', FIRST_HALF, [
        'špeciálnopedagogické centrum'
      ]),
      step('Platiť stráženie detí a odborníka', '{ekonóm}', FROM_SECOND_HALF)
    ],
    indicators: [
      grows(
        ['Počet rodín, ktoré sa stretávajú', 'rodiny'],
        'Začínate od 0.',
        'Koľko rodín o stretávanie stojí?',
        'zápisy zo stretnutí'
      )
    ],
    conditions: 'Bezbariérová miestnosť a dobrovoľníci k deťom.',
    sources: ['obec', 'dary'],
    moneyHint: 'Niekoľko stoviek eur za rok.'
  },
  {
    code: 'tlmocnik-na-urade',
    fits: 'both',
    goal: GET_IN,
    title: 'Zabezpečiť na úrade tlmočenie pre nepočujúcich',
    description:
      'Nepočujúci človek si vybaví vec sám, keď sa naňho úrad pripraví. Dohodneme sa s poskytovateľom, že tlmočník sa na požiadanie pripojí obrazom cez internet.',
    change: 'secure-elsewhere',
    subject: ofService('sprostredkovanie-tlmocnickej-sluzby'),
    targetGroupCodes: GROUP,
    reasons: ['d'],
    activities: [
      workStep('Uzavrieť dohodu s poskytovateľom tlmočenia', '{referent}', FIRST_HALF, [
        'organizácia nepočujúcich'
      ]),
      step('Kúpiť tablet a naučiť úradníkov tlmočníka zavolať', '{referent}', SECOND_HALF)
    ],
    indicators: [
      grows(
        ['Podiel žiadostí o tlmočenie, ktorým sa vyhovelo', '%'],
        'Ak ste žiadosti neevidovali, nechajte prázdne.',
        'Cieľom má byť 100 %.',
        'záznam {úradu}'
      )
    ],
    conditions: 'Spoľahlivý internet pri priehradke.',
    sources: ['obec', 'vuc'],
    moneyHint: 'Stojí to desiatky eur ročne a jeden tablet.'
  },
  {
    code: 'sprievodca-nevidiacich',
    fits: 'both',
    goal: GET_IN,
    title: 'Nájsť sprievodcov a predčitateľov pre nevidiacich',
    description:
      'Nevidiaci človek potrebuje občas niekoho, kto ho odprevadí k lekárovi alebo mu prečíta poštu. Službu dohodneme s poskytovateľom a doplníme dobrovoľníkmi.',
    change: 'secure-elsewhere',
    subject: ofService('sprievodcovska-a-predcitatelska-sluzba'),
    targetGroupCodes: GROUP,
    reasons: ['d'],
    activities: [
      workStep('Opýtať sa nevidiacich a slabozrakých, čo potrebujú', '{referent}', FIRST_HALF, [
        'organizácia nevidiacich a slabozrakých'
      ]),
      step('Zabezpečiť sprevádzanie a predčítanie', 'poskytovateľ služby', FROM_SECOND_HALF, ['dobrovoľníci'])
    ],
    indicators: [
      grows(
        ['Hodiny sprevádzania a predčítania za rok', 'hodiny'],
        'Koľko ich bolo minulý rok?',
        'Koľko hodín mesačne ľudia žiadajú?',
        'výkazy poskytovateľa'
      )
    ],
    conditions: 'Krátke zaškolenie dobrovoľníkov v sprevádzaní.',
    sources: ['vuc', 'fpp-vuc', 'dary'],
    moneyHint: 'Službu platí kraj, dobrovoľníci dostanú preplatené cestovné.'
  },
  {
    code: 'zrozumitelny-urad',
    fits: 'both',
    goal: GET_IN,
    title: 'Písať a hovoriť na úrade tak, aby rozumel každý',
    description:
      'Najpoužívanejšie tlačivá a oznamy prepíšeme jednoducho a vyskúšame ich s ľuďmi s mentálnym postihnutím a so staršími ľuďmi.',
    change: 'improve',
    subject: { kind: 'information' },
    targetGroupCodes: [...GROUP, 'seniori', 'socialne-vylucenie'],
    reasons: ['d', 'e', 'h'],
    activities: [
      step('Vyškoliť úradníkov v jednoduchom písaní', '{referent}', FIRST_YEAR),
      workStep('Prepísať desať najčastejších tlačív a oznamov', '{referent}', SECOND_YEAR, [
        'organizácia ľudí s mentálnym postihnutím'
      ])
    ],
    indicators: [
      grows(
        ['Počet prepísaných a vyskúšaných tlačív', 'tlačivá'],
        'Začínate od 0.',
        'Ktoré tlačivá ľudia najčastejšie vypĺňajú zle?',
        'zoznam {úradu}'
      )
    ],
    conditions: 'Čas jedného človeka a ochota škrtať.',
    sources: ['obec'],
    moneyHint: 'Jednodňové školenie a odmena tým, ktorí texty skúšajú.'
  },
  {
    code: 'opora-pri-dusevnej-chorobe',
    fits: 'town',
    goal: MIND,
    title: 'Zaviesť sociálnu rehabilitáciu pre ľudí s duševnou chorobou',
    description:
      'Po návrate z nemocnice sa človek znova učí bežnému dňu: vstať, variť, ísť medzi ľudí, hľadať prácu. Pomáha mu tím, ktorý ho navštevuje.',
    change: 'create',
    subject: ofService('socialna-rehabilitacia'),
    targetGroupCodes: GROUP,
    reasons: ['d'],
    activities: [
      workStep('Dohodnúť spoluprácu psychiatra, nemocnice a poskytovateľa', '{referent}', FIRST_HALF, [
        'psychiatrická ambulancia'
      ]),
      step('Poskytovať sociálnu rehabilitáciu', 'poskytovateľ služby', FROM_SECOND)
    ],
    indicators: [
      grows(
        ['Počet ľudí, ktorým sa tím venuje', 'ľudia'],
        'Koľkí majú takú pomoc dnes?',
        'Koľko ľudí podľa lekára potrebuje sprevádzanie?',
        'evidencia poskytovateľa'
      )
    ],
    conditions: 'Tím aspoň dvoch ľudí a miestnosť v bežnej ulici.',
    sources: ['vuc', 'fpp-vuc', 'eu-np'],
    moneyHint: 'Patrí najmä do pôsobnosti kraja (overte); {obec} dáva priestor.'
  },
  {
    code: 'svojpomoc-po-psychiatrii',
    fits: 'both',
    goal: MIND,
    title: 'Podporiť svojpomocnú skupinu ľudí so skúsenosťou s duševnou chorobou',
    description:
      'Ľudia, ktorí chorobu zažili, si rozumejú a vedia si poradiť. Poskytneme im miestnosť a pomôžeme vyškoliť toho, kto skupinu vedie.',
    change: 'create',
    subject: { kind: 'self-help-volunteering' },
    targetGroupCodes: GROUP,
    reasons: ['d'],
    activities: [
      workStep('Nájsť človeka so skúsenosťou, ktorý skupinu povedie', '{referent}', FIRST_YEAR, [
        'pacientska organizácia'
      ]),
      step('Poskytnúť miestnosť a vyškoliť vedúceho', '{referent}', FROM_SECOND)
    ],
    indicators: [
      grows(
        ['Počet stretnutí skupiny za rok', 'stretnutia'],
        'Začínate od 0.',
        'Dve stretnutia mesačne udržia skupinu pokope.',
        'údaje skupiny'
      )
    ],
    conditions: 'Skupina patrí jej členom; úrad do nej nevstupuje.',
    sources: ['obec', 'dary'],
    moneyHint: 'Miestnosť zadarmo a jedno školenie.'
  }
];
