import {
  FINDING_STRENGTHS,
  type Finding,
  type FindingRefusal,
  KINDS_OF_NEED,
  ORIGINS,
  PLACE_NAME_MAX,
  type Sample,
  VOICES
} from '#lib/domain/evidence/finding.ts';
import { figureKeyText, type LivingSource } from '#lib/domain/evidence/living-figure.ts';
import type { Need, NeedRefusal } from '#lib/domain/evidence/need.ts';
import { SWOT_QUADRANTS, type SwotItem } from '#lib/domain/evidence/swot.ts';
import type { AnalysisNote, Dimension } from '#lib/domain/plans/analysis-note.ts';
import { DIMENSIONS } from '#lib/domain/plans/analysis-note.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type FormContext, findingOptions, wordOptions } from './form-context.ts';
import {
  choice,
  choiceOrNothing,
  choices,
  day,
  type Field,
  longText,
  text,
  textOrNothing,
  wholeOrNothing
} from './form-field.ts';
import { type ItemForm, plainForm } from './item-form.ts';

type FindingValues = Omit<Finding, 'id' | 'position' | 'sample'> & {
  answers: number | null;
  population: number | null;
};

export const FINDING_FORM: ItemForm<Finding, FindingValues, FindingRefusal> = {
  fields: ({ t, names, figures, today }) => ({
    statement: longText({ label: 'item.findings.statement', hint: 'item.findings.statement.hint' }),
    voice: choice({
      label: 'item.findings.voice',
      hint: 'item.findings.voice.hint',
      options: wordOptions(t, 'planTerm.voice', VOICES),
      control: 'radios'
    }),
    origin: choice({ label: 'item.findings.origin', options: wordOptions(t, 'planTerm.origin', ORIGINS) }),
    kindOfNeed: choice({
      label: 'item.findings.kindOfNeed',
      hint: 'item.findings.kindOfNeed.hint',
      options: wordOptions(t, 'planTerm.need-kind', KINDS_OF_NEED)
    }),
    asOf: day({ label: 'item.findings.asOf' }),
    source: text({ label: 'item.findings.source', hint: 'item.findings.source.hint' }),
    sourceUrl: textOrNothing({ label: 'item.findings.sourceUrl' }),
    answers: wholeOrNothing({ label: 'item.findings.answers', hint: 'item.findings.answers.hint' }),
    population: wholeOrNothing({ label: 'item.findings.population' }),
    strength: choiceOrNothing({
      label: 'item.findings.strength',
      hint: 'item.findings.strength.hint',
      options: wordOptions(t, 'planTerm.finding-strength', FINDING_STRENGTHS)
    }),
    place: textOrNothing({
      label: 'item.findings.place',
      hint: 'item.findings.place.hint',
      limit: PLACE_NAME_MAX
    }),
    living: livingSource(figures, today),
    targetGroupCodes: choices({ label: 'item.targetGroups', options: names.groupOptions }),
    serviceTypeCode: choiceOrNothing({ label: 'item.serviceType', options: names.kindOptions }),
    formCode: choiceOrNothing({ label: 'item.form', options: names.formOptions })
  }),
  values: ({ sample, ...finding }) => ({
    ...finding,
    answers: sample?.answers ?? null,
    population: sample?.population ?? null
  }),
  item: ({ answers, population, ...finding }, kept) => ({
    ...finding,
    ...kept,
    // The rule refuses a sample that cannot be; half a sample is one of them.
    sample:
      answers === null && population === null
        ? null
        : ({ answers: answers ?? 0, population: population ?? 0 } as Sample)
  }),
  refusedAt: {
    'no-statement': 'statement',
    'no-source': 'source',
    'impossible-day': 'asOf',
    'day-in-future': 'asOf',
    'impossible-sample': 'answers',
    'survey-without-sample': 'answers',
    'few-answered-is-not-strong': 'strength',
    'place-too-long': 'place',
    'statistic-is-not-felt': 'kindOfNeed'
  }
};

