import { swotTables } from '../evidence/swot.ts';
import type { AnalysisNote, Dimension } from '../plans/analysis-note.ts';
import { DIMENSIONS } from '../plans/analysis-note.ts';
import { isOwnText } from '../plans/plan.ts';
import { type Composing, capitalised, column, factsOf, tableOf, textRow } from './composing.ts';
import type { FlowElement, Section } from './document.ts';
import type { DocumentFinding } from './plan-document.ts';

/** What the plan says of each kind, form and group (§ 83 letters a and b). */
export function analysisSections(part: AnalysisNote['part'], to: Composing): Section[] {
  const notes = to.document.analysisNotes.filter((note) => note.part === part && isOwnText(note));
  return DIMENSIONS.flatMap((dimension) => {
    const own = notes.filter((note) => note.dimension === dimension);
    if (own.length === 0) return [];
    const title = to.say(`analysis.by-${dimension}`);
    const rows = own.map((note) => [capitalised(nameOf(dimension, note.code, to)), note.text] as const);
    return [{ id: `${part}-${dimension}`, title, elements: factsOf(title, rows), sections: [] }];
  });
}

function nameOf(dimension: Dimension, code: string, to: Composing): string {
  return dimension === 'kind' ? to.kind(code) : dimension === 'form' ? to.form(code) : to.group(code);
}

/** Findings with origin, kind of need, source and day: no number without where it comes from. */
export function findingsTable(to: Composing, id: string): FlowElement[] {
  const rows = to.document.findings.map((finding) =>
    textRow(
      finding.statement,
      to.say(`origin.${finding.origin}`),
      to.say(`need.${finding.kindOfNeed}`),
      sourceOf(finding, to)
    )
  );
  const columns = [
    column(to.say('findings.statement'), 2.6),
    column(to.say('findings.origin'), 1),
    column(to.say('findings.need'), 1),
    column(to.say('findings.source'), 1.8)
  ];
  return tableOf(id, to.say('findings.caption'), columns, rows);
}

function sourceOf(finding: DocumentFinding, to: Composing): string {
  const { place, strength } = finding;
  return [
    `${finding.source}, ${to.words.day(finding.asOf)}`,
    ...(place === undefined ? [] : [to.say('findings.place', { place })]),
    ...(finding.sample ? [sampleOf(finding.sample, to)] : []),
    ...(strength === undefined ? [] : [to.say(`findings.strength.${strength}`)])
  ].join('; ');
}

function sampleOf({ answers, population }: NonNullable<DocumentFinding['sample']>, to: Composing): string {
  const count =
    'persons' in answers
      ? to.number(answers.persons)
      : to.say('findings.fewerThan', { limit: answers.fewerThan });
  return to.say('findings.sample', { answers: count, population: to.number(population) });
}

/** Needs with how many findings stand behind each. */
export function needsTable(to: Composing, id: string): FlowElement[] {
  const rows = to.document.needs.map((need) =>
    textRow(need.title, need.targetGroupCodes.map(to.group).join(', '), to.number(need.findingIds.length))
  );
  const columns = [
    column(to.say('needs.title'), 3),
    column(to.say('goal.for'), 1.6),
    column(to.say('needs.findings'), 0.8, 'end')
  ];
  return tableOf(id, to.say('needs.caption'), columns, rows);
}

/** One section for each pair of target group and kind of service. */
export function swotSections(to: Composing): Section[] {
  const items = to.document.swot.map((item) => ({ ...item, position: '' }));
  return swotTables(items).map((table, at) => {
    const names = [
      table.targetGroupCode === null ? '' : to.group(table.targetGroupCode),
      table.serviceTypeCode === null ? '' : to.kind(table.serviceTypeCode)
    ];
    const title = capitalised(names.filter((name) => name !== '').join(': ')) || to.say('group.common');
    const rows = (['strength', 'weakness', 'opportunity', 'threat'] as const).map(
      (quadrant) => [to.say(`swot.${quadrant}`), table.quadrants[quadrant].map((item) => item.text)] as const
    );
    return { id: `swot-${at + 1}`, title, elements: factsOf(title, rows), sections: [] };
  });
}
