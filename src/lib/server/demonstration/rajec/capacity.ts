import type { AuthoredPlan, AuthoredRow } from '#lib/domain/demonstration/authored-plan.ts';
import { SECURED_WITH_NOBODY } from '#lib/domain/directory/directory-entry.ts';
import type { KindChoice } from '#lib/domain/plans/capacity-matrix.ts';
import { INVENTED, numbers } from '../authoring.ts';
import { ROWS } from './rows.ts';

const DAY = '2025-06-30';
const NEED = `Odhad pracovnej skupiny z analýzy potrieb, ${INVENTED}`;
const OFFICE = `Evidencia mestského úradu, ${INVENTED}`;

const need = (...values: number[]) => numbers(DAY, NEED, ...values);
const existing = (value: number, source = OFFICE) => numbers(DAY, source, value);

export const CAPACITY_ROWS: readonly AuthoredRow[] = [
  {
    key: ROWS.homeCareSeniors,
    ownNeed: need(30, 31, 32, 34, 34),
    existing: existing(24),
    staff: numbers(DAY, OFFICE, 8)
  },
  { key: ROWS.homeCareDisability, ownNeed: need(5), existing: existing(4), staff: numbers(DAY, OFFICE, 1) },
  {
    key: ROWS.seniorHome,
    ownNeed: need(38, 39, 39, 40, 40),
    existing: existing(29, 'Mesto Rajec, ekonomicky oprávnené náklady za rok 2019 (rajec.info)'),
    securedElsewhere: { ...need(5), name: 'zariadenia pre seniorov v okrese Žilina' },
    staff: numbers(DAY, `Domov vďaky, ${INVENTED}`, 16)
  },
  { key: ROWS.dayCare, ownNeed: need(11, 12, 12, 12, 12), existing: existing(0) },
  {
    key: ROWS.club,
    ownNeed: need(100),
    existing: existing(100, 'Klub dôchodcov Rajec, vyše sto členov (rajec.sk)')
  },
  { key: ROWS.meals, ownNeed: need(60), existing: existing(60) },
  { key: ROWS.respite, ownNeed: need(600, 650, 700, 720, 720), existing: existing(0) },
  { key: ROWS.aids, ownNeed: need(15), existing: existing(0) },
  { key: ROWS.transport, ownNeed: need(40), existing: existing(0) },
  {
    key: ROWS.independentLiving,
    ownNeed: need(4),
    existing: existing(0),
    securedElsewhere: { ...need(0, 0, 4, 4, 4), name: 'poskytovateľ podpory samostatného bývania v Žiline' }
  },
  { key: ROWS.lowThreshold, ownNeed: need(30), existing: existing(0) },
  { key: ROWS.smallChildren, ownNeed: need(8, 8, 10, 10, 10), existing: existing(0) },
  {
    key: ROWS.counselling,
    ownNeed: need(350, 400, 430, 450, 450),
    existing: existing(312),
    staff: numbers(DAY, 'Mesto Rajec, jednoosobová sociálna agenda', 1)
  },
  { key: ROWS.hygiene, ownNeed: need(8, 10, 10, 10, 10), existing: existing(0) },
  {
    key: ROWS.nightShelter,
    ownNeed: need(2),
    existing: existing(0),
    securedElsewhere: { ...need(2), name: 'nocľaháreň v Žiline' }
  }
];

const DECIDED = '2025-09-24';

function provide(serviceTypeCode: string, reason = ''): KindChoice {
  return {
    ...SECURED_WITH_NOBODY,
    serviceTypeCode,
    choice: 'provide',
    reason,
    securedAt: '',
    decidedOn: DECIDED
  };
}

function elsewhere(serviceTypeCode: string, securedAt: string, reason: string): KindChoice {
  return {
    ...SECURED_WITH_NOBODY,
    serviceTypeCode,
    choice: 'secured-elsewhere',
    reason,
    securedAt,
    decidedOn: DECIDED
  };
}

function notNeeded(serviceTypeCode: string, reason: string): KindChoice {
  return {
    ...SECURED_WITH_NOBODY,
    serviceTypeCode,
    choice: 'not-needed',
    reason,
    securedAt: '',
    decidedOn: DECIDED
  };
}

