import type { CapacityRecord } from '../directory/capacity.ts';
import { SECURED_WITH_NOBODY } from '../directory/directory-entry.ts';
import type { ServiceFact } from '../directory/facts/service-fact.ts';
import type { Provider } from '../directory/provider.ts';
import type { Service } from '../directory/service.ts';
import type { Finding } from '../evidence/finding.ts';
import type { Need } from '../evidence/need.ts';
import type { Block } from '../plans/block.ts';
import type { CapacityCell } from '../plans/capacity-matrix.ts';
import type { WarningAnswer } from '../plans/completeness-finding.ts';
import type { Plan, PlanSectionCode, PlanTextCode } from '../plans/plan.ts';
import { PLAN_SECTIONS, PLAN_TEXTS, planYears } from '../plans/plan.ts';
import type { PlanContent } from '../plans/plan-content.ts';
import type { Translation } from '../plans/translation.ts';
import { personCount } from '../population/person-count.ts';
import { assembleChain, type IdOf } from './assemble-chain.ts';
import { assembleTranslations } from './assemble-translations.ts';
import type { AuthoredNumbers, AuthoredPlan, AuthoredRow } from './authored-plan.ts';
import { narrativeBlocks } from './narrative.ts';
import { positionAt } from './position.ts';

/** A whole plan with ids and positions, ready to be kept; analysis notes have a position of their own in storage. */
export type AssembledPlan = {
  unitCode: string;
  content: PlanContent;
  blocks: readonly Block[];
  providers: readonly Provider[];
  services: readonly Service[];
  capacities: readonly (CapacityRecord & { id: string })[];
  facts: readonly ServiceFact[];
  answers: readonly WarningAnswer[];
  translations: readonly Translation[];
};

/**
 * Makes a plan of what somebody wrote. Pure: the same text and ids give the same plan.
 * @param stewardBodyId the body that keeps the plan, its providers and services
 */
export function assemblePlan(authored: AuthoredPlan, stewardBodyId: string, idOf: IdOf): AssembledPlan {
  const directory = assembleDirectory(authored, stewardBodyId, idOf);
  const serviceIdOf = (service: string | undefined) =>
    service === undefined ? null : idOf(`service/${service}`);
  const plan = planOf(authored, idOf);
  const content: PlanContent = {
    plan,
    analysisNotes: authored.notes.map((note, at) => ({ ...note, id: idOf(`note/${at}`), template: false })),
    findings: findingsOf(authored, idOf),
    needs: needsOf(authored, idOf),
    swot: authored.swot.map(({ group, findings = [], ...item }, at) => ({
      ...item,
      ...{ id: idOf(`swot/${at}`), position: positionAt(at), targetGroupCode: group, serviceTypeCode: null },
      findingIds: findings.map((key) => idOf(`finding/${key}`))
    })),
    ...assembleChain(authored, idOf),
    kindChoices: authored.choices,
    cells: authored.rows.flatMap((row, at) =>
      cellsOf(row, planYears(plan), (year) => idOf(`cell/${at}/${year}`))
    ),
    risks: authored.risks.map((risk, at) => ({ ...risk, id: idOf(`risk/${at}`), position: positionAt(at) })),
    humanResources: authored.people.map(({ service, ...one }, at) => ({
      ...one,
      ...{ id: idOf(`person/${at}`), position: positionAt(at), serviceId: serviceIdOf(service) }
    })),
    materialResources: authored.things.map(({ service, ...one }, at) => ({
      ...one,
      ...{ id: idOf(`thing/${at}`), position: positionAt(at), serviceId: serviceIdOf(service) }
    })),
    financialResources: authored.money.map(({ service, ...one }, at) => ({
      ...one,
      ...{ id: idOf(`money/${at}`), position: positionAt(at), serviceId: serviceIdOf(service) }
    }))
  };
  const blocks = PLAN_SECTIONS.flatMap((section) => blocksOf(section, authored.narrative[section], idOf));
  return {
    unitCode: authored.unitCode,
    ...{ content, blocks },
    translations: assembleTranslations(authored, content, blocks),
    ...directory,
    // Warnings about the whole plan; those about one thing would need its id.
    answers: authored.answers.map((answer) => ({ ...answer, subject: { kind: 'plan', id: plan.id } }))
  };
}

