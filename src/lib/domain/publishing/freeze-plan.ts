import type { CapacityRecord } from '../directory/capacity.ts';
import type { Provider } from '../directory/provider.ts';
import { isRunning, publicAddressOf, type Service } from '../directory/service.ts';
import type { Finding } from '../evidence/finding.ts';
import { isValidOn } from '../law/validity.ts';
import type { Activity } from '../plans/activity.ts';
import { type Block, inReadingOrder } from '../plans/block.ts';
import { budgetByYear, projectCliffs, uncoveredShare } from '../plans/budget.ts';
import { existingDifferences, matrixRows, matrixTotals } from '../plans/capacity-figures.ts';
import type { CapacityCell } from '../plans/capacity-matrix.ts';
import { competenceLines } from '../plans/competence.ts';
import { judgeCompleteness } from '../plans/completeness.ts';
import { PLAN_SECTIONS, planYears } from '../plans/plan.ts';
import type { LawForJudging, PlanForJudging } from '../plans/plan-for-judging.ts';
import { displayNumbers } from '../plans/plan-numbering.ts';
import { publicSpending } from '../plans/resources.ts';
import { publishedPersonCount } from '../population/person-count.ts';
import type { CalendarDay } from '../shared/calendar-day.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import {
  type CodeNames,
  type DocumentBody,
  type DocumentFinding,
  type DocumentService,
  type DocumentSource,
  PLAN_DOCUMENT_SCHEMA,
  type PlanDocument
} from './plan-document.ts';

/** What a photograph of a plan is taken of; the order of rows does not matter. */
export type FreezeInput = {
  body: DocumentBody;
  demonstration: boolean;
  content: PlanForJudging;
  blocks: readonly Block[];
  population: PlanDocument['population'];
  providers: readonly Provider[];
  services: readonly Service[];
  capacities: readonly CapacityRecord[];
  names: CodeNames;
  sources: readonly DocumentSource[];
};

/**
 * The canonical content of a version. Pure: the same rows in any order give the same canonical JSON, so that the
 * same content always has the same hash. Fields are named one by one; what is not named does not leave the body.
 */
export function freezePlan(input: FreezeInput, law: LawForJudging, today: CalendarDay): PlanDocument {
  const content = inCanonicalOrder(input.content);
  const years = planYears(content.plan);
  const { cells, kindChoices: choices, measures, existing, activities } = content;
  const rows = matrixRows({ years, cells, choices, measures, existing });
  const budget = budgetByYear(activities, years);
  return {
    schema: PLAN_DOCUMENT_SCHEMA,
    language: 'sk',
    body: input.body,
    demonstration: input.demonstration,
    frozenOn: today,
    plan: content.plan,
    sections: sectionsOf(input.blocks),
    population: input.population,
    analysisNotes: content.analysisNotes,
    findings: content.findings.map(publicFinding),
    needs: content.needs.map(withoutPosition),
    swot: content.swot.map(withoutPosition),
    ...numberedParts(content),
    indicators: content.indicators.map(withoutPosition),
    matrix: {
      choices,
      cells,
      rows,
      totals: matrixTotals(rows),
      differences: existingDifferences(cells, existing)
    },
    competence: { asOf: today, lines: competenceLines(law.kindsInCompetence, choices, cells) },
    budget: {
      years: budget,
      uncoveredShare: uncoveredShare(budget),
      cliffs: projectCliffs(measures, activities, law.temporarySources, content.plan.validTo)
    },
    resources: {
      human: content.humanResources.map(withoutPosition),
      material: content.materialResources.map(withoutPosition),
      financial: publicSpending(content.financialResources, content.humanResources)
    },
    risks: content.risks.map(withoutPosition),
    ...directoryOf(input),
    completeness: judgeCompleteness(content, law, today),
    names: input.names,
    sources: sorted(input.sources, (one) => one.code)
  };
}

