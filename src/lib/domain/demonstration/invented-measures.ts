import type { CalendarDay } from '../shared/calendar-day.ts';
import type { AuthoredGoal, AuthoredMeasure } from './authored-plan.ts';
import type { InventedKind } from './invented-kinds.ts';
import { oneOf, type Random, wholeBetween } from './random.ts';

type Setting = {
  kind: InventedKind;
  years: readonly number[];
  asOf: CalendarDay;
  source: string;
  /** In the unit of the kind. */
  increase: number;
  random: Random;
};

type Template = Pick<AuthoredMeasure, 'title' | 'description' | 'change' | 'subject'> & { activity: string };

/** Measures of one goal, always as many as there are templates. */
export function inventedMeasures(setting: Setting): AuthoredMeasure[] {
  return templates(setting).map((template, at) => measureOf(template, setting, at === 0));
}

function templates({ kind, increase }: Setting): Template[] {
  const { whom, of, units, key } = kind;
  const service = { service: key.serviceTypeCode };
  return [
    {
      title: `Rozšíriť ${whom} o ${increase} ${units}`,
      description: `Kapacita ${of} sa zvýši postupne, aby ju bolo možné personálne a finančne udržať.`,
      change: 'extend',
      subject: service,
      activity: `Zabezpečiť personál a prevádzku ${of}`
    },
    {
      title: `Skvalitniť ${whom} vzdelávaním a supervíziou`,
      description: 'Pracovníci absolvujú každoročne vzdelávanie a pravidelnú supervíziu.',
      change: 'improve',
      subject: 'education-supervision',
      activity: 'Zostaviť a naplniť ročný plán vzdelávania'
    },
    {
      title: `Odstrániť bariéry v priestoroch ${of}`,
      description: 'Vstup, hygienické zariadenia a orientácia budú prístupné pre každého.',
      change: 'improve',
      subject: 'buildings-barriers',
      activity: 'Vypracovať projekt a stavebne upraviť priestory'
    },
    {
      title: `Informovať obyvateľov o možnostiach ${of}`,
      description: 'Prehľad bude na webovom sídle, v miestnych novinách a na úradnej tabuli.',
      change: 'create',
      subject: 'information',
      activity: 'Pripraviť a každý rok obnoviť prehľad'
    },
    {
      title: `Dohodnúť so susednými obcami spoločné zabezpečenie ${of}`,
      description: 'Obce si rozdelia náklady a vypomôžu si v čase choroby a dovoleniek.',
      change: 'secure-elsewhere',
      subject: service,
      activity: 'Pripraviť dohodu obcí a každoročne ju vyhodnotiť'
    }
  ];
}

const RESPONSIBLE = ['sociálne oddelenie', 'referentka obecného úradu', 'koordinátor komunitného plánovania'];
const PARTNERS = [
  'úrad práce, sociálnych vecí a rodiny',
  'miestna farnosť',
  'klub dôchodcov',
  'základná škola'
];

function measureOf(template: Template, setting: Setting, grows: boolean): AuthoredMeasure {
  const { kind, years, asOf, source, increase, random } = setting;
  const { activity, ...said } = template;
  const from = oneOf(random, years.slice(0, -1));
  const last = years.at(-1) ?? from;
  const euros = grows ? increase * kind.eurosPerUnit : wholeBetween(random, 3, 90) * 100;
  const now = grows ? 0 : wholeBetween(random, 0, 40);
  return {
    ...said,
    groups: [kind.key.targetGroupCode],
    capacity: grows ? [{ ...kind.key, year: from, change: increase, staffChange: 1 }] : [],
    indicators: [
      {
        title: grows ? `Zvýšenie kapacity ${kind.of}` : 'Podiel splnených krokov opatrenia',
        unit: grows ? 'počet' : '%',
        direction: 'up',
        baseline: { value: now, asOf, source },
        targets: [{ year: last, value: grows ? increase : 100 }],
        source: 'evidencia úradu'
      }
    ],
    activities: [
      {
        title: activity,
        responsible: oneOf(random, RESPONSIBLE),
        partners: [oneOf(random, PARTNERS)],
        from: `${from}-01-01`,
        to: `${last}-12-31`,
        costs: years
          .filter((year) => year >= from)
          .map((year) => ({
            ...{ year, sourceCode: 'obec', cents: euros * 100 },
            ...({ certainty: 'pledge', nature: 'running' } as const)
          }))
      }
    ]
  };
}

/** The goal that develops one kind of service. */
export function inventedGoal(setting: Setting, need: string): AuthoredGoal {
  const { kind, years, increase } = setting;
  return {
    title: `Do roku ${years.at(-1)} pokryť potrebu ${kind.of} obyvateľov`,
    description: `${kind.need} Kapacita ${kind.of} sa preto zvýši o ${increase} ${kind.units}.`,
    needs: [need],
    groups: [kind.key.targetGroupCode],
    services: [[kind.key.serviceTypeCode, kind.key.formCode]],
    measures: inventedMeasures(setting)
  };
}
