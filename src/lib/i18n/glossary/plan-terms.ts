import type { GlossaryTerm } from './glossary-term.ts';

/** Words of the plan: what it is made of and what happens to it. */
export const PLAN_TERMS: readonly GlossaryTerm[] = [
  {
    code: 'komunitny-plan',
    provision: '§ 83',
    verified: true,
    sections: ['legal-frame'],
    term: { sk: 'komunitný plán sociálnych služieb', en: 'community plan of social services' },
    text: {
      sk: 'Dokument, v ktorom obec povie, aké sociálne služby ľudia majú, čo im chýba a čo s tým urobí. Má ho mať každá obec. Schvaľuje ho zastupiteľstvo.',
      en: 'A document in which a municipality says what social services people have, what they lack and what it will do about it. Every municipality should have one. The council approves it.'
    }
  },
  {
    code: 'narodne-priority',
    provision: '§ 79 ods. 1 písm. a)',
    verified: true,
    sections: ['legal-frame', 'goals-and-priorities'],
    term: { sk: 'národné priority', en: 'national priorities' },
    text: {
      sk: 'Zoznam toho, na čo sa majú služby na Slovensku v najbližších rokoch zamerať. Vydáva ho ministerstvo práce a plán obce má naň nadväzovať.',
      en: 'What services in Slovakia should concentrate on in the coming years. The ministry of labour issues the list, and a plan should follow it.'
    }
  },
  {
    code: 'koncepcia-kraja',
    provision: '§ 81',
    verified: false,
    sections: ['legal-frame'],
    term: { sk: 'koncepcia rozvoja sociálnych služieb', en: 'concept of the region' },
    text: {
      sk: 'Plán samosprávneho kraja. Vychádza aj z plánov obcí, preto kraj schválený plán obce potrebuje.',
      en: 'The plan of a self-governing region. It builds on the plans of municipalities, which is why the region needs them.'
    }
  },
  {
    code: 'posobnost',
    provision: '§ 80',
    verified: false,
    sections: ['competence', 'legal-frame'],
    term: { sk: 'pôsobnosť obce', en: 'competence of the municipality' },
    text: {
      sk: 'To, o čo sa obec podľa zákona musí postarať: službu poskytuje sama alebo ju zabezpečí u niekoho iného.',
      en: 'What the act obliges a municipality to see to: it provides the service itself or secures it from somebody else.'
    }
  },
  {
    code: 'zadavatel',
    provision: '',
    verified: true,
    sections: ['process'],
    term: { sk: 'zadávateľ, poskytovateľ, prijímateľ', en: 'commissioner, provider, recipient' },
    text: {
      sk: 'Traja, ktorí majú plán pripravovať spolu: obec, tí, ktorí služby poskytujú, a tí, ktorí ich potrebujú.',
      en: 'The three who should prepare a plan together: the municipality, those who provide services and those who need them.'
    }
  },
  {
    code: 'riadiaca-skupina',
    provision: '',
    verified: true,
    sections: ['process'],
    term: { sk: 'riadiaca skupina', en: 'steering group' },
    text: {
      sk: 'Niekoľko ľudí, ktorí prípravu plánu vedú a rozhodujú, keď sa pracovné skupiny nezhodnú. Malá obec ju mať nemusí.',
      en: 'A few people who lead the preparation and decide when working groups disagree. A small village can do without.'
    }
  },
  {
    code: 'pracovna-skupina',
    provision: '',
    verified: true,
    sections: ['process'],
    term: { sk: 'pracovná skupina', en: 'working group' },
    text: {
      sk: 'Ľudia, ktorí sa venujú jednej cieľovej skupine, napríklad seniorom. Majú v nej byť aj tí, ktorých sa služby týkajú.',
      en: 'People who work on one target group, for instance older people. Those whom the services concern should be among them.'
    }
  },
  {
    code: 'verejna-diskusia',
    provision: '§ 83 ods. 4',
    verified: true,
    sections: ['process'],
    term: { sk: 'verejná diskusia', en: 'public discussion' },
    text: {
      sk: 'Čas, keď je návrh plánu zverejnený a každý sa k nemu môže vyjadriť, písomne aj na stretnutí. Dĺžku sme v zákone nenašli; obce dávajú najčastejšie dva až tri týždne.',
      en: 'The time when the draft is public and everybody may comment, in writing or at a meeting. We found no length in the act; municipalities usually give two or three weeks.'
    }
  },
  {
    code: 'pripomienka',
    provision: '',
    verified: true,
    sections: ['process'],
    term: { sk: 'pripomienka', en: 'comment' },
    text: {
      sk: 'Návrh, čo v pláne zmeniť. Ku každej obec napíše, či ju prijala, a ak nie, prečo.',
      en: 'A proposal to change something in the draft. The municipality answers each: accepted or not, and why.'
    }
  },
  {
    code: 'analyza-sluzieb',
    provision: '§ 83 ods. 5 písm. a)',
    verified: false,
    sections: ['services-analysis'],
    term: { sk: 'analýza poskytovaných služieb', en: 'analysis of services' },
    text: {
      sk: 'Prehľad služieb, ktoré ľudia z obce využívajú: akého sú druhu a formy, komu slúžia, koľko ľudí zvládnu a koľko čaká.',
      en: 'What services people use: their kind and form, whom they serve, how many people they can take and how many wait.'
    }
  },
  {
    code: 'analyza-poziadaviek',
    provision: '§ 83 ods. 5 písm. b)',
    verified: false,
    sections: ['requirements-analysis'],
    term: { sk: 'analýza požiadaviek', en: 'analysis of requirements' },
    text: {
      sk: 'Čo od služieb čakajú tí, ktorí ich využívajú, aj ostatní obyvatelia. Nestačí povedať, čo si myslí úrad.',
      en: 'What recipients and other inhabitants expect of services. What the office thinks is not enough.'
    }
  },
  {
    code: 'zistenie',
    provision: '',
    verified: true,
    sections: ['requirements-analysis', 'social-situation'],
    term: { sk: 'zistenie', en: 'finding' },
    text: {
      sk: 'Jedna vec, ktorú ste sa dozvedeli: z dotazníka, zo stretnutia, zo štatistiky či od poskytovateľa. Píše sa k nej, odkiaľ je a z ktorého dňa.',
      en: 'One thing you learned: from a survey, a meeting, statistics or a provider. It says where it comes from and of which day it is.'
    }
  },
  {
    code: 'potreba',
    provision: '',
    verified: true,
    sections: ['requirements-analysis', 'goals-and-priorities'],
    term: { sk: 'potreba', en: 'need' },
    text: {
      sk: 'Čo zo zistení vyplýva: komu čo chýba. Rozlišuje sa potreba, ktorú určia odborníci, ktorú ľudia cítia, o ktorej splnenie požiadajú a ktorá vyjde z porovnania s inými miestami.',
      en: 'What follows from findings: who lacks what. There are needs set by experts, felt by people, expressed by asking, and seen by comparing with other places.'
    }
  },
  {
    code: 'swot',
    provision: '',
    verified: true,
    sections: ['swot'],
    term: { sk: 'silné a slabé stránky (SWOT)', en: 'strengths and weaknesses (SWOT)' },
    text: {
      sk: 'Tabuľka so štyrmi políčkami: v čom je obec dobrá, v čom slabá, čo jej zvonka môže pomôcť a čo uškodiť.',
      en: 'A table of four fields: what the place is good at, what it is weak at, what may help it from outside and what may harm it.'
    }
  },
  {
    code: 'vizia',
    provision: '',
    verified: true,
    sections: ['vision'],
    term: { sk: 'vízia', en: 'vision' },
    text: {
      sk: 'Jedna až tri vety o tom, ako majú ľudia, ktorí potrebujú pomoc, v obci žiť o niekoľko rokov.',
      en: 'One to three sentences on how people who need help should live here in some years.'
    }
  },
  {
    code: 'priorita',
    provision: '§ 83 ods. 5 písm. d)',
    verified: false,
    sections: ['goals-and-priorities'],
    term: { sk: 'priorita', en: 'priority' },
    text: {
      sk: 'Oblasť, na ktorú sa obec sústredí skôr než na iné. Pod ňou stoja ciele.',
      en: 'A field the municipality turns to before others. Goals stand under it.'
    }
  },
  {
    code: 'ciel',
    provision: '§ 83 ods. 5 písm. d)',
    verified: false,
    sections: ['goals-and-priorities'],
    term: { sk: 'cieľ', en: 'goal' },
    text: {
      sk: 'Stav, ktorý má nastať: pre koho, čo a dokedy. Ak sa týka služby, musí byť pri ňom číslo, teda potrebná kapacita.',
      en: 'What shall be true: for whom, what and by when. Where it is about a service it needs a figure, the capacity needed.'
    }
  },
  {
    code: 'opatrenie',
    provision: '',
    verified: true,
    sections: ['goals-and-priorities'],
    term: { sk: 'opatrenie', en: 'measure' },
    text: {
      sk: 'Čo obec urobí, aby sa cieľ splnil. Skladá sa z aktivít.',
      en: 'What the municipality does to reach a goal. It consists of activities.'
    }
  },
  {
    code: 'aktivita',
    provision: '',
    verified: true,
    sections: ['goals-and-priorities', 'timetable'],
    term: { sk: 'aktivita', en: 'activity' },
    text: {
      sk: 'Konkrétny krok opatrenia: kto zaň zodpovedá, od kedy do kedy trvá, koľko stojí a z čoho sa zaplatí.',
      en: 'A step of a measure: who answers for it, when it runs, what it costs and who pays.'
    }
  },
  {
    code: 'ukazovatel',
    provision: '',
    verified: true,
    sections: ['goals-and-priorities', 'annual-evaluation'],
    term: { sk: 'merateľný ukazovateľ', en: 'indicator' },
    text: {
      sk: 'Číslo, podľa ktorého spoznáte, či sa darí: dnešná hodnota, želaná hodnota a rok. Napríklad počet ľudí, ku ktorým chodí opatrovateľka.',
      en: 'A figure that tells whether things go well: today’s value, the value wanted and the year. For instance the number of people a carer visits.'
    }
  },
  {
    code: 'casovy-plan',
    provision: '§ 83 ods. 5 písm. e)',
    verified: false,
    sections: ['timetable'],
    term: { sk: 'časový plán', en: 'timetable' },
    text: {
      sk: 'Čo sa stane v ktorom roku. Pri každej službe má byť na každý rok kapacita, ktorá je, a o koľko ju treba zvýšiť.',
      en: 'What happens in which year. For every service and year it gives the capacity there is and by how much it must grow.'
    }
  },
  {
    code: 'kapacita',
    provision: '§ 83',
    verified: false,
    sections: ['services-analysis', 'timetable', 'goals-and-priorities'],
    term: { sk: 'kapacita', en: 'capacity' },
    text: {
      sk: 'Koľko ľudí služba zvládne. Počíta sa v miestach, v ľuďoch, v hodinách alebo v obedoch; rôzne jednotky sa nesčítavajú.',
      en: 'How many people a service can take. It is counted in places, people, hours or meals; different units are never added.'
    }
  },
  {
    code: 'podmienky',
    provision: '§ 83',
    verified: false,
    sections: ['conditions', 'resources'],
    term: { sk: 'podmienky', en: 'conditions' },
    text: {
      sk: 'Čo treba, aby sa plán dal splniť: ľudia (personálne), peniaze (finančné), priestory a vybavenie (prevádzkové), dohody a zodpovednosť (organizačné).',
      en: 'What it takes to carry the plan out: people, money, rooms and equipment, agreements and responsibility.'
    }
  },
  {
    code: 'bez-krytia',
    provision: '',
    verified: true,
    sections: ['conditions'],
    term: { sk: 'zámer, prísľub, zmluva; bez krytia', en: 'intention, pledge, contract; uncovered' },
    text: {
      sk: 'Aké isté sú peniaze. Zámer je len želanie, prísľub niekto dal, zmluva je podpísaná. Čo je iba zámerom, o tom Opora hovorí, že je bez krytia.',
      en: 'How sure money is. An intention is a wish, a pledge was given, a contract is signed. What is only an intention counts as uncovered.'
    }
  },
  {
    code: 'vyhodnotenie',
    provision: '§ 83 ods. 5 písm. f)',
    verified: false,
    sections: ['annual-evaluation'],
    term: { sk: 'každoročné vyhodnotenie', en: 'annual evaluation' },
    text: {
      sk: 'Správa o tom, čo sa za rok splnilo, čo nie a prečo. Robí sa každý rok, nie raz za celé obdobie.',
      en: 'A report on what was done in a year, what was not and why. It is made every year, not once for the whole period.'
    }
  },
  {
    code: 'dodatok',
    provision: '§ 83 ods. 5 písm. g)',
    verified: false,
    sections: ['change-and-update'],
    term: { sk: 'dodatok a aktualizácia', en: 'amendment and update' },
    text: {
      sk: 'Zmena schváleného plánu. Predchádzajúce znenie ostáva zverejnené a zmenu schvaľuje zastupiteľstvo.',
      en: 'A change of an approved plan. The former wording stays public, and the council approves the change.'
    }
  },
  {
    code: 'uznesenie',
    provision: 'zákon č. 369/1990 Z. z.',
    verified: true,
    sections: ['change-and-update'],
    term: { sk: 'uznesenie', en: 'resolution' },
    text: {
      sk: 'Rozhodnutie zastupiteľstva s číslom a dňom. Ním sa plán schvaľuje.',
      en: 'A decision of the council with a number and a day. It is how a plan is approved.'
    }
  },
  {
    code: 'zaslanie-kraju',
    provision: '§ 83 ods. 2',
    verified: true,
    sections: [],
    term: { sk: 'zaslanie plánu kraju', en: 'sending the plan to the region' },
    text: {
      sk: 'Schválený plán treba poslať samosprávnemu kraju do 15 dní. NKÚ už dvanásť dní omeškania zapísal ako porušenie.',
      en: 'The approved plan is to be sent to the region within 15 days. The supreme audit office recorded a delay of twelve days as a violation.'
    }
  },
  {
    code: 'vyjadrenie-o-sulade',
    provision: '§ 83 ods. 8 až 10',
    verified: true,
    sections: [],
    term: { sk: 'vyjadrenie o súlade', en: 'statement of compliance' },
    text: {
      sk: 'Potvrdenie obce alebo kraja, že služba je v súlade s plánom. Poskytovateľ ho potrebuje, keď žiada ministerstvo o príspevok. Vydáva sa bezplatne.',
      en: 'A confirmation by the municipality or region that a service agrees with the plan. A provider needs it to ask the ministry for money. It is free.'
    }
  },
  {
    code: 'miestne-specifika',
    provision: '§ 83',
    verified: false,
    sections: ['social-situation'],
    term: { sk: 'miestne špecifiká', en: 'local specifics' },
    text: {
      sk: 'Čím sa vaše miesto líši od ostatných a čo to znamená pre služby: vzdialené osady, kopce, veľa starých ľudí v jednej časti.',
      en: 'How your place differs from others and what it means for services: remote hamlets, hills, many old people in one part.'
    }
  },
  {
    code: 'index-starnutia',
    provision: '',
    verified: true,
    sections: ['social-situation'],
    term: { sk: 'index starnutia', en: 'ageing index' },
    text: {
      sk: 'Koľko ľudí od 65 rokov pripadá na sto detí do 14 rokov. Nad 100 je starších viac ako detí.',
      en: 'How many people of 65 and more there are per hundred children up to 14. Above 100, the old outnumber the children.'
    }
  },
  {
    code: 'vzor',
    provision: '',
    verified: true,
    sections: [],
    term: { sk: 'vzorový text', en: 'sample text' },
    text: {
      sk: 'Príklad, ako môže časť plánu znieť. V Opore sa počíta ako prázdny, kým ho neprepíšete.',
      en: 'An example of how a part of the plan may read. In Opora it counts as empty until you rewrite it.'
    }
  }
];
