import type { AuthoredPlan } from '#lib/domain/demonstration/authored-plan.ts';
import { INVENTED } from '../authoring.ts';

const CENSUS = 'ŠÚ SR, Sčítanie obyvateľov, domov a bytov 2021';

export const FINDINGS: AuthoredPlan['findings'] = {
  seniors: {
    statement:
      'Pri sčítaní 1. januára 2021 mal Rajec 5 897 obyvateľov. Vek 65 a viac rokov dosiahlo 933 z nich (15,8 %), vek 80 a viac rokov 146 (2,5 %).',
    origin: 'statistic',
    kindOfNeed: 'normative',
    voice: 'office',
    asOf: '2021-01-01',
    source: CENSUS,
    targetGroupCodes: ['seniori'],
    service: 'opatrovatelska-sluzba',
    form: 'terenna'
  },
  ageing: {
    statement:
      'Ďalších 837 obyvateľov malo pri sčítaní 55 až 64 rokov. Do roku 2031 teda 65 rokov dovŕši takmer toľko ľudí, koľko seniorov mesto malo v roku 2021.',
    origin: 'statistic',
    kindOfNeed: 'normative',
    voice: 'office',
    asOf: '2021-01-01',
    source: CENSUS,
    targetGroupCodes: ['seniori']
  },
  decline: {
    statement:
      'Počet obyvateľov klesá: 5 897 v roku 2021, 5 818 v roku 2022, 5 777 v roku 2023 a 5 703 v roku 2024. Odchádzajú najmä mladí, pomoc v rodine ubúda.',
    origin: 'statistic',
    kindOfNeed: 'comparative',
    voice: 'office',
    asOf: '2024-12-31',
    source: 'ŠÚ SR, počet obyvateľov podľa obcí; posledná veta je úsudok spracovateľa',
    targetGroupCodes: ['seniori', 'rodiny-s-detmi']
  },
  comparison: {
    statement:
      'Partizánske malo v roku 2021 na opatrovateľskú službu 26 opatrovateliek pre 72 prijímateľov mesačne, teda asi troch ľudí na jednu opatrovateľku. Rajec je na tom podobne, nemá však koho poslať, keď opatrovateľka ochorie.',
    origin: 'statistic',
    kindOfNeed: 'comparative',
    voice: 'office',
    asOf: '2022-06-01',
    source: 'teraz.sk, údaje mesta Partizánske za rok 2021; porovnanie s Rajcom vymyslené na ukážku',
    targetGroupCodes: ['seniori', 'zdravotne-postihnutie'],
    service: 'opatrovatelska-sluzba',
    form: 'terenna'
  },
  homeCareWaiting: {
    statement:
      'V roku 2025 mesto prijalo 19 žiadostí o opatrovateľskú službu, 8 z nich nevybavilo do dvoch mesiacov, lebo nemalo voľnú opatrovateľku.',
    origin: 'register',
    kindOfNeed: 'expressed',
    voice: 'recipients',
    asOf: '2025-06-30',
    source: `Evidencia žiadostí mestského úradu, ${INVENTED}`,
    targetGroupCodes: ['seniori', 'zdravotne-postihnutie'],
    service: 'opatrovatelska-sluzba',
    form: 'terenna'
  },
  homeCareSurvey: {
    statement:
      'Prijímatelia opatrovateľskej služby sú s opatrovateľkami spokojní (93 %), no takmer polovici chýba pomoc večer a cez víkend.',
    origin: 'survey',
    kindOfNeed: 'felt',
    voice: 'recipients',
    asOf: '2025-05-16',
    source: `Dotazník prijímateľov, ${INVENTED}`,
    sample: { answers: 21, population: 28 },
    targetGroupCodes: ['seniori', 'zdravotne-postihnutie'],
    service: 'opatrovatelska-sluzba',
    form: 'terenna'
  },
  carers: {
    statement:
      'Rodinní opatrovatelia na stretnutí opakovane povedali, že nevedia, komu zveriť blízkeho čo i len na jedno dopoludnie. Najviac by pomohol stacionár v meste.',
    origin: 'meeting',
    kindOfNeed: 'felt',
    voice: 'recipients',
    asOf: '2025-04-23',
    source: `Zápis zo stretnutia pracovnej skupiny, ${INVENTED}`,
    targetGroupCodes: ['seniori'],
    service: 'denny-stacionar',
    form: 'ambulantna'
  },
  respite: {
    statement:
      'Odľahčovaciu službu mesto neposkytuje. Informovalo sa o ňu 9 rodín; väčšina z nich by prijala pomoc doma na niekoľko hodín týždenne.',
    origin: 'register',
    kindOfNeed: 'expressed',
    voice: 'recipients',
    asOf: '2025-06-30',
    source: `Záznamy sociálnej referentky, ${INVENTED}`,
    targetGroupCodes: ['seniori'],
    service: 'odlahcovacia-sluzba',
    form: 'terenna'
  },
  homeCost: {
    statement:
      'Domov vďaky mal v roku 2019 obsadených všetkých 29 miest. Ekonomicky oprávnené náklady boli 311 584,06 €, teda 895,35 € na prijímateľa a mesiac.',
    origin: 'provider',
    kindOfNeed: 'normative',
    voice: 'providers',
    asOf: '2020-02-28',
    source: 'Mesto Rajec, ekonomicky oprávnené náklady za rok 2019 (rajec.info)',
    targetGroupCodes: ['seniori'],
    service: 'zariadenie-pre-seniorov',
    form: 'pobytova'
  },
  homeWaiting: {
    statement:
      'V poradovníku Domova vďaky je 14 žiadateľov s trvalým pobytom v Rajci. Priemerne čakajú sedem mesiacov.',
    origin: 'provider',
    kindOfNeed: 'expressed',
    voice: 'providers',
    asOf: '2025-06-30',
    source: `Poradovník Domova vďaky, ${INVENTED}`,
    targetGroupCodes: ['seniori'],
    service: 'zariadenie-pre-seniorov',
    form: 'pobytova'
  },
  homeRooms: {
    statement:
      'Obyvatelia Domova vďaky a ich rodiny si najviac želajú viac súkromia: štyri izby sú trojposteľové.',
    origin: 'survey',
    kindOfNeed: 'felt',
    voice: 'recipients',
    asOf: '2025-05-16',
    source: `Rozhovory s prijímateľmi, ${INVENTED}`,
    sample: { answers: 22, population: 29 },
    targetGroupCodes: ['seniori'],
    service: 'zariadenie-pre-seniorov',
    form: 'pobytova'
  },
  transport: {
    statement:
      'Mesto už v roku 2019 overovalo záujem o prepravu vozidlom s plošinou v pracovných dňoch od 6.30 do 14.30 h, k lekárovi, do lekárne a na úrady, pre ľudí s ťažkým zdravotným postihnutím, nad 62 rokov a pre rodičov detí do 6 rokov.',
    origin: 'expert',
    kindOfNeed: 'normative',
    voice: 'office',
    asOf: '2019-12-31',
    source: 'Mesto Rajec, anketa o prepravnej službe (rajec.info)',
    targetGroupCodes: ['zdravotne-postihnutie', 'seniori'],
    service: 'prepravna-sluzba',
    form: 'ina'
  },
  transportSurvey: {
    statement:
      'Pätina odpovedajúcich uviedla, že niekto v ich domácnosti vynechal za posledný rok lekárske vyšetrenie, lebo sa naň nemal ako dostať.',
    origin: 'survey',
    kindOfNeed: 'felt',
    voice: 'inhabitants',
    asOf: '2025-05-16',
    source: `Dotazník pre domácnosti, ${INVENTED}`,
    sample: { answers: 412, population: 4838 },
    targetGroupCodes: ['zdravotne-postihnutie', 'seniori'],
    service: 'prepravna-sluzba',
    form: 'ina'
  },
  barriers: {
    statement:
      'Pri spoločnej obhliadke s ľuďmi na vozíku bolo bez cudzej pomoci dostupných 5 z 12 verejných budov v centre mesta.',
    origin: 'meeting',
    kindOfNeed: 'felt',
    voice: 'recipients',
    asOf: '2025-06-11',
    source: `Zápis z obhliadky, ${INVENTED}`,
    targetGroupCodes: ['zdravotne-postihnutie']
  },
  independent: {
    statement:
      'Rodičia dospelých detí so zdravotným postihnutím sa obávajú, kto sa o ne postará po nich. Záujem o podporu samostatného bývania prejavilo 5 rodín.',
    origin: 'meeting',
    kindOfNeed: 'expressed',
    voice: 'recipients',
    asOf: '2025-04-24',
    source: `Zápis zo stretnutia pracovnej skupiny, ${INVENTED}`,
    targetGroupCodes: ['zdravotne-postihnutie'],
    service: 'podpora-samostatneho-byvania',
    form: 'terenna'
  },
  school: {
    statement:
      'Základná škola a centrum voľného času hovoria o deťoch, ktoré po vyučovaní nemajú kam ísť. Škola ich pozná asi tridsať.',
    origin: 'expert',
    kindOfNeed: 'normative',
    voice: 'providers',
    asOf: '2025-04-24',
    source: `Zápis zo stretnutia pracovnej skupiny, ${INVENTED}`,
    targetGroupCodes: ['rodiny-s-detmi'],
    service: 'nizkoprahova-sluzba-pre-deti-a-rodinu',
    form: 'ambulantna'
  },
  parents: {
    statement:
      'V Rajci žilo pri sčítaní 200 detí do dvoch rokov vrátane. Rodičia na stretnutí uviedli, že najbližšie zariadenie pre deti do troch rokov s voľným miestom je v Žiline.',
    origin: 'meeting',
    kindOfNeed: 'felt',
    voice: 'inhabitants',
    asOf: '2025-05-06',
    source: `${CENSUS}; zápis zo stretnutia rodičov ${INVENTED}`,
    targetGroupCodes: ['rodiny-s-detmi'],
    service: 'zariadenie-deti-do-troch-rokov',
    form: 'ambulantna'
  },
  counselling: {
    statement:
      'Sociálnu agendu mesta vedie jedna pracovníčka. V roku 2024 poskytla základné poradenstvo v 312 prípadoch, v čase jej neprítomnosti ho neposkytol nikto.',
    origin: 'register',
    kindOfNeed: 'expressed',
    voice: 'office',
    asOf: '2024-12-31',
    source: `Jednoosobová agenda je známa zo stránky mesta; počty ${INVENTED}`,
    targetGroupCodes: ['socialne-vylucenie', 'seniori', 'rodiny-s-detmi'],
    service: 'zakladne-socialne-poradenstvo',
    form: 'ambulantna'
  },
  orientation: {
    statement:
      'Tretina odpovedajúcich nevedela pomenovať nikoho, na koho by sa obrátila, keby potrebovala sociálnu službu pre seba alebo blízkeho.',
    origin: 'survey',
    kindOfNeed: 'felt',
    voice: 'inhabitants',
    asOf: '2025-05-16',
    source: `Dotazník pre domácnosti, ${INVENTED}`,
    sample: { answers: 412, population: 4838 },
    targetGroupCodes: ['socialne-vylucenie', 'seniori', 'rodiny-s-detmi', 'zdravotne-postihnutie'],
    service: 'zakladne-socialne-poradenstvo',
    form: 'ambulantna'
  },
  homeless: {
    statement:
      'Mestská polícia pozná 7 ľudí, ktorí v meste nocujú v nevhodných podmienkach. Nemajú sa kde osprchovať ani vyprať si šaty.',
    origin: 'register',
    kindOfNeed: 'normative',
    voice: 'office',
    asOf: '2025-06-30',
    source: `Zistenie mestskej polície, ${INVENTED}`,
    targetGroupCodes: ['socialne-vylucenie'],
    service: 'stredisko-osobnej-hygieny',
    form: 'ambulantna'
  },
  shelter: {
    statement:
      'V zimných mesiacoch mesto hľadalo prístrešie pre niekoľko ľudí. Vlastná nocľaháreň by stála väčšinu roka prázdna, dohoda s poskytovateľom v Žiline je lacnejšia aj rýchlejšia.',
    origin: 'expert',
    kindOfNeed: 'comparative',
    voice: 'office',
    asOf: '2025-06-30',
    source: `Úsudok pracovnej skupiny, ${INVENTED}`,
    targetGroupCodes: ['socialne-vylucenie'],
    service: 'noclaharen',
    form: 'pobytova'
  }
};

