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
 * @param ofDirectory what the analysis of services is filled with, read before the transaction of the body begins
 */
export async function sampleWording(
  { territory }: Pick<Stores, 'territory'>,
  body: Pick<PlanningBody, 'kind' | 'unitCode' | 'name' | 'slug'>,
  plan: Pick<Plan, 'validFrom' | 'validTo'>,
  ofDirectory: KnownFacts = {}
): Promise<Wording | null> {
  if (body.kind === 'region') return null;
  const place = await territory.findBodyBySlug(body.slug);
  const profile = body.unitCode === null ? undefined : await territory.profileOf(body.unitCode);
  const facts: KnownFacts = {
    názov: body.name,
    'prvý rok': plan.validFrom.slice(0, 4),
    'posledný rok': plan.validTo.slice(0, 4),
    ...(place?.regionName ? { kraj: place.regionName } : {}),
    ...(profile ? censusFacts(profile) : {}),
    ...ofDirectory
  };
  return { setting: settingOf(place?.unitKind ?? null), facts };
}

type Profile = NonNullable<Awaited<ReturnType<Stores['territory']['profileOf']>>>;

/** Samples are Slovak whatever language the desk speaks, and so are the figures in them. */
const { number, percent, day } = formats('sk');

function censusFacts({ asOf, areas }: Profile): KnownFacts {
  const facts: Record<string, string> = {};
  const agesOf = (kind: Profile['areas'][number]['areaKind']) =>
    areas.find((one) => one.areaKind === kind)?.ages;
  const own = agesOf('unit');
  const people = own ? totalOf(own) : 0;
  if (asOf) facts['deň sčítania'] = day(asOf).replace('januára', 'január');
  if (own && people > 0) {
    const index = ageingIndex(own);
    facts['počet obyvateľov'] = number(people);
    facts['podiel detí do 14 rokov'] = percent(personsBetween(own, 0, 14) / people, 1);
    facts['počet ľudí od 80 rokov'] = number(personsBetween(own, 80));
    if (index !== null) facts['index starnutia'] = number(index, 0);
  }
  const shares = { '': 'unit', ' v okrese': 'district', ' na Slovensku': 'country' } as const;
  for (const [where, kind] of Object.entries(shares)) {
    const ages = agesOf(kind);
    if (ages && totalOf(ages) > 0)
      facts[`podiel ľudí od 65 rokov${where}`] = percent(personsBetween(ages, 65) / totalOf(ages), 1);
  }
  return facts;
}
