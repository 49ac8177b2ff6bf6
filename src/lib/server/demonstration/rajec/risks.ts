import type { AuthoredPlan, AuthoredSwot } from '#lib/domain/demonstration/authored-plan.ts';

function swot(
  group: string,
  quadrant: AuthoredSwot['quadrant'],
  text: string,
  ...findings: string[]
): AuthoredSwot {
  return { group, quadrant, text, findings };
}

export const SWOT: AuthoredPlan['swot'] = [
  swot('seniori', 'strength', 'Skúsený tím opatrovateliek, ktorým ľudia dôverujú.', 'homeCareSurvey'),
  swot('seniori', 'strength', 'Klub dôchodcov s tradíciou od roku 1978 a vyše sto členmi.'),
  swot('seniori', 'strength', 'Domov vďaky je v strede mesta a má dobré meno.', 'homeCost'),
  swot(
    'seniori',
    'weakness',
    'Opatrovanie nie je večer ani cez víkend.',
    'homeCareSurvey',
    'homeCareWaiting'
  ),
  swot('seniori', 'weakness', 'Opatrujúce rodiny nemajú kde načerpať sily.', 'carers', 'respite'),
  swot('seniori', 'opportunity', 'Mesto vlastní prázdne prízemie vedľa Domova vďaky.'),
  swot('seniori', 'threat', 'Do roku 2030 odíde do dôchodku najmenej päť opatrovateliek.', 'ageing'),
  swot(
    'zdravotne-postihnutie',
    'strength',
    'Rodičia dospelých detí sú ochotní spolupracovať a hostiť skúšobné bývanie.',
    'independent'
  ),
  swot('zdravotne-postihnutie', 'weakness', 'Sedem z dvanástich verejných budov má bariéry.', 'barriers'),
  swot(
    'zdravotne-postihnutie',
    'opportunity',
    'V Žiline pôsobí poskytovateľ, ktorý by v Rajci podporil samostatné bývanie.',
    'independent'
  ),
  swot(
    'zdravotne-postihnutie',
    'threat',
    'Bez prepravy ľudia vynechávajú vyšetrenia a stav sa im zhoršuje.',
    'transportSurvey'
  ),
  swot(
    'rodiny-s-detmi',
    'strength',
    'Škola a centrum voľného času rodiny poznajú a vedia ich osloviť.',
    'school'
  ),
  swot(
    'rodiny-s-detmi',
    'weakness',
    'V meste nie je ani jedna služba pre rodiny s deťmi.',
    'school',
    'parents'
  ),
  swot('rodiny-s-detmi', 'opportunity', 'Uvoľňuje sa školská družina a pavilón materskej školy.'),
  swot('rodiny-s-detmi', 'threat', 'Mladé rodiny odchádzajú do Žiliny.', 'decline'),
  swot(
    'socialne-vylucenie',
    'strength',
    'Mestská polícia a farská charita ľudí v núdzi osobne poznajú.',
    'homeless'
  ),
  swot('socialne-vylucenie', 'weakness', 'Poradenstvo stojí na jedinej pracovníčke.', 'counselling'),
  swot('socialne-vylucenie', 'opportunity', 'Nocľaháreň v Žiline má v zime voľné lôžka.', 'shelter'),
  swot(
    'socialne-vylucenie',
    'threat',
    'Tretina ľudí nevie, kam sa obrátiť, a prichádza neskoro.',
    'orientation'
  )
];

export const RISKS: AuthoredPlan['risks'] = [
  {
    title: 'Mesto nenájde dosť opatrovateliek',
    likelihood: 'high',
    impact: 'high',
    mitigation: 'Nábor rok vopred, preplatený kurz, supervízia a možnosť kratšieho úväzku.'
  },
  {
    title: 'Žiadosti o európske zdroje neuspejú',
    likelihood: 'medium',
    impact: 'high',
    mitigation: 'Projekty po etapách; stacionár sa dá otvoriť aj so šiestimi miestami z peňazí mesta.'
  },
  {
    title: 'Financovanie od roku 2027 sa zmení inak, než plán predpokladá',
    likelihood: 'medium',
    impact: 'medium',
    mitigation: 'Každoročný prepočet úhrad a rezerva v programovom rozpočte.'
  },
  {
    title: 'Po skončení projektu nebude nízkoprahovú službu z čoho platiť',
    likelihood: 'low',
    impact: 'high',
    mitigation: 'Náklady roku 2030 sú od začiatku zahrnuté do výhľadu rozpočtu mesta.'
  },
  {
    title: 'Ľudia stratia záujem o stretnutia pracovných skupín',
    likelihood: 'medium',
    impact: 'low',
    mitigation: 'Najviac dve stretnutia ročne a krátka správa o tom, čo sa vďaka nim zmenilo.'
  }
];
