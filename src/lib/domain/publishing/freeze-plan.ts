import { type CapacityRecord, capacityKeyText } from '../directory/capacity.ts';
import { type DirectoryEntry, entryName } from '../directory/directory-entry.ts';
import type { Provider } from '../directory/provider.ts';
import type { PublishedService } from '../directory/published-service.ts';
import { resourcesOn } from '../directory/resources.ts';
import { isRunning, publicAddressOf, type Service } from '../directory/service.ts';
import type { Finding } from '../evidence/finding.ts';
import { isValidOn } from '../law/validity.ts';
import type { Activity } from '../plans/activity.ts';
import { type Block, inReadingOrder } from '../plans/block.ts';
import { budgetByYear, projectCliffs, uncoveredShare } from '../plans/budget.ts';
import { matrixRows } from '../plans/capacity-figures.ts';
import { existingDifferences, matrixTotals } from '../plans/capacity-totals.ts';
import { competenceLines } from '../plans/competence.ts';
import { judgeCompleteness } from '../plans/completeness.ts';
import { type ComputedNeed, standingNeeds } from '../plans/computed-need.ts';
import { CONTENT_LANGUAGES, EASY_SLOVAK } from '../plans/content-language.ts';
import { type ExpectedCosts, expectedCosts, withYearlyCost } from '../plans/expected-cost.ts';
import { PLAN_SECTIONS, planYears } from '../plans/plan.ts';
import type { LawForJudging, PlanForJudging } from '../plans/plan-for-judging.ts';
import { displayNumbers } from '../plans/plan-numbering.ts';
import { publicSpending } from '../plans/resources.ts';
import {
  isOfOlderWording,
  saysNothing,
  sectionWordings,
  slovakTexts,
  type Translation,
  translationName
} from '../plans/translation.ts';
import type { UnitCostInForce } from '../plans/unit-cost.ts';
import { publishedPersonCount } from '../population/person-count.ts';
import type { CalendarDay } from '../shared/calendar-day.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { inCanonicalOrder, sorted, sortedCodes } from './canonical-order.ts';
import {
  ACTIVITY,
  ANALYSIS_NOTE,
  CAPACITY,
  CAPACITY_CHANGE,
  CELL,
  COMPUTED_NEED,
  COST,
  DATED_NUMBER,
  EXISTING_NUMBER,
  FINDING,
  GOAL,
  GOAL_SERVICE,
  HUMAN_RESOURCE,
  INDICATOR,
  KIND_CHOICE,
  MATERIAL_RESOURCE,
  MEASURE,
  NAMED_NUMBER,
  NEED,
  onlyFields,
  PLAN,
  PRIORITY,
  PROVIDER,
  RISK,
  SWOT_ITEM,
  TARGET,
  UNIT_COST
} from './document-fields.ts';
import {
  type CodeNames,
  type DocumentBody,
  type DocumentFinding,
  type DocumentService,
  type DocumentSource,
  type DocumentTranslation,
  type EasySection,
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
  /** The body's services as everybody sees them. */
  shown: readonly PublishedService[];
  /** Rows of the directory that the plan names, whoever keeps them. */
  named: readonly DirectoryEntry[];
  names: CodeNames;
  sources: readonly DocumentSource[];
  /** From what the needs in the matrix were computed. */
  computedNeeds?: readonly ComputedNeed[];
  /** What a unit of capacity costs; without them the document says nothing of expected costs. */
  unitCosts?: readonly UnitCostInForce[];
  /** Twins of the texts in other languages and in easy reading. */
  translations?: readonly Translation[];
};

/**
 * The canonical content of a version. Pure: the same rows in any order give the same canonical JSON, so that the
 * same content taken on the same day has the same hash. What document-fields.ts does not name does not leave the body.
 */