function inCanonicalOrder(content: PlanForJudging): PlanForJudging {
  return {
    ...content,
    analysisNotes: sorted(content.analysisNotes, (one) => [one.part, one.dimension, one.code, one.id]),
    findings: inReadingOrder(content.findings),
    needs: inReadingOrder(content.needs),
    swot: inReadingOrder(content.swot),
    priorities: inReadingOrder(content.priorities),
    goals: inReadingOrder(content.goals),
    measures: inReadingOrder(content.measures),
    activities: inReadingOrder(content.activities),
    indicators: inReadingOrder(content.indicators),
    kindChoices: sorted(content.kindChoices, (one) => one.serviceTypeCode),
    cells: sorted(content.cells, cellOrder),
    risks: inReadingOrder(content.risks),
    humanResources: inReadingOrder(content.humanResources),
    materialResources: inReadingOrder(content.materialResources),
    financialResources: inReadingOrder(content.financialResources),
    existing: sorted(content.existing, canonicalJson),
    sectionTexts: sorted(content.sectionTexts, (one) => one.section)
  };
}

function cellOrder(cell: CapacityCell): unknown {
  return [cell.serviceTypeCode, cell.formCode, cell.targetGroupCode, cell.unitCode, cell.year, cell.id];
}

/** Sorted by the canonical text of a key, which every machine compares alike. */
function sorted<Item>(items: readonly Item[], keyOf: (item: Item) => unknown): Item[] {
  return items
    .map((item) => ({ item, key: canonicalJson(keyOf(item)) }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ item }) => item);
}

function sectionsOf(blocks: readonly Block[]): PlanDocument['sections'] {
  return PLAN_SECTIONS.flatMap((section) => {
    const own = inReadingOrder(blocks.filter((block) => block.parent === section));
    return own.length === 0 ? [] : [{ section, blocks: own.map(({ id, content }) => ({ id, content })) }];
  });
}

function numberedParts(content: PlanForJudging) {
  const numbers = displayNumbers(content);
  const numbered = <Item extends { id: string; position: string }>({ position: _, ...item }: Item) => ({
    ...item,
    number: numbers.get(item.id) ?? ''
  });
  return {
    priorities: content.priorities.map(numbered),
    goals: content.goals.map(numbered),
    measures: content.measures.map(numbered),
    activities: content.activities.map((one) => numbered(withoutPerson(one)))
  };
}

/** The natural person behind a function never leaves the body (foundations). */
function withoutPerson({ responsiblePerson: _, ...activity }: Activity): Omit<Activity, 'responsiblePerson'> {
  return { ...activity, costs: sorted(activity.costs, (cost) => [cost.year, cost.sourceCode, cost.id]) };
}

function withoutPosition<Item extends { position: string }>({ position: _, ...item }: Item) {
  return item;
}

function publicFinding({ position: _, sample, ...finding }: Finding): DocumentFinding {
  const published = sample && {
    answers: publishedPersonCount(sample.answers),
    population: sample.population
  };
  return { ...finding, sample: published };
}

function directoryOf(input: FreezeInput): Pick<PlanDocument, 'providers' | 'services'> {
  const day = input.content.plan.capacityDay;
  const running = input.services.filter((service) => isRunning(service, day));
  const services = running.map((service) => documentService(service, input.capacities, day));
  const used = new Set(running.map((service) => service.providerId));
  const providers = input.providers
    .filter((provider) => used.has(provider.id))
    .map(({ id, name, kind, ico, website }) => ({ id, name, kind, ico, website }));
  return {
    providers: sorted(providers, (one) => one.id),
    services: sorted(services, (one) => [one.serviceTypeCode, one.id])
  };
}

function documentService(
  service: Service,
  capacities: readonly CapacityRecord[],
  day: CalendarDay
): DocumentService {
  const { id, providerId, serviceTypeCode, name, registerNumber, formCodes, targetGroupCodes } = service;
  const own = capacities
    .filter((one) => one.serviceId === id && isValidOn(one, day))
    .map(({ formCode, targetGroupCode, unitCode, value, confirmedOn, source }) => {
      return { formCode, targetGroupCode, unitCode, value, confirmedOn, source };
    });
  return {
    ...{ id, providerId, serviceTypeCode, name, registerNumber, formCodes, targetGroupCodes },
    placeTerritoryCode: service.addressProtected ? null : service.placeTerritoryCode,
    address: publicAddressOf(service),
    capacities: sorted(own, canonicalJson)
  };
}