export const NEEDS: AuthoredPlan['needs'] = {
  homeCare: {
    title: 'Viac opatrovania doma a v čase, keď ho ľudia potrebujú',
    description:
      'Opatrovateľiek je málo na to, aby mesto vyhovelo každému do mesiaca, a večer ani cez víkend služba nie je.',
    targetGroupCodes: ['seniori', 'zdravotne-postihnutie'],
    findings: ['seniors', 'ageing', 'comparison', 'homeCareWaiting', 'homeCareSurvey'],
    service: 'opatrovatelska-sluzba',
    form: 'terenna'
  },
  relief: {
    title: 'Oddych pre rodiny, ktoré opatrujú blízkeho',
    description: 'Chýba miesto na deň aj pomoc doma na niekoľko hodín.',
    targetGroupCodes: ['seniori'],
    findings: ['ageing', 'carers', 'respite'],
    service: 'denny-stacionar',
    form: 'ambulantna'
  },
  respiteAtHome: {
    title: 'Niekoľko hodín pomoci doma namiesto opatrujúceho',
    description: 'Rodiny si želajú krátku pomoc v domácnosti, nie pobyt v zariadení.',
    targetGroupCodes: ['seniori'],
    findings: ['respite', 'carers'],
    service: 'odlahcovacia-sluzba',
    form: 'terenna'
  },
  aids: {
    title: 'Pomôcky požičané na čas, kým ich schváli poisťovňa',
    description: 'Po návrate z nemocnice rodiny týždne čakajú na polohovaciu posteľ či vozík.',
    targetGroupCodes: ['zdravotne-postihnutie', 'seniori'],
    findings: ['homeCareSurvey', 'carers'],
    service: 'pozicovanie-pomocok',
    form: 'ina'
  },
  seniorHome: {
    title: 'Miesto v zariadení pre seniorov bez dlhého čakania a so súkromím',
    description: 'Domov vďaky je plný a štyri izby sú trojposteľové.',
    targetGroupCodes: ['seniori'],
    findings: ['homeCost', 'homeWaiting', 'homeRooms', 'ageing'],
    service: 'zariadenie-pre-seniorov',
    form: 'pobytova'
  },
  transport: {
    title: 'Doprava k lekárovi a na úrad pre ľudí, ktorí sa ťažko pohybujú',
    description: 'Autobus nie je pre každého a rodina nemá vždy čas.',
    targetGroupCodes: ['zdravotne-postihnutie', 'seniori'],
    findings: ['transport', 'transportSurvey', 'barriers'],
    service: 'prepravna-sluzba',
    form: 'ina'
  },
  independence: {
    title: 'Podpora dospelých so zdravotným postihnutím v samostatnom živote',
    description: 'Mladí dospelí ostávajú u rodičov, lebo inú možnosť nemajú.',
    targetGroupCodes: ['zdravotne-postihnutie'],
    findings: ['independent'],
    service: 'podpora-samostatneho-byvania',
    form: 'terenna'
  },
  children: {
    title: 'Bezpečné miesto a včasná pomoc pre deti a rodiny v ťažkej situácii',
    description: 'Škola problémy vidí, no nemá kam dieťa a rodičov odporučiť.',
    targetGroupCodes: ['rodiny-s-detmi'],
    findings: ['school', 'orientation'],
    service: 'nizkoprahova-sluzba-pre-deti-a-rodinu',
    form: 'ambulantna'
  },
  smallChildren: {
    title: 'Starostlivosť o deti do troch rokov, aby sa rodičia mohli vrátiť do práce',
    description: 'Voľné miesto je až v Žiline.',
    targetGroupCodes: ['rodiny-s-detmi'],
    findings: ['parents', 'decline'],
    service: 'zariadenie-deti-do-troch-rokov',
    form: 'ambulantna'
  },
  orientation: {
    title: 'Vedieť, kam sa obrátiť',
    description: 'Jedna pracovníčka nestačí a prehľad služieb na jednom mieste chýba.',
    targetGroupCodes: ['socialne-vylucenie', 'seniori', 'rodiny-s-detmi', 'zdravotne-postihnutie'],
    findings: ['counselling', 'orientation'],
    service: 'zakladne-socialne-poradenstvo',
    form: 'ambulantna'
  },
  crisis: {
    title: 'Základná pomoc pre ľudí bez domova',
    description: 'Sprcha, čisté šaty a v zime strecha nad hlavou.',
    targetGroupCodes: ['socialne-vylucenie'],
    findings: ['homeless', 'shelter'],
    service: 'noclaharen',
    form: 'pobytova'
  },
  hygiene: {
    title: 'Miesto, kde sa dá umyť a vyprať',
    description: 'V meste ho nikto neposkytuje.',
    targetGroupCodes: ['socialne-vylucenie'],
    findings: ['homeless'],
    service: 'stredisko-osobnej-hygieny',
    form: 'ambulantna'
  }
};