export function freezePlan(input: FreezeInput, law: LawForJudging, today: CalendarDay): PlanDocument {
  const content = inCanonicalOrder(input.content);
  const { cells, kindChoices: choices } = content;
  return {
    schema: PLAN_DOCUMENT_SCHEMA,
    language: 'sk',
    body: input.body,
    demonstration: input.demonstration,
    frozenOn: today,
    plan: onlyFields(content.plan, PLAN),
    sections: sectionsOf(input.blocks),
    population: input.population,
    ...evidenceOf(content),
    ...numberedParts(content, input.named),
    indicators: content.indicators.map((one) => ({
      ...onlyFields(one, INDICATOR),
      targets: sorted(one.targets, (target) => target.year).map((target) => onlyFields(target, TARGET))
    })),
    matrix: matrixOf(content, input.computedNeeds ?? []),
    competence: { asOf: today, lines: competenceLines(law.kindsInCompetence, choices, cells) },
    budget: budgetOf(content, law, input.unitCosts ?? []),
    resources: {
      human: content.humanResources.map((one) => onlyFields(one, HUMAN_RESOURCE)),
      material: content.materialResources.map((one) => onlyFields(one, MATERIAL_RESOURCE)),
      financial: publicSpending(content.financialResources, content.humanResources),
      ...resourcesOfServices(input.shown, today)
    },
    risks: content.risks.map((one) => onlyFields(one, RISK)),
    ...directoryOf(input),
    completeness: judgeCompleteness(content, law, today),
    names: input.names,
    sources: sorted(input.sources, (one) => one.code),
    ...twinsOf(input)
  };
}

function resourcesOfServices(
  shown: readonly PublishedService[],
  today: CalendarDay
): Pick<PlanDocument['resources'], 'ofServices'> {
  const ofServices = resourcesOn(
    sorted(shown, ({ sortKey, id }) => [sortKey, id]),
    today
  );
  const isKnown = ofServices.staffKnownOf + ofServices.premises.length + ofServices.money.length > 0;
  return isKnown ? { ofServices } : {};
}

/** What is translated and printed today; without a twin a document says nothing of them. */
function twinsOf({ content, blocks, translations = [] }: FreezeInput) {
  if (translations.length === 0) return {};
  const byName = Map.groupBy(translations, ({ language }) => language);
  const translated = CONTENT_LANGUAGES.flatMap(({ code }) => {
    const texts = standing(slovakTexts(content, blocks), byName.get(code) ?? []);
    return texts.length === 0 ? [] : [{ language: code, texts }];
  });
  const easy = standing(sectionWordings(blocks), byName.get(EASY_SLOVAK) ?? []).map(
    ({ subjectId, text, ...rest }): EasySection => ({
      // Subjects of easy texts are sections, and their texts words.
      section: subjectId as EasySection['section'],
      text: text as string,
      ...('older' in rest ? { older: true } : {})
    })
  );
  return {
    ...(translated.length === 0 ? {} : { translations: translated }),
    ...(easy.length === 0 ? {} : { easy })
  };
}

/** Twins of texts that are printed, in the order of the plan. */
function standing(
  texts: readonly ReturnType<typeof slovakTexts>[number][],
  twins: readonly Translation[]
): DocumentTranslation[] {
  const byName = new Map(twins.map((twin) => [translationName(twin), twin]));
  return texts.flatMap((slovak) => {
    const twin = byName.get(translationName(slovak));
    if (!twin || saysNothing(twin.text)) return [];
    const { subject, subjectId, field, text } = twin;
    return [{ subject, subjectId, field, text, ...(isOfOlderWording(slovak, twin) ? { older: true } : {}) }];
  });
}

function evidenceOf(content: PlanForJudging) {
  return {
    analysisNotes: content.analysisNotes.map((one) => onlyFields(one, ANALYSIS_NOTE)),
    findings: content.findings.map(publicFinding),
    needs: content.needs.map((one) => onlyFields(one, NEED)),
    swot: content.swot.map((one) => onlyFields(one, SWOT_ITEM))
  };
}

function matrixOf(content: PlanForJudging, needs: readonly ComputedNeed[]): PlanDocument['matrix'] {
  const { cells, kindChoices: choices, existing } = content;
  const computed = sorted(standingNeeds(needs, cells), (one) => [capacityKeyText(one), one.year]);
  const rows = matrixRowsOf(content);
  return {
    choices: choices.map((one) => onlyFields(one, KIND_CHOICE)),
    cells: cells.map((one) => ({
      ...onlyFields(one, CELL),
      ownNeed: one.ownNeed && onlyFields(one.ownNeed, DATED_NUMBER),
      catchmentNeed: one.catchmentNeed && onlyFields(one.catchmentNeed, NAMED_NUMBER),
      existing: one.existing && onlyFields(one.existing, EXISTING_NUMBER),
      securedElsewhere: one.securedElsewhere && onlyFields(one.securedElsewhere, NAMED_NUMBER),
      staff: one.staff && onlyFields(one.staff, DATED_NUMBER)
    })),
    rows,
    totals: matrixTotals(rows),
    differences: existingDifferences(cells, existing),
    ...(computed.length === 0 ? {} : { computed: computed.map((one) => onlyFields(one, COMPUTED_NEED)) })
  };
}