export const NEED_FORM = plainForm<Need, Exclude<NeedRefusal, 'used-by-goal'>>({
  fields: (context) => ({
    title: text({ label: 'item.needs.title', hint: 'item.needs.title.hint' }),
    description: longText({ label: 'item.description', optional: true }),
    findingIds: choices({
      label: 'item.needs.findings',
      hint: 'item.needs.findings.hint',
      options: findingOptions(context)
    }),
    targetGroupCodes: choices({ label: 'item.targetGroups', options: context.names.groupOptions }),
    serviceTypeCode: choiceOrNothing({
      label: 'item.serviceType',
      hint: 'item.needs.serviceType.hint',
      options: context.names.kindOptions
    }),
    formCode: choiceOrNothing({ label: 'item.form', options: context.names.formOptions })
  }),
  refusedAt: { 'no-title': 'title', 'form-without-kind': 'serviceTypeCode' }
});

export const SWOT_FORM = plainForm<SwotItem, 'no-text'>({
  fields: (context) => ({
    quadrant: choice({
      label: 'item.swot.quadrant',
      options: wordOptions(context.t, 'planTerm.swot', SWOT_QUADRANTS),
      control: 'radios'
    }),
    text: longText({ label: 'item.swot.text', limit: 2000 }),
    targetGroupCode: choiceOrNothing({ label: 'item.targetGroup', options: context.names.groupOptions }),
    serviceTypeCode: choiceOrNothing({ label: 'item.serviceType', options: context.names.kindOptions }),
    findingIds: choices({ label: 'item.swot.findings', options: findingOptions(context) })
  }),
  refusedAt: { 'no-text': 'text' }
});

/** The figure a finding stands on, as it is now: whoever keeps the finding says that it holds with it. */
function livingSource(figures: FormContext['figures'], today: CalendarDay): Field<LivingSource | null> {
  const keyed = new Map(figures.map(({ of, value }) => [figureKeyText(of), { of, value, readOn: today }]));
  const field = choiceOrNothing({
    label: 'item.findings.living',
    hint: 'item.findings.living.hint',
    options: figures.map(({ of, label }) => ({ value: figureKeyText(of), label }))
  });
  return {
    ...field,
    read: (typed, name, faults) => keyed.get(field.read(typed, name, faults) ?? '') ?? null,
    write: (source) => (source && keyed.has(figureKeyText(source.of)) ? figureKeyText(source.of) : '')
  };
}

const NOTE_PARTS = ['services-analysis', 'requirements-analysis'] as const;

/** Notes have a place in their list like everything else that is kept. */
export type PlacedNote = AnalysisNote & { position: string };
type NoteValues = { part: AnalysisNote['part']; about: string; text: string };

export const ANALYSIS_NOTE_FORM: ItemForm<PlacedNote, NoteValues, 'no-text' | 'note-twice'> = {
  fields: ({ t, names }) => {
    const options = { kind: names.kindOptions, form: names.formOptions, 'target-group': names.groupOptions };
    return {
      part: choice({
        label: 'item.analysisNotes.part',
        options: wordOptions(t, 'planTerm.section', NOTE_PARTS),
        control: 'radios'
      }),
      about: choice({
        label: 'item.analysisNotes.about',
        hint: 'item.analysisNotes.about.hint',
        options: DIMENSIONS.flatMap((dimension) =>
          options[dimension].map(({ value, label }) => ({
            value: `${dimension}:${value}`,
            label: `${t(`item.dimension.${dimension}`)}: ${label}`
          }))
        )
      }),
      text: longText({ label: 'item.analysisNotes.text', hint: 'item.analysisNotes.text.hint' })
    };
  },
  values: ({ part, dimension, code, text }) => ({ part, about: `${dimension}:${code}`, text }),
  item: ({ part, about, text }, kept) => {
    const cut = about.indexOf(':');
    const [dimension, code] = [about.slice(0, cut) as Dimension, about.slice(cut + 1)];
    return { ...kept, part, dimension, code, text, template: false };
  },
  refusedAt: { 'no-text': 'text', 'note-twice': 'about' }
};
