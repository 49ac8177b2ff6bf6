import type { AuthoredPlan } from '#lib/domain/demonstration/authored-plan.ts';
import { INVENTED } from '../authoring.ts';

const CENSUS = 'ŠÚ SR, Sčítanie obyvateľov, domov a bytov 2021';

export const FINDINGS: AuthoredPlan['findings'] = {
  seniors: {
    statement:
      'Pri sčítaní 1. januára 2021 mal Bánov 3 697 obyvateľov. Vek 65 a viac rokov dosiahlo 716 z nich (19,4 %), vek 80 a viac rokov 146. Na sto detí do 14 rokov pripadalo 139,8 seniora.',
    origin: 'statistic',
    kindOfNeed: 'normative',
    voice: 'office',
    asOf: '2021-01-01',
    source: CENSUS,
    targetGroupCodes: ['seniori']
  },
  comparison: {
    statement:
      'Podiel ľudí vo veku 65 a viac rokov je v Bánove 19,4 %, na celom Slovensku 17,1 %. Obec je teda staršia než krajina.',
    origin: 'statistic',
    kindOfNeed: 'comparative',
    voice: 'office',
    asOf: '2021-01-01',
    source: CENSUS,
    targetGroupCodes: ['seniori']
  },
  waiting: {
    statement: 'Na opatrovateľskú službu čakalo 5 ľudí; obec nemá ďalšiu opatrovateľku.',
    origin: 'register',
    kindOfNeed: 'expressed',
    voice: 'recipients',
    asOf: '2025-08-31',
    source: `Evidencia žiadostí obecného úradu, ${INVENTED}`,
    targetGroupCodes: ['seniori'],
    service: 'opatrovatelska-sluzba',
    form: 'terenna'
  },
  lunches: {
    statement:
      'Rozvážané obedy ľuďom chutia, no v sobotu a v nedeľu ich nemajú. Obec prispieva dôchodcom jedno euro na obed.',
    origin: 'survey',
    kindOfNeed: 'felt',
    voice: 'recipients',
    asOf: '2025-05-30',
    source: `Príspevok: obec Bánov (banov.sk); odpovede z dotazníka ${INVENTED}`,
    sample: { answers: 31, population: 40 },
    targetGroupCodes: ['seniori'],
    service: 'jedalen',
    form: 'terenna'
  },
  doctor: {
    statement: 'Najčastejšia odpoveď na otázku, čo v obci chýba, bola doprava k lekárovi do Nových Zámkov.',
    origin: 'survey',
    kindOfNeed: 'felt',
    voice: 'inhabitants',
    asOf: '2025-05-30',
    source: `Dotazník vložený do obecných novín, ${INVENTED}`,
    sample: { answers: 118, population: 3012 },
    targetGroupCodes: ['seniori', 'zdravotne-postihnutie'],
    service: 'prepravna-sluzba',
    form: 'ina'
  },
  lonely: {
    statement:
      'Na stretnutí v kultúrnom dome seniori hovorili najmä o osamelosti. Klub dôchodcov je otvorený raz do týždňa a v zime sa doň zle chodí.',
    origin: 'meeting',
    kindOfNeed: 'felt',
    voice: 'inhabitants',
    asOf: '2025-06-12',
    source: `Zápis zo stretnutia s obyvateľmi, ${INVENTED}`,
    targetGroupCodes: ['seniori', 'socialne-vylucenie'],
    service: 'denne-centrum',
    form: 'ambulantna'
  },
  families: {
    statement:
      'Riaditeľka školy upozornila na rodiny, ktoré si nevedia rady s dlhmi a s dávkami a na úrad prichádzajú, až keď je zle.',
    origin: 'expert',
    kindOfNeed: 'normative',
    voice: 'providers',
    asOf: '2025-06-12',
    source: `Zápis zo stretnutia s obyvateľmi, ${INVENTED}`,
    targetGroupCodes: ['rodiny-s-detmi', 'socialne-vylucenie'],
    service: 'zakladne-socialne-poradenstvo',
    form: 'ambulantna'
  }
};

export const NEEDS: AuthoredPlan['needs'] = {
  homeCare: {
    title: 'Opatrovanie doma pre každého, kto ho potrebuje',
    description: 'Opatrovateľiek je menej ako žiadostí.',
    targetGroupCodes: ['seniori'],
    findings: ['seniors', 'comparison', 'waiting'],
    service: 'opatrovatelska-sluzba',
    form: 'terenna'
  },
  meals: {
    title: 'Teplý obed aj cez víkend',
    description: 'V pracovné dni obedy sú, cez víkend nie.',
    targetGroupCodes: ['seniori'],
    findings: ['lunches'],
    service: 'jedalen',
    form: 'terenna'
  },
  transport: {
    title: 'Doprava k lekárovi',
    description: 'Autobus je pre mnohých starších ľudí namáhavý a spoje nenadväzujú.',
    targetGroupCodes: ['seniori', 'zdravotne-postihnutie'],
    findings: ['doctor', 'seniors'],
    service: 'prepravna-sluzba',
    form: 'ina'
  },
  company: {
    title: 'Spoločnosť a miesto na stretávanie',
    description: 'Osamelosť je podľa seniorov horšia než choroba.',
    targetGroupCodes: ['seniori', 'socialne-vylucenie'],
    findings: ['lonely'],
    service: 'denne-centrum',
    form: 'ambulantna'
  },
  advice: {
    title: 'Rada skôr, než je zle',
    description: 'Rodiny prichádzajú na úrad neskoro.',
    targetGroupCodes: ['rodiny-s-detmi', 'socialne-vylucenie'],
    findings: ['families'],
    service: 'zakladne-socialne-poradenstvo',
    form: 'ambulantna'
  }
};

export const SWOT: AuthoredPlan['swot'] = [
  {
    group: 'seniori',
    quadrant: 'strength',
    text: 'Opatrovateľská služba je zapísaná v registri a ľudia jej dôverujú.',
    findings: ['waiting']
  },
  {
    group: 'seniori',
    quadrant: 'weakness',
    text: 'Nie je kým zastúpiť opatrovateľku v čase choroby.',
    findings: ['waiting']
  },
  {
    group: 'seniori',
    quadrant: 'opportunity',
    text: 'Susedné obce majú o spoločné vozidlo záujem.',
    findings: ['doctor']
  },
  {
    group: 'seniori',
    quadrant: 'threat',
    text: 'Každý piaty obyvateľ má 65 a viac rokov a ich podiel rastie.',
    findings: ['seniors', 'comparison']
  },
  {
    group: 'rodiny-s-detmi',
    quadrant: 'strength',
    text: 'Škola rodiny pozná a má ich dôveru.',
    findings: ['families']
  },
  {
    group: 'rodiny-s-detmi',
    quadrant: 'weakness',
    text: 'Poradenstvo je na úrade len v úradných hodinách.',
    findings: ['families']
  },
  {
    group: 'socialne-vylucenie',
    quadrant: 'opportunity',
    text: 'Kultúrny dom je bezbariérový a cez deň prázdny.',
    findings: ['lonely']
  },
  {
    group: 'zdravotne-postihnutie',
    quadrant: 'weakness',
    text: 'Ľudia bez auta sa k odbornému lekárovi dostanú len s pomocou rodiny.',
    findings: ['doctor']
  }
];