function planOf({ plan, texts }: AuthoredPlan, idOf: IdOf): Plan {
  const own = PLAN_TEXTS.map((code) => [code, { text: texts[code], template: false }] as const);
  return {
    ...plan,
    id: idOf('plan'),
    joint: null,
    texts: Object.fromEntries(own) as Record<PlanTextCode, { text: string; template: boolean }>
  };
}

function findingsOf({ findings }: AuthoredPlan, idOf: IdOf): Finding[] {
  return Object.entries(findings).map(
    ([key, { sample, strength, place, sourceUrl, service, form, ...finding }], at) => ({
      ...finding,
      ...{ id: idOf(`finding/${key}`), position: positionAt(at), sourceUrl: sourceUrl ?? null },
      sample: sample ? sampleOf(key, sample) : null,
      ...{ strength: strength ?? null, place: place ?? null, living: null },
      ...{ serviceTypeCode: service ?? null, formCode: form ?? null }
    })
  );
}

function sampleOf(
  key: string,
  sample: { answers: number; population: number }
): NonNullable<Finding['sample']> {
  const answers = personCount(sample.answers);
  if (answers === null) throw new Error(`${key}: ${sample.answers} is no count of people.`);
  return { answers, population: sample.population };
}

function needsOf({ needs, findings }: AuthoredPlan, idOf: IdOf): Need[] {
  return Object.entries(needs).map(([key, { findings: named, service, form, ...need }], at) => {
    for (const name of named) if (!findings[name]) throw new Error(`${key}: there is no finding ${name}.`);
    return {
      ...need,
      ...{ id: idOf(`need/${key}`), position: positionAt(at) },
      findingIds: named.map((name) => idOf(`finding/${name}`)),
      ...{ serviceTypeCode: service ?? null, formCode: form ?? null }
    };
  });
}

function cellsOf(row: AuthoredRow, years: readonly number[], idOf: (year: number) => string): CapacityCell[] {
  const { key, ownNeed, catchmentNeed, existing, securedElsewhere, staff } = row;
  return years.map((year, at) => ({
    ...key,
    ...{ id: idOf(year), year },
    ownNeed: numberIn(ownNeed, at),
    catchmentNeed: catchmentNeed ? { ...numberIn(catchmentNeed, at), name: catchmentNeed.name } : null,
    existing: { ...numberIn(existing, at), overrideReason: existing.overrideReason ?? null },
    securedElsewhere: securedElsewhere
      ? { ...numberIn(securedElsewhere, at), name: securedElsewhere.name }
      : null,
    ...SECURED_WITH_NOBODY,
    staff: staff ? numberIn(staff, at) : null
  }));
}

/** The number of the n-th year; a list that is too short goes on with its last number. */
function numberIn({ values, asOf, source }: AuthoredNumbers, at: number) {
  return { value: values[at] ?? values.at(-1) ?? 0, asOf, source };
}

function blocksOf(section: PlanSectionCode, text: string | undefined, idOf: IdOf): Block[] {
  if (text === undefined) return [];
  const contents = narrativeBlocks(text, (index) => idOf(`part/${section}/${index}`));
  return contents.map((content, at) => ({
    ...{ id: idOf(`block/${section}/${at}`), parent: section, position: positionAt(at) },
    ...{ content, revision: 1 }
  }));
}

function assembleDirectory(
  { providers }: AuthoredPlan,
  stewardBodyId: string,
  idOf: IdOf
): Pick<AssembledPlan, 'providers' | 'services' | 'capacities' | 'facts'> {
  const kept: Provider[] = [];
  const services: Service[] = [];
  const capacities: (CapacityRecord & { id: string })[] = [];
  const facts: ServiceFact[] = [];
  for (const [providerKey, { services: own, ...provider }] of Object.entries(providers)) {
    const providerId = idOf(`provider/${providerKey}`);
    kept.push({ ...provider, id: providerId, stewardBodyId });
    for (const [key, { capacities: figures, facts: said = [], ...service }] of Object.entries(own)) {
      const serviceId = idOf(`service/${key}`);
      services.push({ ...service, id: serviceId, providerId, addressProtected: false, erasedOn: null });
      figures.forEach((figure, at) => {
        const { serviceTypeCode } = service;
        capacities.push({ ...figure, id: idOf(`capacity/${key}/${at}`), serviceId, serviceTypeCode });
      });
      for (const fact of said) facts.push({ ...fact, id: idOf(`fact/${key}/${fact.kind}`), serviceId });
    }
  }
  return { providers: kept, services, capacities, facts };
}
