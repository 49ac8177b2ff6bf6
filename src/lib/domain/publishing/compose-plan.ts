import type { LivingKind } from '../plans/block.ts';
import { PLAN_PARTS, PLAN_SECTIONS, type PlanSectionCode } from '../plans/plan.ts';
import { completeness, providers, sources } from './compose-annexes.ts';
import { composeBlocks } from './compose-blocks.ts';
import { capacityCharts, capacityMatrix, servicesByChoice } from './compose-capacity.ts';
import {
  changeFacts,
  competences,
  conditionSections,
  evaluationFacts,
  planText,
  risks
} from './compose-conditions.ts';
import { analysisSections, findingsTable, needsTable, swotSections } from './compose-evidence.ts';
import { goalSections } from './compose-goals.ts';
import { indicatorsTable } from './compose-indicators.ts';
import { budgetByYear } from './compose-money.ts';
import { needFormulas } from './compose-need-formulas.ts';
import { goalsOverview, timetable } from './compose-overviews.ts';
import { ageGroups, agePyramid } from './compose-population.ts';
import { resourceTables } from './compose-resources.ts';
import { type Composing, composing } from './composing.ts';
import {
  type DocumentLanguage,
  type DocumentWords,
  type FlowElement,
  type PublicationDocument,
  type Section,
  textRuns
} from './document.ts';
import type { PlanDocument } from './plan-document.ts';
import { frontMatter, type PlanEdition } from './plan-edition.ts';
import type { PlanWording } from './plan-words.ts';

/**
 * A frozen plan as a document to be read: narrative and data in the order of the plan's sections. What a living
 * block of the narrative shows stands where its author put it; everything else stands at the end of its section,
 * so that no data of the plan is left out for want of a block. The same plan, edition and words give the same
 * document.
 */
export function composePlan(
  document: PlanDocument,
  edition: PlanEdition,
  words: PlanWording,
  language: DocumentLanguage
): PublicationDocument {
  const to = composing(document, words, language);
  const placed = placedKinds(document);
  const bodySections = PLAN_SECTIONS.filter((code) => code !== 'annexes');
  return {
    language,
    front: frontMatter(edition, to),
    sections: bodySections.flatMap((code) => planSection(code, to, placed)),
    annexes: [...planSection('annexes', to, placed), ...annexes(to, placed)],
    words: documentWords(to)
  };
}

/** What one living block of the narrative prints, for a look at it before anything is frozen. */
export function composeLiving(
  document: PlanDocument,
  words: PlanWording,
  language: DocumentLanguage,
  { id, shows }: { id: string; shows: LivingKind }
): FlowElement[] {
  return living(shows, `blok-${id}`, composing(document, words, language));
}

function placedKinds(document: PlanDocument): ReadonlySet<LivingKind> {
  const blocks = document.sections.flatMap((section) => section.blocks);
  return new Set(blocks.flatMap(({ content }) => (content.kind === 'living' ? [content.shows] : [])));
}

function planSection(code: PlanSectionCode, to: Composing, placed: ReadonlySet<LivingKind>): Section[] {
  const blocks = to.document.sections.find((one) => one.section === code)?.blocks ?? [];
  const narrative = composeBlocks(blocks, to, (kind, blockId) => living(kind, `blok-${blockId}`, to));
  const rest = (kind: LivingKind) => (placed.has(kind) ? [] : living(kind, `udaje-${kind}`, to));
  const data = sectionData(code, to, rest);
  const elements = [...narrative.elements, ...data.elements];
  const sections = [...narrative.sections, ...data.sections];
  if (elements.length + sections.length === 0) {
    const said = code === 'services-analysis' ? servicesByChoice(to, 'sluzby-podla-rozhodnuti') : [];
    return said.length > 0
      ? [{ id: code, title: titleOf(code, to), elements: said, sections: [] }]
      : unwritten(code, to);
  }
  return [{ id: code, title: titleOf(code, to), elements, sections }];
}

/** A mandatory part that nobody wrote is printed as missing: an honest gap, not a shorter plan. */
function unwritten(code: PlanSectionCode, to: Composing): Section[] {
  if (!PLAN_PARTS.some((part) => part.code === code)) return [];
  const elements: FlowElement[] = [
    { element: 'callout', tone: 'important', runs: textRuns(to.say('section.unwritten')) }
  ];
  return [{ id: code, title: titleOf(code, to), elements, sections: [] }];
}

function titleOf(code: PlanSectionCode, to: Composing): string {
  return code === 'competence'
    ? to.say('section.competence', { day: to.words.asOf(to.document.competence.asOf) })
    : to.say(`section.${code}`);
}

