import type { Plan } from '#lib/domain/plans/plan.ts';
import type { KnownFacts } from '#lib/domain/plans/samples/sample.ts';
import { settingOf } from '#lib/domain/plans/samples/setting.ts';
import { ageingIndex, personsBetween, totalOf } from '#lib/domain/population/age-structure.ts';
import type { PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Stores } from '../stores.ts';
import type { Wording } from '../use-cases/narrative/insert-sample.ts';

/**
 * How samples and models are worded for a body, and what of their blanks is known: names, years of the plan, census.
 * Null for a region: its concept is another document, and the samples speak of municipalities.
 */
export async function sampleWording(
  stores: Pick<Stores, 'territory'>,
  body: Pick<PlanningBody, 'kind' | 'unitCode' | 'name'>,
  plan: Pick<Plan, 'validFrom' | 'validTo'>
): Promise<Wording | null> {
  if (body.kind === 'region') return null;
  const profile = body.unitCode === null ? undefined : await stores.territory.profileOf(body.unitCode);
  const facts = {
    názov: body.name,
    'prvý rok': plan.validFrom.slice(0, 4),
    'posledný rok': plan.validTo.slice(0, 4),
    ...(profile ? censusFacts(profile) : {})
  };
  return { setting: settingOf(profile?.unit.kind ?? null), facts };
}

type Profile = NonNullable<Awaited<ReturnType<Stores['territory']['profileOf']>>>;

/** Samples are Slovak whatever language the desk speaks, and so are the figures in them. */
const { number, percent, day } = formats('sk');

function censusFacts({ unit, asOf, areas }: Profile): KnownFacts {
  const facts: Record<string, string> = { kraj: unit.regionName };
  if (unit.districtName) facts['okres'] = unit.districtName;
  if (asOf) facts['deň sčítania'] = day(asOf).replace(/januára/, 'január');
  const shareOfOld = (areaCode: string | null) => {
    const ages = areas.find((one) => one.areaCode === areaCode)?.ages;
    const people = ages ? totalOf(ages) : 0;
    return ages && people > 0 ? percent(personsBetween(ages, 65) / people, 1) : undefined;
  };
  const ages = areas.find((one) => one.areaCode === unit.code)?.ages;
  const people = ages ? totalOf(ages) : 0;
  if (ages && people > 0) {
    const index = ageingIndex(ages);
    facts['počet obyvateľov'] = number(people);
    facts['podiel detí do 14 rokov'] = percent(personsBetween(ages, 0, 14) / people, 1);
    facts['počet ľudí od 80 rokov'] = number(personsBetween(ages, 80));
    if (index !== null) facts['index starnutia'] = number(index, 0);
  }
  const shares = {
    'podiel ľudí od 65 rokov': shareOfOld(unit.code),
    'podiel ľudí od 65 rokov v okrese': shareOfOld(unit.districtCode),
    'podiel ľudí od 65 rokov na Slovensku': shareOfOld('SK')
  };
  for (const [name, share] of Object.entries(shares)) if (share) facts[name] = share;
  return facts;
}
