import {
  ALWAYS,
  FIRST_HALF,
  FIRST_YEAR,
  FROM_SECOND,
  FROM_SECOND_HALF,
  FROM_THIRD,
  falls,
  grows,
  type ModelMeasure,
  ofService,
  SECOND_HALF,
  SECOND_YEAR,
  step,
  workStep
} from './model-measure.ts';

const KEEP_HOME = 'Nikto nepríde o bývanie preto, že sa o jeho ťažkostiach dozvieme neskoro';
const ROOF = 'Kto príde o strechu nad hlavou, nájde ešte v ten deň miesto na noc a potom cestu k bývaniu';
const DECENT = 'Ľudia v chudobných lokalitách majú vodu, bezpečné bývanie a niekoho, na koho sa môžu obrátiť';
const WORK = 'Kto dlho nepracoval, má cestu späť k práci';
const RIGHTS = 'Každý vie, na čo má nárok, a dostane to';

const GROUP = ['socialne-vylucenie'] as const;

/** Help for people threatened by social exclusion. */
export const EXCLUSION_MODELS: readonly ModelMeasure[] = [
  {
    code: 'terenna-praca',
    fits: 'both',
    goal: DECENT,
    title: 'Posilniť terénnu prácu v rodinách, ktoré na úrad neprídu',
    description:
      'Terénny pracovník prichádza za ľuďmi domov, pomáha im s dokladmi, dlhmi, školou a lekárom. Pribudne ďalší, aby mal každý čas na svoje rodiny.',
    change: 'extend',
    subject: ofService('terenna-sluzba-krizovej-intervencie'),
    targetGroupCodes: [...GROUP, 'rodiny-s-detmi'],
    reasons: ['a', 'b', 'h', 'i'],
    activities: [
      workStep('Určiť lokality a počet rodín na jedného pracovníka', '{referent}', FIRST_HALF),
      step('Prijať a zaškoliť terénneho pracovníka', '{starosta}', FIRST_YEAR),
      step('Vykonávať terénnu prácu', '{referent}', FROM_SECOND_HALF, ['základná škola', 'detská lekárka'])
    ],
    indicators: [
      grows(
        ['Počet domácností, s ktorými sa pravidelne pracuje', 'domácnosti'],
        'S koľkými sa pracovalo minulý rok?',
        'Najviac tridsať domácností na jedného pracovníka.',
        'spisy terénnych pracovníkov'
      )
    ],
    conditions: 'Supervízia, služobný telefón a auto; pracovník nesmie byť na všetko sám.',
    sources: ['obec', 'eu-np', 'fpp-obec'],
    moneyHint: 'Mzdu zvyčajne platí národný projekt; napíšte, čo bude po ňom.'
  },
  {
    code: 'dlhova-poradna',
    fits: 'both',
    goal: KEEP_HOME,
    title: 'Radiť ľuďom s dlhmi',
    description:
      'Človek prinesie tašku neotvorených listov. Poradca ich s ním roztriedi, spočíta dlhy, dohodne splátky a vysvetlí mu osobný bankrot.',
    change: 'create',
    subject: ofService('zakladne-socialne-poradenstvo'),
    targetGroupCodes: [...GROUP, 'rodiny-s-detmi'],
    reasons: ['a', 'i'],
    activities: [
      step('Vyškoliť pracovníka v dlhovom poradenstve', '{referent}', FIRST_HALF),
      workStep('Radiť v určené dni a podľa potreby aj doma', '{referent}', FROM_SECOND_HALF, [
        'Centrum právnej pomoci'
      ])
    ],
    indicators: [
      grows(
        ['Počet ľudí, ktorí majú vďaka poradni dohodnuté splátky alebo bankrot', 'ľudia'],
        'Koľkí to boli minulý rok?',
        'Koľko ľudí má podľa úradu dlhy, ktoré nezvláda?',
        'evidencia poradne'
      )
    ],
    conditions: 'Mlčanlivosť; poradca nie je ten, kto od ľudí vymáha miestne dane.',
    sources: ['obec', 'eu-np'],
    moneyHint: 'Stačí časť úväzku a školenie.'
  },
  {
    code: 'vcas-o-neplateni',
    fits: 'town',
    goal: KEEP_HOME,
    title: 'Dozvedieť sa o neplatení nájomného skôr ako súd',
    description:
      'Keď nájomník bytu {obce} nezaplatí dva mesiace, navštívi ho sociálny pracovník. Hľadá sa splátkový kalendár, osobitný príjemca alebo menší byt, nie vysťahovanie.',
    change: 'create',
    subject: { kind: 'prevention' },
    targetGroupCodes: [...GROUP, 'rodiny-s-detmi', 'seniori'],
    reasons: ['i'],
    activities: [
      workStep('Dohodnúť so správcom bytov, kedy a komu neplatenie oznámi', '{referent}', FIRST_HALF, [
        'správca bytov'
      ]),
      workStep('Navštíviť každú domácnosť po druhom nezaplatenom mesiaci', '{referent}', FROM_SECOND_HALF)
    ],
    indicators: [
      falls(
        ['Počet domácností vysťahovaných z bytov {obce} za rok', 'domácnosti'],
        'Koľko ich bolo minulý rok?',
        'Cieľom je nula alebo čo najmenej.',
        'evidencia správcu bytov'
      )
    ],
    conditions: 'Dohoda, ktorá chráni osobné údaje.',
    sources: ['obec'],
    moneyHint: 'Vysťahovanie stojí viac ako návšteva.'
  },
  {
    code: 'byt-a-sprevadzanie',
    fits: 'town',
    goal: ROOF,
    title: 'Dať rodinám a ľuďom z ulice byt a k nemu sprievodcu',
    description:
      'Človek dostane najprv byt s riadnou zmluvou a potom pomoc s ostatným. Sociálny pracovník ho navštevuje, kým si bývanie udrží sám.',
    change: 'create',
    subject: { kind: 'prevention' },
    targetGroupCodes: [...GROUP, 'rodiny-s-detmi'],
    reasons: ['a', 'i'],
    activities: [
      workStep('Vyčleniť prvé byty a určiť, kto ich dostane', '{zastupiteľstvo}', FIRST_YEAR),
      step('Opraviť a zariadiť byty', 'správca bytov', SECOND_YEAR),
      step('Sprevádzať domácnosti v bytoch', 'poskytovateľ služby', FROM_SECOND)
    ],
    indicators: [
      grows(
        ['Podiel domácností, ktoré si byt udržali aspoň rok', '%'],
        'Začínate od prvého bytu; nechajte prázdne.',
        'V podobných programoch sa udrží väčšina; stanovte si vlastný cieľ.',
        'evidencia poskytovateľa'
      ),
      grows(
        ['Počet obsadených bytov', 'byty'],
        'Začínate od 0.',
        'Koľko bytov ročne môžete vyčleniť?',
        'evidencia správcu'
      )
    ],
    conditions: 'Najviac desať domácností na jedného pracovníka.',
    sources: ['obec', 'eu-np', 'dary'],
    moneyHint: 'Nájomné platia ľudia z príjmu a príspevku na bývanie.'
  },
  {
    code: 'noclaharen',
    fits: 'town',
    goal: ROOF,
    title: 'Zriadiť nocľaháreň',
    description: 'Suché a teplé lôžko na noc, sprcha a ráno človek, ktorý povie, čo ďalej.',
    change: 'create',
    subject: ofService('noclaharen'),
    targetGroupCodes: GROUP,
    reasons: ['a', 'i'],
    activities: [
      workStep('Vybrať budovu a porozprávať sa so susedmi', '{starosta}', FIRST_HALF),
      step('Upraviť budovu', '{stavebník}', SECOND_YEAR),
      step('Prevádzkovať nocľaháreň', 'poskytovateľ služby', FROM_THIRD)
    ],
    indicators: [
      grows(
        ['Lôžka v nocľahárni', 'lôžka'],
        'Koľko ich je dnes?',
        'Koľko ľudí spalo v zime vonku?',
        'register poskytovateľov'
      )
    ],
    conditions: 'Nočná služba a dohoda s políciou a nemocnicou.',
    sources: ['obec', 'fp-krizova', 'uhrada', 'eu-np'],
    moneyHint: 'Na lôžko prispieva ministerstvo; sadzbu a termín žiadosti overte.'
  },
  {
    code: 'miesto-v-utulku',
    fits: 'both',
    goal: ROOF,
    title: 'Dohodnúť miesta v útulku pre ľudí z {obce}',
    description:
      'Vlastný útulok nepotrebujeme. Potrebujeme vedieť, kam môžeme človeka poslať ešte dnes a kto ho tam odvezie.',
    change: 'secure-elsewhere',
    subject: ofService('utulok'),
    targetGroupCodes: GROUP,
    reasons: ['a', 'i'],
    activities: [
      workStep('Uzavrieť dohodu s najbližším útulkom', '{starosta}', FIRST_YEAR, [
        'samosprávny kraj',
        'útulok'
      ]),
      step('Zaplatiť cestu a prvé dni, keď na to človek nemá', '{ekonóm}', ALWAYS)
    ],
    indicators: [
      grows(
        ['Podiel ľudí bez strechy nad hlavou, ktorí v ten deň dostali miesto', '%'],
        'Koľkých ste minulý rok umiestnili a koľkých nie?',
        'Cieľom má byť 100 %.',
        'záznam {úradu}'
      )
    ],
    conditions: 'Telefónne číslo, ktoré platí aj v piatok večer.',
    sources: ['obec', 'vuc', 'fp-krizova'],
    moneyHint: 'Stačí rezerva na cestu a niekoľko nocí.'
  },
  {
    code: 'osobna-hygiena',
    fits: 'both',
    goal: DECENT,
    title: 'Otvoriť stredisko osobnej hygieny',
    description:
      'Komu doma netečie voda alebo kto domov nemá, môže sa dvakrát do týždňa osprchovať a dostať čistý uterák.',
    change: 'create',
    subject: ofService('stredisko-osobnej-hygieny'),
    targetGroupCodes: GROUP,
    reasons: ['a', 'h', 'i'],
    activities: [
      step('Upraviť priestor so sprchami', '{stavebník}', FIRST_YEAR),
      step('Prevádzkovať stredisko', '{referent}', FROM_SECOND)
    ],
    indicators: [
      grows(
        ['Počet návštev za mesiac', 'návštevy'],
        'Ak stredisko nie je, napíšte 0.',
        'Koľko ľudí žije bez vody a koľkokrát do týždňa prídu?',
        'evidencia strediska'
      )
    ],
    conditions: 'Teplá voda, jedna sprcha pre ženy a jedna pre mužov, správca.',
    sources: ['obec', 'uhrada', 'eu-np'],
    moneyHint: 'Symbolická úhrada, zvyšok zaplatí {obec}.'
  },
  {
    code: 'pracovna',
    fits: 'both',
    goal: DECENT,
    title: 'Zriadiť práčovňu',
    description:
      'Práčka a sušička pre tých, ktorí doma prať nemôžu. Čisté oblečenie znamená aj to, že dieťa príde do školy bez strachu zo spolužiakov.',
    change: 'create',
    subject: ofService('pracovna-bielizne'),
    targetGroupCodes: [...GROUP, 'rodiny-s-detmi'],
    reasons: ['a', 'h'],
    activities: [
      step('Kúpiť práčky a pripraviť miestnosť', '{stavebník}', FIRST_YEAR),
      step('Prevádzkovať práčovňu v určených hodinách', '{referent}', FROM_SECOND)
    ],
    indicators: [
      grows(
        ['Počet domácností, ktoré práčovňu používajú', 'domácnosti'],
        'Začínate od 0.',
        'Koľko domácností nemá práčku alebo vodu?',
        'evidencia práčovne'
      )
    ],
    conditions: 'Správca z lokality, ktorému ľudia dôverujú.',
    sources: ['obec', 'uhrada', 'eu-np'],
    moneyHint: 'Vhodné je spojiť ju s komunitným centrom.'
  },
  {
    code: 'denne-centrum-pre-ludi-bez-domova',
    fits: 'town',
    goal: ROOF,
    title: 'Otvoriť nízkoprahové denné centrum',
    description:
      'Cez deň majú ľudia bez domova kde sedieť, najesť sa, osprchovať sa a porozprávať sa so sociálnym pracovníkom.',
    change: 'create',
    subject: ofService('nizkoprahove-denne-centrum'),
    targetGroupCodes: GROUP,
    reasons: ['a', 'b', 'i'],
    activities: [
      workStep('Vybrať miesto a poskytovateľa', '{referent}', FIRST_HALF),
      step('Upraviť priestory', '{stavebník}', FIRST_YEAR),
      step('Poskytovať službu v pracovných dňoch', 'poskytovateľ služby', FROM_SECOND)
    ],
    indicators: [
      grows(
        ['Priemerný počet ľudí za deň', 'ľudia'],
        'Ak centrum nie je, napíšte 0.',
        'Koľko ľudí bez domova terénni pracovníci poznajú?',
        'evidencia poskytovateľa'
      )
    ],
    conditions: 'Blízko miest, kde sa ľudia zdržiavajú, nie na okraji {obce}.',
    sources: ['obec', 'fpp-obec', 'eu-np', 'dary'],
    moneyHint: 'Jedlo často dodajú potravinové banky.'
  },
  {
    code: 'nikto-nezamrzne',
    fits: 'both',
    goal: ROOF,
    title: 'Pripraviť sa na mrazy',
    description:
      'Pred zimou určíme, kto obchádza miesta, kde ľudia spia, kde sa otvorí teplá miestnosť a komu majú obyvatelia zavolať.',
    change: 'create',
    subject: { kind: 'prevention' },
    targetGroupCodes: GROUP,
    reasons: ['a', 'i'],
    activities: [
      workStep('Zostaviť každý rok do októbra zimný plán', '{referent}', ALWAYS, [
        'polícia',
        'dobrovoľní hasiči',
        'charita'
      ]),
      step('Mať v zásobe deky, teplé oblečenie a termosky', '{ekonóm}', ALWAYS)
    ],
    indicators: [
      grows(
        ['Podiel mrazivých nocí s obchôdzkou', '%'],
        'Ak obchôdzky neboli, napíšte 0.',
        'Cieľom má byť 100 % nocí pod mínus päť stupňov.',
        'záznam obchôdzok'
      )
    ],
    conditions: 'Jeden človek, ktorý rozhodne, že sa teplá miestnosť otvára.',
    sources: ['obec', 'dary'],
    moneyHint: 'Zbierka oblečenia a malá rezerva.'
  },
  {
    code: 'voda-v-lokalite',
    fits: 'both',
    goal: DECENT,
    title: 'Priviesť pitnú vodu do lokality, kde chýba',
    description:
      'Bez vody niet zdravia, čistoty ani riadnej školy. Začneme výdajným miestom a pokračujeme prípojkami.',
    change: 'create',
    subject: { kind: 'buildings-barriers' },
    targetGroupCodes: GROUP,
    reasons: ['a', 'h'],
    activities: [
      workStep('Vyriešiť vlastníctvo pozemkov pod vedením', '{stavebník}', FIRST_YEAR),
      step('Postaviť výdajné miesto vody', '{stavebník}', SECOND_YEAR),
      step('Budovať prípojky k domom', '{stavebník}', FROM_THIRD, ['vodárenská spoločnosť'])
    ],
    indicators: [
      falls(
        ['Počet ľudí, ktorí majú k pitnej vode ďalej ako 200 metrov', 'ľudia'],
        'Koľkí to sú dnes?',
        'Cieľom je nula.',
        'prieskum v lokalite'
      )
    ],
    conditions: 'Ľudia z lokality pri tom pomáhajú a starajú sa o výdajňu.',
    sources: ['obec', 'eu-np'],
    moneyHint: 'Vodu v lokalitách podporujú európske výzvy.'
  },
  {
    code: 'praca-ako-prvy-krok',
    fits: 'both',
    goal: WORK,
    title: 'Zamestnať dlhodobo nezamestnaných v službách {obce}',
    description:
      'Namiesto krátkej aktivácie riadna pracovná zmluva: údržba, triedenie odpadu, oprava domov. Ľudia majú majstra, ktorý ich prácu naučí, a poradcu, ktorý im pomôže nájsť ďalšie miesto.',
    change: 'create',
    subject: { kind: 'community-development' },
    targetGroupCodes: GROUP,
    reasons: ['a', 'h'],
    activities: [
      workStep('Vybrať práce, ktoré {obec} dnes nakupuje', '{starosta}', FIRST_HALF),
      step('Zamestnať ľudí a majstra', '{starosta}', FROM_SECOND, ['úrad práce, sociálnych vecí a rodiny'])
    ],
    indicators: [
      grows(
        ['Počet ľudí, ktorí prešli do iného zamestnania', 'ľudia'],
        'Začínate od 0.',
        'Koľko z desiatich zamestnaných do dvoch rokov?',
        'personálna evidencia'
      )
    ],
    conditions: 'Zákazky na celý rok, nie iba na leto.',
    sources: ['obec', 'eu-np'],
    moneyHint: 'Pomôcť môže obecný sociálny podnik a príspevky úradu práce.'
  },
  {
    code: 'komunitna-praca-v-lokalite',
    fits: 'both',
    goal: DECENT,
    title: 'Začať komunitnú prácu s ľuďmi v lokalite',
    description:
      'Komunitný pracovník pomáha ľuďom dohodnúť sa, čo chcú zmeniť, a urobiť to vlastnými rukami: ihrisko, osvetlenie, poriadok, spoločné oslavy.',
    change: 'create',
    subject: { kind: 'community-development' },
    targetGroupCodes: GROUP,
    reasons: ['h'],
    activities: [
      step('Prijať komunitného pracovníka', '{starosta}', FIRST_YEAR),
      workStep('Zvolávať stretnutia obyvateľov lokality', 'komunitný pracovník', FROM_SECOND_HALF),
      step('Podporiť dva spoločné projekty ročne', '{ekonóm}', FROM_SECOND)
    ],
    indicators: [
      grows(
        ['Počet projektov, ktoré si obyvatelia vybrali a dokončili', 'projekty'],
        'Začínate od 0.',
        'Dva ročne sú dobrý začiatok.',
        'zápisy zo stretnutí'
      )
    ],
    conditions: 'Trpezlivosť: prvý rok sa buduje dôvera.',
    sources: ['obec', 'eu-np', 'dary'],
    moneyHint: 'Komunitný rozvoj upravuje § 82 zákona (znenie overte).'
  },
  {
    code: 'poradna-pre-zavislych',
    fits: 'both',
    goal: RIGHTS,
    title: 'Dostať poradenstvo k ľuďom so závislosťou a k ich rodinám',
    description:
      'Závislosť ničí celú rodinu. Raz za týždeň bude v {obci} prijímať poradca a pomôže so vstupom do liečby aj s tým, čo príde po nej.',
    change: 'secure-elsewhere',
    subject: { kind: 'counselling' },
    targetGroupCodes: [...GROUP, 'rodiny-s-detmi'],
    reasons: ['b'],
    activities: [
      workStep('Dohodnúť dochádzanie poradcu', '{referent}', FIRST_HALF, ['poradňa pre závislosti']),
      step('Prijímať ľudí jeden deň v týždni', 'poradňa pre závislosti', FROM_SECOND_HALF),
      workStep('Založiť stretávanie abstinujúcich', 'poradňa pre závislosti', FROM_SECOND)
    ],
    indicators: [
      grows(
        ['Počet ľudí a rodín, ktoré za rok prišli', 'ľudia'],
        'Ak poradňa nie je, napíšte 0.',
        'Koľkým ľuďom by podľa lekára a terénnych pracovníkov pomohla?',
        'evidencia poradne'
      )
    ],
    conditions: 'Vchod, pri ktorom človek nemusí vysvetľovať, kam ide.',
    sources: ['obec', 'vuc', 'dary'],
    moneyHint: 'Liečbu hradí poisťovňa, poradenstvo kraj alebo projekt.'
  },
  {
    code: 'pomoc-s-pravami',
    fits: 'both',
    goal: RIGHTS,
    title: 'Pomáhať ľuďom uplatniť si to, na čo majú nárok',
    description:
      'Mnohí príspevok nedostanú len preto, že nevedia vyplniť žiadosť. Pracovník s nimi žiadosť napíše, odvolá sa a v ťažších veciach ich spojí s právnikom.',
    change: 'create',
    subject: ofService('pomoc-uplatnovanie-prav'),
    targetGroupCodes: [...GROUP, 'seniori', 'zdravotne-postihnutie'],
    reasons: ['a', 'd', 'e'],
    activities: [
      workStep('Spísať príspevky a úľavy, o ktoré možno žiadať', '{referent}', FIRST_HALF),
      workStep('Pomáhať so žiadosťami a odvolaniami', '{referent}', FROM_SECOND_HALF, [
        'Centrum právnej pomoci'
      ])
    ],
    indicators: [
      grows(
        ['Podiel úspešných žiadostí podaných s pomocou úradu', '%'],
        'Ak ste to neevidovali, nechajte prázdne.',
        'Aký podiel považujete za úspech?',
        'evidencia {úradu}'
      )
    ],
    conditions: 'Jeden pracovník, ktorý sleduje zmeny zákonov.',
    sources: ['obec'],
    moneyHint: 'Vykonáva sa popri inej práci; počítajte s časom.'
  },
  {
    code: 'cisla-pomoci-na-dverach',
    fits: 'both',
    goal: RIGHTS,
    title: 'Rozšíriť čísla liniek pomoci tam, kde ich ľudia uvidia',
    description:
      'Linky dôvery, linka pre ženy a linka pre deti fungujú nepretržite a zadarmo. Nálepka s číslami bude v autobuse, v krčme, v čakárni a na dverách školských toaliet.',
    change: 'create',
    subject: ofService('krizova-pomoc-na-dialku'),
    targetGroupCodes: [...GROUP, 'rodiny-s-detmi'],
    reasons: ['b', 'g'],
    activities: [
      step('Pripraviť a vytlačiť nálepky', '{referent}', SECOND_HALF),
      workStep('Rozniesť ich a každý rok skontrolovať', '{referent}', FROM_SECOND, [
        'základná škola',
        'lekári'
      ])
    ],
    indicators: [
      grows(
        ['Počet miest s viditeľnými číslami pomoci', 'miesta'],
        'Začínate od 0.',
        'Spočítajte čakárne, školy, krčmy a zastávky.',
        'kontrola {úradu}'
      )
    ],
    conditions: 'Čísla treba raz ročne overiť.',
    sources: ['obec', 'dary'],
    moneyHint: 'Tlač stojí desiatky eur.'
  }
];
