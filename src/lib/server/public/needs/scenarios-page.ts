import type { NeedModel } from '#lib/domain/population/needs/need-model.ts';
import { type NeedByYear, needByYear } from '#lib/domain/population/needs/needs-by-year.ts';
import {
  inScenario,
  needsTogether,
  readChange,
  SCENARIO_FORMS,
  type Scenario,
  type ScenarioForm
} from '#lib/domain/population/needs/scenario.ts';
import type { PublicDb } from '../../db/db.ts';
import { estimate, type NeedWords, wholeEuro } from './need-words.ts';
import { type NeedsPageAsked, readNeeds } from './needs-page.ts';

/** The scenarios that stand beside the present shares, and what they change unless somebody asks for other changes. */
const SCENARIOS = [
  { code: 'home', usual: { terenna: 30, ambulantna: 20, pobytova: -20 } },
  { code: 'fewer-beds', usual: { terenna: 10, ambulantna: 10, pobytova: -40 } }
] as const;
type ScenarioCode = (typeof SCENARIOS)[number]['code'];

/** Short names of the fields in an address: `a-terenna=30`. */
const PREFIXES: Readonly<Record<ScenarioCode, string>> = { home: 'a', 'fewer-beds': 'b' };

/** A field of the form: what stands in it, and whether it could be read. */
export type ScenarioField = { name: string; form: ScenarioForm; value: string; isWrong: boolean };

export type AskedScenario = { code: ScenarioCode; fields: ScenarioField[]; scenario: Scenario };

/** What an address asks of the scenarios; what cannot be read is shown as it is and counts as usual. */
export function scenariosAsked(params: URLSearchParams): AskedScenario[] {
  return SCENARIOS.map(({ code, usual }) => {
    const fields = SCENARIO_FORMS.map((form): ScenarioField => {
      const name = `${PREFIXES[code]}-${form}`;
      const given = params.get(name)?.slice(0, 10).toWellFormed();
      const value = given ?? String(usual[form]);
      return { name, form, value, isWrong: readChange(value) === null };
    });
    const changes = fields.map(({ form, value }) => [form, readChange(value) ?? usual[form]]);
    return { code, fields, scenario: Object.fromEntries(changes) as Scenario };
  });
}

/** The needs of a municipality as they are and in each scenario, beside one another. */
export async function scenariosPage(
  db: PublicDb,
  asked: NeedsPageAsked & { scenarios: readonly AskedScenario[] },
  said: Omit<NeedWords, 'names'>
) {
  const read = await readNeeds(db, asked, said);
  if (!read) return undefined;
  const { here, models, words } = read;
  const { t, locale, names } = words;
  const changed = (scenario: Scenario): NeedByYear[] => {
    const own = models.map((model) => inScenario(model, scenario));
    return own.map((model) => needByYear(model, here.people, own));
  };
  const all = [
    here.needs as readonly NeedByYear[],
    ...asked.scenarios.map(({ scenario }) => changed(scenario))
  ];
  const together = all.map(needsTogether);
  const last = here.years.length - 1;
  const unitsOf = (model: NeedModel) => names.unit(model.unitCode);
  return {
    heads: [t('needs.scenario.now'), ...asked.scenarios.map(({ code }) => t(`needs.scenario.${code}`))],
    lastYear: here.years[last] ?? 0,
    money: here.years.map((year, at) => ({
      year,
      cells: together.map((years) => wholeEuro(years[at]?.eurosPerYear ?? 0, locale))
    })),
    staff: here.years.map((year, at) => ({
      year,
      cells: together.map((years) => estimate(years[at]?.staff ?? 0, locale))
    })),
    kinds: models.map((model, row) => ({
      name: names.kind(model.serviceTypeCode),
      detail: `${names.form(model.formCode)}, ${names.group(model.targetGroupCode)}, ${unitsOf(model)}`,
      cells: all.map((needs) => estimate(needs[row]?.years[last]?.middle.capacity ?? 0, locale))
    }))
  };
}