type Data = { elements: FlowElement[]; sections: Section[] };
const elementsOnly = (...elements: FlowElement[][]): Data => ({ elements: elements.flat(), sections: [] });

/** What the data of the plan add to a section; `rest` gives what no living block has shown yet. */
function sectionData(code: PlanSectionCode, to: Composing, rest: (kind: LivingKind) => FlowElement[]): Data {
  switch (code) {
    case 'social-situation':
      return { elements: [...rest('age-pyramid'), ...rest('age-groups')], sections: specifics(to) };
    case 'services-analysis':
      return { elements: [], sections: analysisSections('services-analysis', to) };
    case 'requirements-analysis': {
      const elements = [...findingsTable(to, 'zistenia'), ...needsTable(to, 'potreby')];
      return { elements, sections: analysisSections('requirements-analysis', to) };
    }
    case 'resources':
      return elementsOnly(rest('resources'));
    case 'swot':
      return { elements: [], sections: swotSections(to) };
    case 'vision':
      return elementsOnly(planText(to, 'vision'));
    case 'goals-and-priorities':
      return {
        elements: [...rest('goals-overview'), ...capacityCharts(to, 'kapacity')],
        sections: goalSections(to)
      };
    case 'timetable':
      return elementsOnly(rest('capacity-matrix'), rest('timetable'));
    case 'conditions':
      return { elements: [], sections: conditionSections(to, rest('budget-by-year')) };
    case 'competence':
      return elementsOnly(rest('competences'));
    case 'risks':
      return elementsOnly(risks(to, 'rizika'));
    case 'annual-evaluation':
      return elementsOnly(planText(to, 'annual-evaluation'), evaluationFacts(to), rest('indicators'));
    case 'change-and-update':
      return elementsOnly(planText(to, 'change-and-update'), changeFacts(to));
    case 'foreword':
    case 'legal-frame':
    case 'process':
    case 'annexes':
      return elementsOnly();
  }
}

function specifics(to: Composing): Section[] {
  const elements = planText(to, 'local-specifics');
  return elements.length === 0
    ? []
    : [{ id: 'specifika', title: to.say('local-specifics'), elements, sections: [] }];
}

function living(kind: LivingKind, id: string, to: Composing): FlowElement[] {
  switch (kind) {
    case 'age-groups':
      return ageGroups(to, id);
    case 'age-pyramid':
      return agePyramid(to, id);
    case 'budget-by-year':
      return budgetByYear(to, id);
    case 'capacity-matrix':
      return capacityMatrix(to, id);
    case 'competences':
      return competences(to, id);
    case 'completeness':
      return completeness(to, id);
    case 'goals-overview':
    case 'table-of-measures':
      return goalsOverview(to, id);
    case 'indicators':
      return indicatorsTable(to, id, (indicator) => indicator.owner.kind === 'plan');
    case 'providers':
      return providers(to, id);
    case 'resources':
      return resourceTables(to, id);
    case 'sources':
      return sources(to, id);
    case 'timetable':
      return timetable(to, id);
  }
}

/** What the narrative has shown already is not printed again. */
function annexes(to: Composing, placed: ReadonlySet<LivingKind>): Section[] {
  const annex = (id: string, title: string, kind: LivingKind) => {
    const elements = placed.has(kind) ? [] : living(kind, `priloha-${kind}`, to);
    return elements.length === 0 ? [] : [{ id, title, elements, sections: [] }];
  };
  const formulas = needFormulas(to, 'priloha-vypocet');
  return [
    ...(formulas.length === 0
      ? []
      : [
          {
            ...{ id: 'priloha-vypocet-potreby', title: to.say('annex.needFormulas') },
            ...{ elements: formulas, sections: [] }
          }
        ]),
    ...annex('priloha-poskytovatelia', to.say('annex.providers'), 'providers'),
    ...annex('priloha-zdroje', to.say('annex.sources'), 'sources'),
    ...annex('priloha-uplnost', to.say('annex.completeness'), 'completeness')
  ];
}

export function documentWords({ say }: Composing): DocumentWords {
  return {
    annex: say('annex'),
    arms: say('arms'),
    contents: say('contents'),
    contentHash: say('contentHash'),
    dataTable: say('dataTable'),
    figure: say('figure'),
    fileNumber: say('fileNumber'),
    notes: say('notes'),
    page: say('page', { page: '{page}', pages: '{pages}' }),
    source: say('source'),
    stamp: say('stamp'),
    table: say('table')
  };
}
