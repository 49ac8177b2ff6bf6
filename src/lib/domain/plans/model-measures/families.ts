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

const EARLY_HELP = 'Rodina dostane pomoc skôr, než sa ťažkosti nahromadia';
const AFTER_SCHOOL = 'Deti a mladí ľudia majú po škole bezpečné miesto a dospelého, ktorému veria';
const WORK_AND_CHILD = 'Rodičia malých detí môžu pracovať, lebo o dieťa je postarané';
const SAFE = 'Kto je doma v ohrození, nájde rýchlo bezpečie a podporu';
const START = 'Mladí ľudia bez rodiny majú kde začať samostatný život';

const GROUP = ['rodiny-s-detmi'] as const;

/** Help for families, children and young people. */
export const FAMILIES_MODELS: readonly ModelMeasure[] = [
  {
    code: 'komunitne-centrum',
    fits: 'both',
    goal: EARLY_HELP,
    title: 'Otvoriť komunitné centrum',
    description:
      'Miesto, kam možno prísť bez objednania: poradiť sa, napísať si s deťmi úlohy, použiť počítač, stretnúť ľudí. Pracovníci chodia aj za rodinami domov.',
    change: 'create',
    subject: ofService('komunitne-centrum'),
    targetGroupCodes: ['rodiny-s-detmi', 'socialne-vylucenie'],
    reasons: ['a', 'b', 'h'],
    activities: [
      workStep('Opýtať sa ľudí, čo by v centre chceli a kedy by prišli', '{referent}', FIRST_HALF),
      step('Pripraviť miestnosti a zaregistrovať službu', '{stavebník}', FIRST_YEAR),
      step('Prevádzkovať centrum', 'poskytovateľ služby', FROM_SECOND, ['základná škola', 'farnosť'])
    ],
    indicators: [
      grows(
        ['Počet rôznych ľudí, ktorí centrum za rok využili', 'ľudia'],
        'Ak centrum nie je, napíšte 0.',
        'Koľko rodín žije v dosahu pešej chôdze?',
        'evidencia centra'
      )
    ],
    conditions: 'Aspoň dvaja pracovníci a miestnosť, z ktorej centrum o rok nebude musieť odísť.',
    sources: ['obec', 'eu-np'],
    moneyHint: 'Mzdy často platí národný projekt. Hneď na začiatku napíšte, kto ich zaplatí po jeho skončení.'
  },
  {
    code: 'nizkoprahovy-klub',
    fits: 'town',
    goal: AFTER_SCHOOL,
    title: 'Otvoriť nízkoprahovú službu pre deti a rodinu',
    description:
      'Klub, do ktorého môže prísť každé dieťa bez prihlášky a bez poplatku. Pracovníci sa s deťmi rozprávajú, pomáhajú im v škole a riešia s rodinou, čo ju trápi.',
    change: 'create',
    subject: ofService('nizkoprahova-sluzba-pre-deti-a-rodinu'),
    targetGroupCodes: [...GROUP, 'socialne-vylucenie'],
    reasons: ['a', 'b', 'h'],
    activities: [
      workStep('Vybrať časť {obce} a poskytovateľa', '{referent}', FIRST_HALF),
      step('Upraviť priestor', '{stavebník}', FIRST_YEAR),
      step('Poskytovať službu najmenej štyri popoludnia v týždni', 'poskytovateľ služby', FROM_SECOND)
    ],
    indicators: [
      grows(
        ['Počet detí, ktoré prichádzajú aspoň raz za týždeň', 'deti'],
        'Koľko detí dnes navštevuje podobné miesto?',
        'Koľko detí zvládnu pracovníci tak, aby ich poznali po mene?',
        'evidencia poskytovateľa'
      )
    ],
    conditions: 'Traja pracovníci a supervízia; susedom treba vopred vysvetliť, čo sa v klube bude diať.',
    sources: ['obec', 'fpp-obec', 'eu-np'],
    moneyHint: 'Príspevok {obce} neverejnému poskytovateľovi treba zahrnúť do rozpočtu každý rok.'
  },
  {
    code: 'klub-po-vyucovani',
    fits: 'village',
    goal: AFTER_SCHOOL,
    title: 'Otvoriť pre deti klub dve popoludnia v týždni',
    description:
      'V kultúrnom dome alebo v škole sa deti môžu dve popoludnia v týždni hrať, urobiť si úlohy a niečo zjesť. Je pri nich dospelý, ktorému veria.',
    change: 'create',
    subject: { kind: 'prevention' },
    targetGroupCodes: GROUP,
    reasons: ['b', 'h'],
    activities: [
      workStep('Nájsť miestnosť a človeka, ktorý klub povedie', '{starosta}', FIRST_HALF, ['základná škola']),
      step('Viesť klub počas školského roka', 'vedúca klubu', FROM_SECOND_HALF, [
        'farnosť',
        'dobrovoľní hasiči'
      ])
    ],
    indicators: [
      grows(
        ['Priemerný počet detí na jednom stretnutí', 'deti'],
        'Ak klub nie je, napíšte 0.',
        'Koľko detí sa do miestnosti pohodlne zmestí?',
        'zošit klubu'
      )
    ],
    conditions: 'Spoľahlivý dospelý s bezúhonnosťou a zástup, keď ochorie.',
    sources: ['obec', 'dary'],
    moneyHint: 'Dohoda o práci, energia a olovrant.'
  },
  {
    code: 'poradna-blizsie-k-rodinam',
    fits: 'both',
    goal: EARLY_HELP,
    title: 'Pozvať odborníkov z poradne, aby prichádzali do {obce}',
    description:
      'Za psychológom a poradcom pri rozvode rodiny cestujú ďaleko a čakajú mesiace. Dva dni v mesiaci budú prijímať priamo u nás.',
    change: 'secure-elsewhere',
    subject: ofService('specializovane-socialne-poradenstvo'),
    targetGroupCodes: GROUP,
    reasons: ['b', 'g'],
    activities: [
      workStep('Dohodnúť dni a miestnosť s poskytovateľom poradenstva', '{referent}', FIRST_HALF, [
        'akreditovaný poskytovateľ poradenstva'
      ]),
      step('Prijímať rodiny dva dni v mesiaci', 'poskytovateľ poradenstva', FROM_SECOND_HALF)
    ],
    indicators: [
      grows(
        ['Počet rodín, ktoré za rok dostali poradenstvo v {obci}', 'rodiny'],
        'Koľko ich bolo minulý rok?',
        'Koľko rodín na radu čaká alebo pre ňu cestuje inam?',
        'údaje poskytovateľa'
      ),
      falls(
        ['Čas čakania na prvé stretnutie', 'týždne'],
        'Koľko týždňov sa čaká dnes?',
        'Po koľkých týždňoch ešte pomoc nepríde neskoro?',
        'údaje poskytovateľa'
      )
    ],
    conditions: 'Nenápadná miestnosť s dobrou zvukovou izoláciou.',
    sources: ['vuc', 'fpp-vuc', 'obec'],
    moneyHint: 'Špecializované poradenstvo patrí do pôsobnosti kraja (overte); {obec} poskytne miestnosť.'
  },
  {
    code: 'jasle',
    fits: 'town',
    goal: WORK_AND_CHILD,
    title: 'Zriadiť jasle pre deti do troch rokov',
    description:
      'Rodičia, ktorí sa chcú vrátiť do práce, nemajú koho o pomoc požiadať. Zriadime zariadenie s malými skupinami a s dlhšími hodinami, než má škôlka.',
    change: 'create',
    subject: ofService('zariadenie-deti-do-troch-rokov'),
    targetGroupCodes: GROUP,
    reasons: [],
    activities: [
      workStep('Zistiť záujem rodičov a vybrať budovu', '{referent}', FIRST_HALF),
      step('Upraviť budovu podľa hygienických požiadaviek', '{stavebník}', SECOND_YEAR),
      step('Prevádzkovať zariadenie', 'poskytovateľ služby', FROM_THIRD)
    ],
    indicators: [
      grows(
        ['Miesta pre deti do troch rokov', 'miesta'],
        'Koľko miest je v {obci} dnes, aj súkromných?',
        'Koľko detí sa ročne narodí a koľko rodičov by miesto využilo?',
        'register poskytovateľov'
      )
    ],
    conditions: 'Kvalifikované opatrovateľky detí, kuchyňa alebo dovoz jedla, dvor.',
    sources: ['obec', 'eu-np', 'uhrada'],
    moneyHint:
      'Časť úhrady rodičom vráti príspevok na starostlivosť o dieťa; podmienky overte na úrade práce.'
  },
  {
    code: 'detska-skupina',
    fits: 'both',
    goal: WORK_AND_CHILD,
    title: 'Podporiť vznik malej detskej skupiny',
    description:
      'Kde by jasle nebolo kým naplniť, postará sa o niekoľko detí jedna vyškolená osoba v upravenom byte či dome.',
    change: 'create',
    subject: ofService('zosuladovanie-rodiny-a-prace'),
    targetGroupCodes: GROUP,
    reasons: [],
    activities: [
      workStep('Nájsť záujemkyne a poradiť im s registráciou', '{referent}', FIRST_YEAR, [
        'samosprávny kraj'
      ]),
      step('Prispievať na prevádzku detskej skupiny', '{ekonóm}', FROM_SECOND)
    ],
    indicators: [
      grows(
        ['Počet detí v detských skupinách', 'deti'],
        'Koľko detí je v nich dnes?',
        'Koľko rodičov prejavilo záujem?',
        'údaje poskytovateľa'
      )
    ],
    conditions: 'Človek s potrebnou kvalifikáciou a vhodný priestor; pravidlá sa menia, overte ich.',
    sources: ['obec', 'uhrada', 'eu-np'],
    moneyHint: '{Obec} môže dať priestor bez nájomného alebo prispieť na dieťa a mesiac.'
  },
  {
    code: 'pomoc-po-porode',
    fits: 'both',
    goal: EARLY_HELP,
    title: 'Pomôcť rodine, keď sa rodič o dieťa sám postarať nevládze',
    description:
      'Pri chorobe matky, pri trojčatách alebo po smrti v rodine príde na niekoľko hodín denne človek, ktorý sa postará o dieťa a o domácnosť.',
    change: 'create',
    subject: ofService('pomoc-pri-osobnej-starostlivosti-o-dieta'),
    targetGroupCodes: GROUP,
    reasons: ['d'],
    activities: [
      workStep('Dohodnúť s detskou lekárkou, ako sa o rodine dozvieme', '{referent}', FIRST_HALF, [
        'detská lekárka'
      ]),
      step('Poskytovať pomoc v rodinách', '{referent}', FROM_SECOND_HALF)
    ],
    indicators: [
      grows(
        ['Počet rodín, ktorým sa pomohlo', 'rodiny'],
        'Koľko ich bolo minulý rok?',
        'Koľko takých rodín za rok poznajú lekárka a úrad?',
        'evidencia {úradu}'
      )
    ],
    conditions: 'Pracovníčka, ktorá vie prísť hneď, nie o mesiac.',
    sources: ['obec', 'fpp-obec', 'uhrada'],
    moneyHint: 'Prípadov je málo, stačí dohoda o práci a malá rezerva.'
  },
  {
    code: 'materske-centrum',
    fits: 'both',
    goal: EARLY_HELP,
    title: 'Dať rodičom s malými deťmi miesto na stretávanie',
    description:
      'Rodič, ktorý je celý deň sám s dieťaťom, potrebuje spoločnosť dospelých. Poskytneme teplú miestnosť s kobercom a kuchynkou a program pripravia rodičia sami.',
    change: 'create',
    subject: { kind: 'self-help-volunteering' },
    targetGroupCodes: GROUP,
    reasons: [],
    activities: [
      workStep('Nájsť miestnosť a dohodnúť pravidlá s rodičmi', '{referent}', FIRST_HALF, ['rodičia']),
      step('Vybaviť miestnosť a platiť energiu', '{ekonóm}', FROM_SECOND_HALF)
    ],
    indicators: [
      grows(
        ['Počet stretnutí za rok', 'stretnutia'],
        'Koľko ich bolo minulý rok?',
        'Koľkokrát do týždňa rodičia chcú prichádzať?',
        'kniha návštev'
      )
    ],
    conditions: 'Aspoň dve matky alebo otcovia, ktorí to vezmú za svoje.',
    sources: ['obec', 'dary'],
    moneyHint: 'Malá dotácia občianskemu združeniu.'
  },
  {
    code: 'doucovanie-dobrovolnikmi',
    fits: 'both',
    goal: AFTER_SCHOOL,
    title: 'Doučovať deti, ktorým rodičia s učením pomôcť nevedia',
    description:
      'Študenti a učitelia na dôchodku sa raz či dvakrát do týždňa učia s dieťaťom, ktoré zaostáva. Škola ich spojí a poradí im.',
    change: 'create',
    subject: { kind: 'self-help-volunteering' },
    targetGroupCodes: [...GROUP, 'socialne-vylucenie'],
    reasons: ['b', 'h'],
    activities: [
      workStep('Osloviť dobrovoľníkov a vybrať so školou deti', 'základná škola', SECOND_HALF, [
        'stredná škola'
      ]),
      workStep('Doučovať počas školského roka', 'základná škola', FROM_SECOND, ['dobrovoľníci'])
    ],
    indicators: [
      grows(
        ['Počet pravidelne doučovaných detí', 'deti'],
        'Koľko detí dostáva takú pomoc dnes?',
        'Koľkým hrozí, že neprejdú do ďalšieho ročníka?',
        'údaje školy'
      )
    ],
    conditions: 'Učiteľ, ktorý dobrovoľníkom pomáha a drží ich spolu.',
    sources: ['dary', 'obec'],
    moneyHint: 'Učebné pomôcky a cestovné dobrovoľníkov.'
  },
  {
    code: 'socialny-pracovnik-v-skole',
    fits: 'town',
    goal: EARLY_HELP,
    title: 'Zamestnať v škole sociálneho pracovníka',
    description:
      'Učiteľ si prvý všimne, že sa s dieťaťom niečo deje, no na návštevu rodiny čas nemá. Sociálny pracovník v škole je spojkou medzi rodinou, školou a úradom.',
    change: 'create',
    subject: { kind: 'prevention' },
    targetGroupCodes: GROUP,
    reasons: ['a', 'b', 'g', 'h'],
    activities: [
      workStep('Dohodnúť so školou náplň práce a odmenu', '{referent}', FIRST_HALF, ['základná škola']),
      step('Zamestnať sociálneho pracovníka', 'základná škola', FROM_SECOND_HALF, [
        'úrad práce, sociálnych vecí a rodiny'
      ])
    ],
    indicators: [
      falls(
        ['Neospravedlnené hodiny na žiaka', 'hodiny'],
        'Koľko ich bolo v minulom školskom roku?',
        'O koľko ich má ubudnúť?',
        'údaje školy'
      ),
      grows(
        ['Počet rodín, s ktorými pracovník pracuje', 'rodiny'],
        'Začínate od 0.',
        'Koľko rodín zvládne jeden človek poctivo?',
        'evidencia pracovníka'
      )
    ],
    conditions: 'Pracovník podlieha odborne sociálnemu oddeleniu, nie rozvrhu hodín.',
    sources: ['obec', 'eu-np'],
    moneyHint: 'Mzdu môže platiť projekt podporných tímov v školách; po ňom {obec}.'
  },
  {
    code: 'ranajky-v-skole',
    fits: 'both',
    goal: EARLY_HELP,
    title: 'Dať hladným deťom v škole raňajky',
    description: 'Hladné dieťa sa neučí. Raňajky dostane každý, kto príde, aby sa nikto nemusel hanbiť.',
    change: 'create',
    subject: { kind: 'prevention' },
    targetGroupCodes: [...GROUP, 'socialne-vylucenie'],
    reasons: ['a', 'h'],
    activities: [
      workStep('Dohodnúť so školskou jedálňou, čo a kedy sa bude podávať', 'základná škola', FIRST_HALF),
      step('Podávať raňajky počas školského roka', 'školská jedáleň', FROM_SECOND_HALF, ['miestni darcovia'])
    ],
    indicators: [
      grows(
        ['Priemerný počet raňajok za deň', 'raňajky'],
        'Začínate od 0.',
        'Koľko detí podľa učiteliek prichádza bez raňajok?',
        'evidencia jedálne'
      )
    ],
    conditions: 'Niekto, kto príde o pol hodiny skôr.',
    sources: ['obec', 'dary'],
    moneyHint: 'Približne cena rožka s maslom a čaju na dieťa a deň.'
  },
  {
    code: 'miesto-pre-mladych',
    fits: 'both',
    goal: AFTER_SCHOOL,
    title: 'Urobiť s mladými ľuďmi miesto, ktoré si sami zariadia',
    description:
      'Mladí nemajú kde byť, keď prší. Dostanú miestnosť a rozpočet, sami vymyslia, ako má vyzerať, a ručia za poriadok.',
    change: 'create',
    subject: { kind: 'community-development' },
    targetGroupCodes: GROUP,
    reasons: ['b'],
    activities: [
      workStep('Stretnúť sa s mladými a dohodnúť pravidlá', '{starosta}', FIRST_HALF, ['škola', 'farnosť']),
      step('Opraviť a zariadiť miestnosť spolu s nimi', 'údržba {obce}', FIRST_YEAR),
      step('Platiť prevádzku a človeka, ktorý mladých sprevádza', '{ekonóm}', FROM_SECOND)
    ],
    indicators: [
      grows(
        ['Počet mladých, ktorí miesto spravujú alebo v ňom niečo robia', 'ľudia'],
        'Začínate od 0.',
        'Koľkí sa prihlásili na prvom stretnutí?',
        'zápisy zo stretnutí'
      )
    ],
    conditions: 'Dôvera a jeden dospelý, ktorého si mladí vyberú.',
    sources: ['obec', 'vuc', 'dary'],
    moneyHint: 'Drobné granty pre mládež ponúkajú kraje a nadácie.'
  },
  {
    code: 'bezpecny-odchod-od-nasilia',
    fits: 'both',
    goal: SAFE,
    title: 'Dohodnúť bezpečné miesto pre ľudí, ktorí odchádzajú od násilia',
    description:
      'So zariadením núdzového bývania sa dohodneme, že našich ľudí prijme aj v noci. Adresa sa nikde nezverejňuje.',
    change: 'secure-elsewhere',
    subject: ofService('zariadenie-nudzoveho-byvania'),
    targetGroupCodes: ['rodiny-s-detmi', 'socialne-vylucenie'],
    reasons: ['g'],
    activities: [
      workStep('Uzavrieť dohodu so zariadením núdzového bývania', '{starosta}', FIRST_HALF, [
        'samosprávny kraj'
      ]),
      workStep('Naučiť pracovníkov úradu, školy a lekárky, ako postupovať', '{referent}', FIRST_YEAR, [
        'polícia'
      ]),
      step('Zaplatiť prvú noc a cestu, keď je to treba', '{ekonóm}', ALWAYS)
    ],
    indicators: [
      falls(
        ['Čas od žiadosti o pomoc po prijatie do bezpečia', 'hodiny'],
        'Ako dlho to trvalo v poslednom prípade?',
        'Do koľkých hodín musí byť človek v bezpečí?',
        'záznam {úradu} bez mien'
      )
    ],
    conditions:
      'Telefón, ktorý niekto zdvihne aj v noci; žiadne údaje, podľa ktorých by sa človek dal nájsť.',
    sources: ['obec', 'vuc', 'fp-krizova'],
    moneyHint: 'Stačí malá rezerva na cestu a prvé dni.'
  },
  {
    code: 'byt-po-detskom-domove',
    fits: 'town',
    goal: START,
    title: 'Vyčleniť byty pre mladých, ktorí odchádzajú z náhradnej starostlivosti',
    description:
      'Mladý človek bez rodiny dostane na dva roky malý byt s nízkym nájomným a sprievodcu, ktorý mu pomôže s prácou, úradmi a peniazmi.',
    change: 'create',
    subject: ofService('podpora-samostatneho-byvania'),
    targetGroupCodes: ['rodiny-s-detmi', 'socialne-vylucenie'],
    reasons: ['a', 'i'],
    activities: [
      workStep('Vyčleniť byty a určiť pravidlá prideľovania', '{zastupiteľstvo}', FIRST_YEAR),
      step('Sprevádzať mladých ľudí po odchode', 'poskytovateľ služby', FROM_SECOND, [
        'centrum pre deti a rodiny'
      ])
    ],
    indicators: [
      grows(
        ['Podiel mladých, ktorí si do dvoch rokov udržali prácu aj bývanie', '%'],
        'Ak služba nebola, nechajte prázdne.',
        'Aký podiel považujete za úspech?',
        'evidencia poskytovateľa'
      )
    ],
    conditions: 'Sprievodca, ktorý nemá na starosti viac než desať ľudí.',
    sources: ['obec', 'fpp-vuc', 'dary'],
    moneyHint: 'Nájomné platí mladý človek, sprevádzanie kraj alebo projekt.'
  },
  {
    code: 'domov-na-polceste-dohoda',
    fits: 'both',
    goal: START,
    title: 'Dohodnúť miesta v domove na polceste',
    description:
      'Vlastné zariadenie by sme nenaplnili. S najbližším domovom na polceste sa dohodneme, že našich mladých ľudí prijme a že sa o ich návrate porozprávame včas.',
    change: 'secure-elsewhere',
    subject: ofService('domov-na-polceste'),
    targetGroupCodes: ['rodiny-s-detmi', 'socialne-vylucenie'],
    reasons: ['a', 'b', 'i'],
    activities: [
      workStep('Uzavrieť dohodu o prijímaní', '{starosta}', FIRST_YEAR, [
        'domov na polceste',
        'samosprávny kraj'
      ]),
      workStep('Pol roka pred odchodom pripraviť s mladým človekom plán bývania', '{referent}', ALWAYS)
    ],
    indicators: [
      grows(
        ['Podiel mladých, ktorí pri odchode vedeli, kde budú bývať', '%'],
        'Koľkí to vedeli v posledných troch rokoch?',
        'Cieľom má byť 100 %.',
        'záznamy {úradu}'
      )
    ],
    conditions: 'Včasná správa od centra pre deti a rodiny.',
    sources: ['vuc', 'fp-krizova', 'obec'],
    moneyHint: 'Prevádzku hradí najmä kraj a ministerstvo.'
  },
  {
    code: 'zavislosti-mladych',
    fits: 'both',
    goal: AFTER_SCHOOL,
    title: 'Hovoriť s deťmi a rodičmi o závislostiach a o internete',
    description:
      'Jednorazová prednáška nepomáha. V každom ročníku budú s deťmi pravidelne pracovať odborníci a rodičom povedia, čo si všímať.',
    change: 'create',
    subject: { kind: 'prevention' },
    targetGroupCodes: GROUP,
    reasons: ['b'],
    activities: [
      step('Objednať dlhodobý program pre druhý stupeň', 'základná škola', SECOND_YEAR, [
        'centrum poradenstva a prevencie'
      ]),
      workStep('Usporiadať každý rok večer pre rodičov', 'základná škola', FROM_SECOND, ['polícia'])
    ],
    indicators: [
      grows(
        ['Podiel tried druhého stupňa, ktoré prešli celým programom', '%'],
        'Koľko tried ho má dnes?',
        'Kedy ho budú mať všetky?',
        'údaje školy'
      )
    ],
    conditions: 'Overený program a čas v rozvrhu.',
    sources: ['obec', 'vuc', 'dary'],
    moneyHint: 'Na prevenciu kriminality vypisuje výzvy ministerstvo vnútra.'
  }
];
