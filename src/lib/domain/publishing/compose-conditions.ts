import { CONDITION_KINDS, isOwnText, type PlanTextCode } from '../plans/plan.ts';
import { gravityOf } from '../plans/risk.ts';
import { type Composing, column, factsOf, paragraphs, tableOf, textRow } from './composing.ts';
import type { FlowElement, Section } from './document.ts';

/** A short text of the plan, when somebody wrote it; an untouched template is not printed. */
export function planText(to: Composing, code: PlanTextCode): FlowElement[] {
  const text = to.document.plan.texts[code];
  return text !== undefined && isOwnText(text) ? paragraphs(text.text) : [];
}

/** The four kinds of conditions (§ 83), each a section. `money` stands under the financial ones. */
export function conditionSections(to: Composing, money: FlowElement[]): Section[] {
  return CONDITION_KINDS.flatMap((kind) => {
    const elements = [...planText(to, `condition-${kind}`), ...(kind === 'financial' ? money : [])];
    return elements.length === 0
      ? []
      : [{ id: `podmienky-${kind}`, title: to.say(`condition.${kind}`), elements, sections: [] }];
  });
}

/** How the body stands to every kind of service in its competence on the day of the document. */
export function competences(to: Composing, id: string): FlowElement[] {
  const rows = to.document.competence.lines.map((line) =>
    textRow(
      to.kind(line.serviceTypeCode),
      line.verified ? line.provision : `${line.provision} ${to.say('competence.unverified')}`,
      to.say(`standing.${line.standing}`),
      [line.securedAt, line.reason].filter((text) => text !== '').join('; ')
    )
  );
  const columns = [
    column(to.say('competence.kind'), 2.2),
    column(to.say('competence.provision'), 1),
    column(to.say('competence.standing'), 1.2),
    column(to.say('competence.note'), 1.8)
  ];
  return tableOf(id, to.say('competence.caption'), columns, rows);
}

/** Risks, the gravest first. */
export function risks(to: Composing, id: string): FlowElement[] {
  const rows = to.document.risks
    .toSorted((one, other) => gravityOf(other) - gravityOf(one))
    .map((one) =>
      textRow(one.title, to.say(`level.${one.likelihood}`), to.say(`level.${one.impact}`), one.mitigation)
    );
  const columns = [
    column(to.say('risks.title'), 2),
    column(to.say('risks.likelihood'), 1.1),
    column(to.say('risks.impact'), 0.9),
    column(to.say('risks.mitigation'), 2.2)
  ];
  return tableOf(id, to.say('risks.caption'), columns, rows);
}

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** Who evaluates, when, and who hears of it (§ 83 letter f). */
export function evaluationFacts(to: Composing): FlowElement[] {
  const { responsible, month, presentedTo } = to.document.plan.evaluation;
  const known = MONTHS.find((one) => one === month);
  return factsOf(to.say('evaluation.facts'), [
    [to.say('evaluation.responsible'), responsible],
    [to.say('evaluation.month'), known === undefined ? '' : to.say(`month.${known}`)],
    [to.say('evaluation.presentedTo'), presentedTo]
  ]);
}

/** What makes the plan change and who brings it to the council (§ 83 letter g). */
export function changeFacts(to: Composing): FlowElement[] {
  const { reasons, proposedBy } = to.document.plan.change;
  return factsOf(to.say('change.facts'), [
    [to.say('change.reasons'), reasons.map((reason) => to.say(`reason.${reason}`))],
    [to.say('change.proposedBy'), proposedBy]
  ]);
}