function budgetOf(
  content: PlanForJudging,
  law: LawForJudging,
  unitCosts: readonly UnitCostInForce[]
): PlanDocument['budget'] {
  const { measures, activities, plan } = content;
  const years = budgetByYear(activities, planYears(plan));
  const expected = expectedCosts(matrixRowsOf(content), unitCosts, years);
  return {
    years,
    uncoveredShare: uncoveredShare(years),
    cliffs: withYearlyCost(
      projectCliffs(measures, activities, law.temporarySources, plan.validTo),
      measures,
      unitCosts
    ),
    ...(expected.rows.length === 0 ? {} : { expected: printedCosts(expected) })
  };
}

function printedCosts({ rows, totals, unknown }: ExpectedCosts): ExpectedCosts {
  return {
    rows: rows.map((row) => ({ ...row, unitCost: onlyFields(row.unitCost, UNIT_COST) })),
    totals,
    unknown
  };
}

function matrixRowsOf({ plan, cells, kindChoices, measures, existing }: PlanForJudging) {
  return matrixRows({ years: planYears(plan), cells, choices: kindChoices, measures, existing });
}

/** Blocks that stand in no section of a plan (left unsorted after an import) are no part of it yet. */
function sectionsOf(blocks: readonly Block[]): PlanDocument['sections'] {
  return PLAN_SECTIONS.flatMap((section) => {
    const own = inReadingOrder(blocks.filter((block) => block.parent === section));
    return own.length === 0 ? [] : [{ section, blocks: own.map(({ id, content }) => ({ id, content })) }];
  });
}

function numberedParts(content: PlanForJudging, named: readonly DirectoryEntry[]) {
  const numbers = displayNumbers(content);
  const numberOf = (item: { id: string }) => ({ number: numbers.get(item.id) ?? '' });
  return {
    priorities: content.priorities.map((one) => ({ ...onlyFields(one, PRIORITY), ...numberOf(one) })),
    goals: content.goals.map((one) => ({
      ...onlyFields(one, GOAL),
      services: one.services.map((service) => onlyFields(service, GOAL_SERVICE)),
      ...numberOf(one)
    })),
    measures: content.measures.map((one) => ({
      ...onlyFields(one, MEASURE),
      capacityChanges: one.capacityChanges.map((change) => onlyFields(change, CAPACITY_CHANGE)),
      ...numberOf(one)
    })),
    activities: content.activities.map((one) => ({
      ...onlyFields(one, ACTIVITY),
      partners: partnersOf(one, named),
      costs: one.costs.map((cost) => onlyFields(cost, COST)),
      ...numberOf(one)
    }))
  };
}

/** Providers and services of the directory by name, then those that were typed; each once. */
function partnersOf(activity: Activity, named: readonly DirectoryEntry[]): string[] {
  const ids = new Set([...activity.providerIds, ...activity.serviceIds]);
  const names = named.filter((entry) => ids.has(entry.id)).map(entryName);
  return [...new Set([...names.toSorted(), ...activity.partners])];
}

function publicFinding(finding: Finding): DocumentFinding {
  const { sample, strength, place } = finding;
  const published = sample && {
    answers: publishedPersonCount(sample.answers),
    population: sample.population
  };
  return {
    ...onlyFields(finding, FINDING),
    sample: published,
    ...(strength === null ? {} : { strength }),
    ...(place === null ? {} : { place })
  };
}

function directoryOf(input: FreezeInput): Pick<PlanDocument, 'providers' | 'services'> {
  const day = input.content.plan.capacityDay;
  const running = input.services.filter((service) => isRunning(service, day));
  const services = running.map((service) => documentService(service, input.capacities, day));
  const used = new Set(running.map((service) => service.providerId));
  const providers = input.providers
    .filter((provider) => used.has(provider.id))
    .map((provider) => onlyFields(provider, PROVIDER));
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
  const { id, providerId, serviceTypeCode, name, registerNumber } = service;
  const own = capacities
    .filter((one) => one.serviceId === id && isValidOn(one, day))
    .map((one) => onlyFields(one, CAPACITY));
  return {
    ...{ id, providerId, serviceTypeCode, name, registerNumber },
    formCodes: sortedCodes(service.formCodes),
    targetGroupCodes: sortedCodes(service.targetGroupCodes),
    placeTerritoryCode: service.addressProtected ? null : service.placeTerritoryCode,
    address: publicAddressOf(service),
    capacities: sorted(own, canonicalJson)
  };
}
