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

const STAY_AT_HOME = 'Starší ľudia môžu ostať doma, kým si to želajú a kým sú tam v bezpečí';
const CARERS = 'Kto doma opatruje blízkeho, nie je na to sám';
const NOT_ALONE = 'Starší ľudia majú s kým byť a komu zavolať';
const GOOD_PLACE = 'Kto už doma ostať nemôže, nájde dôstojné miesto blízko svojich';

/** Help for older people and for those who care for them. */
export const SENIORS_MODELS: readonly ModelMeasure[] = [
  {
    code: 'opatrovanie-viac-ludi',
    fits: 'both',
    goal: STAY_AT_HOME,
    title: 'Poskytovať opatrovateľskú službu všetkým, ktorí na ňu dnes čakajú',
    description:
      'Zamestnáme ďalšie opatrovateľky a opatrovateľov, aby sa pomoc doma dostala ku každému, kto ju potrebuje, najneskôr do dvoch mesiacov od žiadosti.',
    change: 'extend',
    subject: ofService('opatrovatelska-sluzba'),
    targetGroupCodes: ['seniori', 'zdravotne-postihnutie'],
    reasons: ['d', 'e'],
    activities: [
      workStep('Zistiť, koľko ľudí čaká a koľko hodín pomoci potrebujú', '{referent}', FIRST_HALF),
      step('Prijať a zaškoliť nové opatrovateľky a opatrovateľov', '{starosta}', FIRST_YEAR, [
        'úrad práce, sociálnych vecí a rodiny'
      ]),
      step('Poskytovať službu v rozšírenom počte', '{referent}', FROM_SECOND_HALF)
    ],
    indicators: [
      grows(
        ['Počet ľudí, ktorým opatrovateľská služba pomáha doma', 'ľudia'],
        'Koľkým ľuďom služba pomáhala v poslednom mesiaci minulého roka?',
        'Pripočítajte tých, ktorí čakajú, a tých, ktorým podľa veku pomoc čoskoro pribudne.',
        'evidencia {úradu}'
      ),
      falls(
        ['Čas čakania na prvú návštevu opatrovateľky', 'dni'],
        'Koľko dní prešlo v minulom roku od žiadosti po prvú návštevu, v priemere?',
        'Po koľkých dňoch má pomoc prísť?',
        'evidencia {úradu}'
      )
    ],
    conditions: 'Treba nájsť ľudí s kurzom opatrovania a dať im plat, za ktorý ostanú.',
    sources: ['obec', 'uhrada', 'eu-np', 'ppo'],
    moneyHint:
      'Mzdy pokryje rozpočet a úhrady; časť zaplatí projekt, ale len po dobu jeho trvania. Od roku 2027 môže človek službu platiť aj z príspevku na pomoc pri odkázanosti (overte).'
  },
  {
    code: 'opatrovanie-vecer-a-vikend',
    fits: 'both',
    goal: STAY_AT_HOME,
    title: 'Poskytovať opatrovateľskú službu aj večer a cez víkend',
    description:
      'Kto nemá rodinu nablízku, potrebuje večeru, lieky a pomoc do postele aj v sobotu. Službu rozložíme na dve zmeny a víkendy.',
    change: 'improve',
    subject: ofService('opatrovatelska-sluzba'),
    targetGroupCodes: ['seniori', 'zdravotne-postihnutie'],
    reasons: ['d', 'e'],
    activities: [
      workStep('Opýtať sa prijímateľov, v ktorých hodinách im pomoc chýba', '{referent}', FIRST_HALF),
      step('Vyskúšať večerné a víkendové zmeny na pol roka', '{referent}', SECOND_HALF),
      step('Zaviesť ich natrvalo podľa výsledku skúšky', '{starosta}', FROM_SECOND)
    ],
    indicators: [
      grows(
        ['Počet ľudí, ku ktorým chodí opatrovateľka aj večer alebo cez víkend', 'ľudia'],
        'U koľkých ľudí je to tak dnes?',
        'Koľko ľudí o to v rozhovoroch požiadalo?',
        'evidencia {úradu}'
      )
    ],
    conditions:
      'Aspoň tri opatrovateľky, aby sa v zmenách mohli striedať, a príplatky podľa Zákonníka práce.',
    sources: ['obec', 'uhrada', 'ppo'],
    moneyHint: 'Počítajte s príplatkami za soboty, nedele a sviatky.'
  },
  {
    code: 'opatrovanie-spolu-so-susedmi',
    fits: 'village',
    goal: STAY_AT_HOME,
    title: 'Zamestnávať opatrovateľku spolu so susednými obcami',
    description:
      'Jedna malá obec opatrovateľku na celý úväzok nezamestná. Niekoľko obcí spolu áno, a navyše sa opatrovateľky môžu zastúpiť počas choroby a dovolenky.',
    change: 'secure-elsewhere',
    subject: ofService('opatrovatelska-sluzba'),
    targetGroupCodes: ['seniori', 'zdravotne-postihnutie'],
    reasons: ['d', 'e'],
    activities: [
      workStep('Dohodnúť sa so starostami, koľko hodín ktorá obec potrebuje', '{starosta}', FIRST_HALF, [
        'susedné obce'
      ]),
      workStep('Uzavrieť dohodu o spoločnej službe a o delení nákladov', '{starosta}', SECOND_HALF, [
        'susedné obce'
      ]),
      step('Poskytovať službu podľa dohody', 'obec poverená dohodou', FROM_SECOND, ['susedné obce'])
    ],
    indicators: [
      grows(
        ['Hodiny opatrovania u ľudí z obce', 'hodiny týždenne'],
        'Koľko hodín týždenne dostávajú ľudia z obce dnes?',
        'Koľko hodín potrebujú ľudia, ktorých poznáte?',
        'výkazy poskytovateľa'
      )
    ],
    conditions: 'Dohoda obcí a jeden úrad, ktorý vedie evidenciu a mzdy za všetky.',
    sources: ['obec', 'uhrada', 'eu-np', 'ppo'],
    moneyHint: 'Náklady sa delia podľa odpracovaných hodín, nie podľa počtu obyvateľov.'
  },
  {
    code: 'odlahcenie-pre-opatrujucich',
    fits: 'both',
    goal: CARERS,
    title: 'Dať ľuďom, ktorí doma opatrujú, možnosť oddýchnuť si',
    description:
      'Kto sa o niekoho stará celý rok, potrebuje niekoľko dní pre seba. Vtedy ho doma vystrieda opatrovateľka alebo sa opatrovaný na ten čas presťahuje do zariadenia.',
    change: 'create',
    subject: ofService('odlahcovacia-sluzba'),
    targetGroupCodes: ['seniori', 'zdravotne-postihnutie'],
    reasons: ['f'],
    activities: [
      workStep('Vyhľadať rodiny, ktoré opatrujú samy, a povedať im o službe', '{referent}', FIRST_HALF, [
        'úrad práce, sociálnych vecí a rodiny',
        'všeobecná lekárka'
      ]),
      workStep('Dohodnúť so zariadením miesto na krátkodobý pobyt', '{referent}', SECOND_HALF, [
        'zariadenie v okolí'
      ]),
      step('Poskytovať odľahčovaciu službu', '{referent}', FROM_SECOND)
    ],
    indicators: [
      grows(
        ['Počet rodín, ktoré službu v roku využili', 'rodiny'],
        'Koľko ich bolo minulý rok? Ak služba nebola, napíšte 0.',
        'Koľko rodín doma opatruje a koľké z nich o to majú záujem?',
        'evidencia {úradu}'
      ),
      grows(
        ['Poskytnuté dni odľahčenia', 'dni'],
        'Koľko dní za minulý rok?',
        'Aspoň sedem dní na každú rodinu, ktorá službu využije.',
        'evidencia {úradu}'
      )
    ],
    conditions:
      'Opatrovateľka na zastúpenie alebo dohodnuté lôžko v zariadení, ktoré sa v lete nezaplní inými.',
    sources: ['obec', 'uhrada'],
    moneyHint: 'Zákon obmedzuje počet hodín a dní v roku; rozsah overte v platnom znení.'
  },
  {
    code: 'stacionar-v-meste',
    fits: 'town',
    goal: STAY_AT_HOME,
    title: 'Otvoriť denný stacionár',
    description:
      'Cez deň sa o človeka postarajú v stacionári, kde má spoločnosť, obed a cvičenie, a večer je doma. Rodina môže chodiť do práce.',
    change: 'create',
    subject: ofService('denny-stacionar'),
    targetGroupCodes: ['seniori', 'zdravotne-postihnutie'],
    reasons: ['d', 'e', 'f'],
    activities: [
      workStep('Vybrať budovu a poskytovateľa a overiť záujem rodín', '{referent}', FIRST_HALF),
      step('Upraviť priestory a zariadiť ich', '{stavebník}', SECOND_YEAR),
      step('Prijať pracovníkov, zaregistrovať službu a začať', 'poskytovateľ služby', FROM_THIRD)
    ],
    indicators: [
      grows(
        ['Miesta v dennom stacionári', 'miesta'],
        'Koľko miest je v {obci} dnes?',
        'Koľko rodín má vážny záujem a koľko miest unesie budova?',
        'register poskytovateľov'
      ),
      grows(
        ['Obsadenosť stacionára', '%'],
        'Ak stacionár ešte nie je, nechajte prázdne.',
        'Pri akej obsadenosti je prevádzka udržateľná?',
        'výkazy poskytovateľa'
      )
    ],
    conditions: 'Bezbariérová budova, odvoz ráno a poobede, pracovníci podľa noriem zákona.',
    sources: ['obec', 'fpp-obec', 'fp-odkazanost', 'uhrada', 'eu-np', 'ppo'],
    moneyHint:
      'Stavbu môže zaplatiť výzva, prevádzku musí uniesť rozpočet a úhrady. Overte podmienky príspevku ministerstva.'
  },
  {
    code: 'stacionar-u-susedov',
    fits: 'village',
    goal: STAY_AT_HOME,
    title: 'Dohodnúť miesta v dennom stacionári susednej obce a vozenie',
    description:
      'Vlastný stacionár by sme nezaplnili. S najbližším stacionárom sa dohodneme na miestach pre našich ľudí a postaráme sa o odvoz.',
    change: 'secure-elsewhere',
    subject: ofService('denny-stacionar'),
    targetGroupCodes: ['seniori', 'zdravotne-postihnutie'],
    reasons: ['d', 'e', 'f'],
    activities: [
      workStep('Zistiť, kto by do stacionára chodil a v ktoré dni', '{referent}', FIRST_HALF),
      workStep('Uzavrieť dohodu so stacionárom', '{starosta}', SECOND_HALF, ['poskytovateľ stacionára']),
      step('Voziť ľudí do stacionára a späť', '{referent}', FROM_SECOND, ['susedné obce'])
    ],
    indicators: [
      grows(
        ['Počet ľudí z obce, ktorí chodia do stacionára', 'ľudia'],
        'Koľkí tam chodia dnes?',
        'Koľkí povedali, že by chodili, keby ich mal kto odviezť?',
        'údaje stacionára'
      )
    ],
    conditions: 'Voľné miesta do vzdialenosti, ktorú starší človek zvládne, a auto so šoférom.',
    sources: ['obec', 'uhrada', 'ppo'],
    moneyHint: 'Obec zaplatí najmä dopravu; dohodnite sa, či prispieva aj na miesto.'
  },
  {
    code: 'obedy-domov',
    fits: 'both',
    goal: STAY_AT_HOME,
    title: 'Rozvážať obedy aj tým, ku ktorým sa dnes nedostanú',
    description:
      'Teplý obed je často jediné jedlo dňa a roznášač jediný človek, ktorý príde. Rozšírime rozvoz na celé územie a na víkend dáme jedlo na zohriatie.',
    change: 'extend',
    subject: ofService('jedalen'),
    targetGroupCodes: ['seniori', 'zdravotne-postihnutie'],
    reasons: ['d', 'e'],
    activities: [
      workStep('Dohodnúť s kuchyňou väčší počet porcií a diétne jedlá', '{referent}', FIRST_HALF, [
        'školská jedáleň alebo miestny dodávateľ'
      ]),
      step('Kúpiť termoboxy a auto na rozvoz', '{ekonóm}', FIRST_YEAR),
      step('Rozvážať obedy', '{referent}', FROM_SECOND_HALF)
    ],
    indicators: [
      grows(
        ['Počet ľudí, ktorí dostávajú obed domov', 'ľudia'],
        'Koľkým sa rozváža dnes?',
        'Koľko ľudí o rozvoz požiadalo alebo by ho podľa terénnych pracovníkov potrebovalo?',
        'evidencia rozvozu'
      )
    ],
    conditions: 'Kuchyňa, ktorá navarí aj cez prázdniny, a zástup za roznášača.',
    sources: ['obec', 'uhrada', 'dary'],
    moneyHint: 'Cenu obeda možno odstupňovať podľa príjmu; pravidlá patria do nariadenia {obce}.'
  },
  {
    code: 'odvoz-k-lekarovi',
    fits: 'both',
    goal: 'Každý sa dostane k lekárovi, na úrad a za blízkymi',
    title: 'Zaviesť prepravnú službu pre ľudí, ktorí sami necestujú',
    description:
      'Prispôsobené auto odvezie človeka, ktorý pre chorobu alebo vek nemôže ísť autobusom, k lekárovi, do lekárne či na úrad a počká naňho.',
    change: 'create',
    subject: ofService('prepravna-sluzba'),
    targetGroupCodes: ['seniori', 'zdravotne-postihnutie'],
    reasons: ['d', 'e'],
    activities: [
      workStep('Určiť, kto môže službu využiť, ako sa objednáva a koľko stojí', '{referent}', FIRST_HALF),
      step('Kúpiť alebo prenajať auto s plošinou', '{ekonóm}', FIRST_YEAR),
      step('Prevádzkovať službu v pracovných dňoch', '{referent}', FROM_SECOND)
    ],
    indicators: [
      grows(
        ['Počet jázd za rok', 'jazdy'],
        'Koľko jázd bolo minulý rok? Ak služba nebola, napíšte 0.',
        'Koľko jázd denne zvládne jedno auto a koľko dní v roku bude jazdiť?',
        'kniha jázd'
      ),
      falls(
        ['Odmietnuté objednávky', '%'],
        'Ak služba nebola, nechajte prázdne.',
        'Aký podiel odmietnutí je ešte únosný?',
        'záznam objednávok'
      )
    ],
    conditions: 'Šofér, ktorý vie pomôcť pri nastupovaní, a jedno telefónne číslo na objednávanie.',
    sources: ['obec', 'uhrada', 'dary'],
    moneyHint: 'Auto býva z grantu nadácie alebo z výzvy, prevádzka z rozpočtu a z príspevku za kilometer.'
  },
  {
    code: 'susedske-jazdy',
    fits: 'village',
    goal: 'Každý sa dostane k lekárovi, na úrad a za blízkymi',
    title: 'Zorganizovať susedské jazdy k lekárovi',
    description:
      'Niekoľko dobrovoľníkov s autom odvezie suseda k lekárovi. Obec vedie zoznam, prepláca benzín a dobrovoľníkov poistí.',
    change: 'create',
    subject: { kind: 'self-help-volunteering' },
    targetGroupCodes: ['seniori', 'zdravotne-postihnutie'],
    reasons: ['d', 'e'],
    activities: [
      workStep('Nájsť dobrovoľníkov a dohodnúť pravidlá jázd', '{referent}', FIRST_HALF, [
        'klub dôchodcov',
        'farnosť'
      ]),
      step('Preplácať náklady a poistenie dobrovoľníkov', '{ekonóm}', ALWAYS)
    ],
    indicators: [
      grows(
        ['Počet susedských jázd za rok', 'jazdy'],
        'Koľko jázd sa dnes uskutoční popri službe úradu? Ak to nikto neeviduje, napíšte 0.',
        'Koľko dobrovoľníkov a jázd mesačne je u vás možných?',
        'zošit jázd na úrade'
      )
    ],
    conditions: 'Aspoň traja vodiči, aby jazdy nestáli na jednom človeku.',
    sources: ['obec', 'dary'],
    moneyHint: 'Stačí malá suma na benzín a poistenie.'
  },
  {
    code: 'tlacidlo-pomoci',
    fits: 'both',
    goal: STAY_AT_HOME,
    title: 'Zapožičať osamelým ľuďom tlačidlo na privolanie pomoci',
    description:
      'Kto žije sám a bojí sa pádu, dostane náramok s tlačidlom. Po stlačení sa ozve dispečing a privolá suseda, rodinu alebo záchranku.',
    change: 'create',
    subject: ofService('monitorovanie-a-signalizacia'),
    targetGroupCodes: ['seniori', 'zdravotne-postihnutie'],
    reasons: ['d', 'e'],
    activities: [
      workStep('Vybrať poskytovateľa s nepretržitým dispečingom', '{referent}', FIRST_HALF),
      step('Zapožičiavať zariadenia a naučiť ľudí používať ich', '{referent}', FROM_SECOND_HALF, [
        'poskytovateľ dispečingu'
      ])
    ],
    indicators: [
      grows(
        ['Počet ľudí s tlačidlom pomoci', 'ľudia'],
        'Koľkí ho majú dnes?',
        'Koľko ľudí od 75 rokov žije u vás samo a koľkí z nich by ho chceli?',
        'zmluvy o zapožičaní'
      )
    ],
    conditions: 'Signál mobilnej siete v dome a aspoň jeden človek, ktorý má od domu kľúč.',
    sources: ['obec', 'uhrada', 'dary'],
    moneyHint: 'Mesačný poplatok dispečingu si delí obec s človekom; nadácie prispievajú na zariadenia.'
  },
  {
    code: 'pozicovna-pomocok',
    fits: 'both',
    goal: STAY_AT_HOME,
    title: 'Zriadiť požičovňu zdravotných pomôcok',
    description:
      'Polohovateľná posteľ, chodítko či vozík treba často hneď, ako človek príde z nemocnice. Požičiame ich na čas, kým rodina získa vlastné.',
    change: 'create',
    subject: ofService('pozicovanie-pomocok'),
    targetGroupCodes: ['seniori', 'zdravotne-postihnutie'],
    reasons: ['d', 'e', 'f'],
    activities: [
      step('Vyzbierať použité pomôcky, opraviť ich a dokúpiť, čo chýba', '{referent}', FIRST_YEAR, [
        'rodiny, ktoré pomôcky už nepotrebujú'
      ]),
      step('Požičiavať pomôcky, čistiť ich a kontrolovať', '{referent}', FROM_SECOND_HALF)
    ],
    indicators: [
      grows(
        ['Počet výpožičiek za rok', 'výpožičky'],
        'Koľko ich bolo minulý rok?',
        'Koľko ľudí sa vracia z nemocnice a pomôcku hľadá?',
        'evidencia výpožičiek'
      )
    ],
    conditions: 'Suchý sklad a človek, ktorý pomôcku dovezie a ukáže, ako sa používa.',
    sources: ['obec', 'uhrada', 'dary'],
    moneyHint: 'Na začiatok stačí niekoľko postelí a chodítok; veľa pomôcok ľudia darujú.'
  },
  {
    code: 'denne-centrum-ozivit',
    fits: 'both',
    goal: NOT_ALONE,
    title: 'Otvoriť denné centrum viac dní a pre viac ľudí',
    description:
      'Klub dôchodcov navštevujú stále tí istí. Pridáme dni, cvičenie, počítačovú poradňu a pozveme aj tých, ktorí doteraz neprišli.',
    change: 'improve',
    subject: ofService('denne-centrum'),
    targetGroupCodes: ['seniori'],
    reasons: ['e'],
    activities: [
      workStep(
        'Opýtať sa ľudí, ktorí do centra nechodia, čo by ich prilákalo',
        'vedenie denného centra',
        FIRST_HALF
      ),
      step('Rozšíriť otváracie hodiny a program', 'vedenie denného centra', FROM_SECOND_HALF, [
        'knižnica',
        'základná škola'
      ]),
      step('Voziť do centra ľudí, ktorí neprídu pešo', '{referent}', FROM_SECOND)
    ],
    indicators: [
      grows(
        ['Počet rôznych ľudí, ktorí do centra za rok prišli', 'ľudia'],
        'Koľko rôznych ľudí prišlo minulý rok?',
        'O koľko viac ich má byť, keď prídu aj tí, ktorí sú dnes doma?',
        'kniha návštev'
      )
    ],
    conditions: 'Teplá miestnosť s bezbariérovým vstupom a niekto, kto program pripraví.',
    sources: ['obec', 'dary'],
    moneyHint: 'Väčšinu nákladov tvorí energia a drobná odmena vedúcej.'
  },
  {
    code: 'kazdy-den-telefonat',
    fits: 'both',
    goal: NOT_ALONE,
    title: 'Volať ľuďom, ktorí žijú sami',
    description:
      'Dobrovoľník zavolá v dohodnutý čas, chvíľu sa porozpráva a zistí, či je všetko v poriadku. Ak sa človek neozve, príde ho niekto pozrieť.',
    change: 'create',
    subject: { kind: 'self-help-volunteering' },
    targetGroupCodes: ['seniori'],
    reasons: ['e'],
    activities: [
      workStep('Nájsť a pripraviť dobrovoľníkov, spísať, komu volať', '{referent}', FIRST_HALF, [
        'klub dôchodcov',
        'stredná škola'
      ]),
      workStep(
        'Volať v dohodnutých dňoch a raz za mesiac sa s dobrovoľníkmi stretnúť',
        '{referent}',
        FROM_SECOND_HALF
      )
    ],
    indicators: [
      grows(
        ['Počet ľudí, ktorým niekto pravidelne volá', 'ľudia'],
        'Dnes to zvyčajne býva 0.',
        'Koľko ľudí žije samo a telefonát by prijalo?',
        'zoznam dobrovoľníkov'
      )
    ],
    conditions: 'Súhlas človeka, ktorému sa volá, a jasný postup, keď telefón nikto nezdvihne.',
    sources: ['dary'],
    moneyHint: 'Stojí to čas dobrovoľníkov a niekoľko telefónov.'
  },
  {
    code: 'poradna-pre-demenciu',
    fits: 'both',
    goal: CARERS,
    title: 'Pomôcť rodinám, ktoré sa starajú o človeka s demenciou',
    description:
      'Rodina potrebuje vedieť, čo ju čaká, ako s človekom hovoriť a na čo má nárok. Raz za mesiac príde odborník a medzitým poradí po telefóne.',
    change: 'create',
    subject: { kind: 'counselling' },
    targetGroupCodes: ['seniori'],
    reasons: ['d', 'f'],
    activities: [
      workStep('Dohodnúť s odborným pracoviskom návštevy raz za mesiac', '{referent}', FIRST_HALF, [
        'poradenské centrum pre demenciu'
      ]),
      step('Poskytovať poradenstvo v {obci} a po telefóne', 'poradenské centrum', FROM_SECOND_HALF),
      step('Usporiadať každý rok kurz pre opatrujúcich', '{referent}', FROM_SECOND, ['poradenské centrum'])
    ],
    indicators: [
      grows(
        ['Počet rodín, ktoré za rok dostali radu', 'rodiny'],
        'Koľko ich bolo minulý rok?',
        'O koľkých rodinách s človekom, ktorý má demenciu, viete vy, lekárka a opatrovateľky?',
        'evidencia poradne'
      )
    ],
    conditions: 'Miestnosť, do ktorej možno vojsť bez zvedavých pohľadov.',
    sources: ['obec', 'vuc', 'dary'],
    moneyHint: 'Neziskové pracoviská časť návštev hradia z vlastných projektov.'
  },
  {
    code: 'skupina-opatrujucich',
    fits: 'both',
    goal: CARERS,
    title: 'Založiť stretávanie ľudí, ktorí doma opatrujú',
    description:
      'Raz za mesiac sa stretnú tí, ktorí si rozumejú bez vysvetľovania. Počas stretnutia sa o ich blízkych postará opatrovateľka alebo dobrovoľník.',
    change: 'create',
    subject: { kind: 'self-help-volunteering' },
    targetGroupCodes: ['seniori', 'zdravotne-postihnutie'],
    reasons: ['f'],
    activities: [
      workStep('Pozvať opatrujúcich a vybrať človeka, ktorý skupinu povedie', '{referent}', FIRST_HALF),
      step('Viesť stretnutia a postarať sa o stráženie blízkych', 'vedúca skupiny', FROM_SECOND_HALF)
    ],
    indicators: [
      grows(
        ['Počet opatrujúcich, ktorí prišli aspoň trikrát za rok', 'ľudia'],
        'Ak skupina nie je, napíšte 0.',
        'Osem až desať ľudí je na skupinu dosť.',
        'zápisy zo stretnutí'
      )
    ],
    conditions: 'Stály čas, stále miesto a mlčanlivosť.',
    sources: ['obec', 'dary'],
    moneyHint: 'Najväčším nákladom je stráženie počas stretnutia.'
  },
  {
    code: 'zariadenie-ako-domov',
    fits: 'town',
    goal: GOOD_PLACE,
    title: 'Zmeniť zariadenie pre seniorov tak, aby sa v ňom bývalo ako doma',
    description:
      'Viacposteľové izby nahradíme jedno- a dvojposteľovými, ľudia budú žiť v menších domácnostiach s vlastnou kuchynkou a sami rozhodnú, kedy vstanú.',
    change: 'improve',
    subject: ofService('zariadenie-pre-seniorov'),
    targetGroupCodes: ['seniori'],
    reasons: ['d', 'e'],
    activities: [
      workStep(
        'Spísať s obyvateľmi a pracovníkmi, čo treba zmeniť najskôr',
        'riaditeľ zariadenia',
        FIRST_HALF
      ),
      step('Pripraviť projekt prestavby', '{stavebník}', FIRST_YEAR),
      step('Prestavať prvé poschodie na domácnosti', '{stavebník}', FROM_SECOND),
      step('Vyškoliť pracovníkov v novom spôsobe práce', 'riaditeľ zariadenia', FROM_SECOND)
    ],
    indicators: [
      grows(
        ['Podiel obyvateľov v jedno- a dvojposteľových izbách', '%'],
        'Aký je dnes?',
        'Koľko izieb sa v čase plánu prestavia?',
        'evidencia zariadenia'
      )
    ],
    conditions: 'Kapacita počas prestavby klesne; treba s tým počítať pri prijímaní.',
    sources: ['obec', 'eu-np', 'fp-odkazanost', 'uhrada'],
    moneyHint: 'Stavbu z výzvy, prevádzku z príspevku ministerstva, úhrad a rozpočtu.'
  },
  {
    code: 'pobyt-po-nemocnici',
    fits: 'town',
    goal: GOOD_PLACE,
    title: 'Zriadiť prechodné miesta pre ľudí, ktorých prepustia z nemocnice',
    description:
      'Po zlomenine či porážke človek niekoľko týždňov nezvládne byť sám. V zariadení opatrovateľskej služby sa zotaví a rodina medzitým pripraví byt.',
    change: 'create',
    subject: ofService('zariadenie-opatrovatelskej-sluzby'),
    targetGroupCodes: ['seniori', 'zdravotne-postihnutie'],
    reasons: ['d', 'e'],
    activities: [
      workStep('Dohodnúť s nemocnicou, ako sa o prepustení dozvieme včas', '{referent}', FIRST_HALF, [
        'nemocnica'
      ]),
      step('Pripraviť miesta a pracovníkov', 'poskytovateľ služby', SECOND_YEAR),
      step('Poskytovať prechodné pobyty', 'poskytovateľ služby', FROM_THIRD)
    ],
    indicators: [
      grows(
        ['Prechodné miesta', 'miesta'],
        'Koľko ich je v {obci} dnes?',
        'Koľko ľudí mesačne prepustia a nemajú kam ísť?',
        'register poskytovateľov'
      ),
      grows(
        ['Podiel ľudí, ktorí sa z pobytu vrátili domov', '%'],
        'Ak služba nebola, nechajte prázdne.',
        'Aký podiel považujete za úspech?',
        'evidencia zariadenia'
      )
    ],
    conditions: 'Zdravotná sestra a fyzioterapeut aspoň na časť úväzku.',
    sources: ['obec', 'fp-odkazanost', 'uhrada', 'poistenie'],
    moneyHint: 'Ošetrovateľské úkony môže hradiť zdravotná poisťovňa.'
  },
  {
    code: 'bezpecny-byt',
    fits: 'both',
    goal: STAY_AT_HOME,
    title: 'Pomôcť starším ľuďom upraviť byt, aby v ňom nespadli',
    description:
      'Madlo pri vani, protišmyková rohož a svetlo na chodbe zabránia zlomenine. Príde človek, ktorý poradí, a remeselník, ktorý to urobí.',
    change: 'create',
    subject: { kind: 'buildings-barriers' },
    targetGroupCodes: ['seniori', 'zdravotne-postihnutie'],
    reasons: ['d', 'e'],
    activities: [
      workStep('Prejsť byty ľudí nad 75 rokov, ktorí o to požiadajú', '{referent}', ALWAYS, [
        'dobrovoľní hasiči'
      ]),
      step('Namontovať madlá a odstrániť drobné prekážky', 'údržba {obce}', FROM_SECOND_HALF)
    ],
    indicators: [
      grows(
        ['Počet upravených bytov', 'byty'],
        'Začínate od 0.',
        'Koľko bytov zvládne údržba za rok?',
        'záznamy údržby'
      )
    ],
    conditions: 'Remeselník na niekoľko hodín týždenne.',
    sources: ['obec', 'uhrada', 'dary'],
    moneyHint: 'Materiál stojí desiatky eur na byt; na väčšie úpravy sa dá žiadať príspevok úradu práce.'
  },
  {
    code: 'pozor-na-podvodnikov',
    fits: 'both',
    goal: NOT_ALONE,
    title: 'Chrániť starších ľudí pred podvodníkmi',
    description:
      'Podvodníci sa vydávajú za vnukov, policajtov či plynárov. S políciou budeme ľudí pravidelne varovať a dáme im číslo, na ktorom si príbeh overia.',
    change: 'create',
    subject: { kind: 'prevention' },
    targetGroupCodes: ['seniori'],
    reasons: ['e', 'g'],
    activities: [
      workStep('Usporiadať dvakrát do roka stretnutie s policajtom', '{referent}', ALWAYS, [
        'polícia',
        'denné centrum'
      ]),
      step('Rozniesť do domácností kartičku s číslom na overenie', '{referent}', FIRST_YEAR)
    ],
    indicators: [
      grows(
        ['Počet ľudí na stretnutiach za rok', 'ľudia'],
        'Koľkí prišli minulý rok?',
        'Koľkí sa zmestia a koľkých by ste chceli osloviť?',
        'prezenčné listiny'
      )
    ],
    conditions: 'Policajt, ktorý vie hovoriť jednoducho a s príkladmi.',
    sources: ['obec'],
    moneyHint: 'Tlač kartičiek a občerstvenie.'
  }
];