/** What the town decided for every kind that is in the competence of a municipality. */
export const CHOICES: AuthoredPlan['choices'] = [
  provide('opatrovatelska-sluzba'),
  provide('zariadenie-pre-seniorov', 'Službu poskytuje Domov vďaky.'),
  provide('denne-centrum', 'V dennom centre pôsobí Klub dôchodcov.'),
  provide('jedalen'),
  provide('zakladne-socialne-poradenstvo'),
  provide('denny-stacionar', 'Od roku 2028 podľa opatrenia tohto plánu.'),
  provide('odlahcovacia-sluzba', 'Od roku 2028 podľa opatrenia tohto plánu.'),
  provide('pozicovanie-pomocok', 'Od apríla 2027 podľa opatrenia tohto plánu.'),
  provide('prepravna-sluzba', 'Od roku 2027 podľa opatrenia tohto plánu.'),
  provide('nizkoprahova-sluzba-pre-deti-a-rodinu', 'Od roku 2028 podľa opatrenia tohto plánu.'),
  provide('zariadenie-deti-do-troch-rokov', 'Od roku 2029 podľa opatrenia tohto plánu.'),
  provide('stredisko-osobnej-hygieny', 'Od roku 2027 podľa opatrenia tohto plánu.'),
  provide('pracovna-bielizne', 'Práčka je súčasťou strediska osobnej hygieny.'),
  elsewhere('noclaharen', 'nocľaháreň v Žiline', 'Vlastná nocľaháreň by bola väčšinu roka prázdna.'),
  elsewhere(
    'podpora-samostatneho-byvania',
    'poskytovateľ podpory samostatného bývania v Žiline',
    'Služba potrebuje skúsený tím, ktorý mesto nemá.'
  ),
  elsewhere(
    'zariadenie-nudzoveho-byvania',
    'zariadenie núdzového bývania v Žilinskom kraji',
    'Ochrana si vyžaduje utajené miesto mimo mesta.'
  ),
  elsewhere('utulok', 'útulok v Žiline', 'Záujem je zriedkavý, mesto pomôže s vybavením miesta.'),
  elsewhere(
    'zariadenie-opatrovatelskej-sluzby',
    'zariadenie opatrovateľskej služby v Žiline',
    'Krátkodobý pobyt po hospitalizácii využijú za rok len niekoľkí obyvatelia.'
  ),
  elsewhere(
    'pomoc-opatrovnicke-prava',
    'neverejný poskytovateľ v Žiline',
    'Ide o odbornú pomoc v jednotlivých prípadoch.'
  ),
  elsewhere(
    'pomoc-uplatnovanie-prav',
    'Centrum právnej pomoci a neverejný poskytovateľ v Žiline',
    'Základnú radu dá mesto, odborné zastúpenie zabezpečí inde.'
  ),
  notNeeded(
    'terenna-sluzba-krizovej-intervencie',
    'Ľudí bez domova pozná mestská polícia a pomoc im zabezpečí stredisko osobnej hygieny; potrebu mesto preverí každý rok.'
  ),
  notNeeded('nizkoprahove-denne-centrum', 'Pre malý počet ľudí stačí stredisko osobnej hygieny.'),
  notNeeded(
    'komunitne-centrum',
    'V meste nie je segregovaná lokalita; rodinám bude slúžiť nízkoprahová služba.'
  ),
  notNeeded('domov-na-polceste', 'Za posledné tri roky o službu nikto nepožiadal.'),
  notNeeded(
    'pomoc-pri-osobnej-starostlivosti-o-dieta',
    'O pomoc doma požiadali za tri roky dve rodiny, obom pomohla rodina alebo úrad práce.'
  ),
  notNeeded('zosuladovanie-rodiny-a-prace', 'Potrebu pokryje zariadenie pre deti do troch rokov.'),
  notNeeded(
    'monitorovanie-a-signalizacia',
    'Záujem v prieskume prejavilo málo domácností; mesto ho overí znova v roku 2028.'
  )
];
