import { capacityKeyText } from '../directory/capacity.ts';
import { type FormulaWords, needFormula } from '../plans/need-formula.ts';
import { type Composing, column, tableOf, textRow } from './composing.ts';
import { type FlowElement, type Row, textRuns } from './document.ts';

/** From what each need of the matrix was computed: the formula with its figures, and why the plan says another number. */
export function needFormulas(to: Composing, id: string): FlowElement[] {
  const computed = to.document.matrix.computed ?? [];
  if (computed.length === 0) return [];
  const words = formulaWords(to);
  const rows = [...Map.groupBy(computed, capacityKeyText).values()].flatMap((needs): Row[] => {
    const [first] = needs;
    if (!first) return [];
    const about = [to.form(first.formCode), to.group(first.targetGroupCode), to.unit(first.unitCode)];
    return [
      { group: `${to.kind(first.serviceTypeCode)} (${about.join(', ')})` },
      ...needs.map((need) =>
        textRow(
          String(need.year),
          needFormula(need.inputs, words),
          to.number(need.now),
          need.now === need.value ? '' : need.reason || to.say('needFormulas.noReason')
        )
      )
    ];
  });
  const columns = [
    column(to.say('year'), 0.6),
    column(to.say('needFormulas.formula'), 3.6),
    column(to.say('needFormulas.inPlan'), 0.8, 'end'),
    column(to.say('needFormulas.reason'), 1.6)
  ];
  const unverified = computed.some(({ inputs }) => inputs.unverified);
  const lead = to.say('needFormulas.lead', { day: to.words.asOf(lastDay(computed)) });
  const text = unverified ? `${lead} ${to.say('needFormulas.unverified')}` : lead;
  return [
    { element: 'paragraph', runs: textRuns(text) },
    ...tableOf(id, to.say('needFormulas.caption'), columns, rows)
  ];
}

type Computed = NonNullable<Composing['document']['matrix']['computed']>;

function lastDay(computed: Computed): Computed[number]['computedOn'] {
  return computed.reduce(
    (latest, { computedOn }) => (computedOn > latest ? computedOn : latest),
    computed[0]?.computedOn ?? '1970-01-01'
  );
}

function formulaWords(to: Composing): FormulaWords {
  return {
    number: to.number,
    percent: (share) => to.say('needFormulas.percent', { percent: to.number(share * 100) }),
    ages: (from, last) => {
      if (from === 0 && last === null) return to.say('needFormulas.everyone');
      return last === null
        ? to.say('needFormulas.andMore', { from })
        : to.say('needFormulas.range', { from, to: last });
    },
    recipientsOf: ({ serviceTypeCode, formCode, targetGroupCode }) =>
      [to.kind(serviceTypeCode), to.form(formCode), to.group(targetGroupCode)].join(', ')
  };
}
