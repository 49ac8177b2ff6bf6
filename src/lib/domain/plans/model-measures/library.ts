import type { AdverseSituationLetter } from '../../law/target-group.ts';
import { fold } from '../../shared/fold.ts';
import { fitsSetting } from '../samples/sample.ts';
import { type Setting, wordedFor } from '../samples/setting.ts';
import { DISABILITY_MODELS } from './disability.ts';
import { EVERYBODY_MODELS } from './everybody.ts';
import { EXCLUSION_MODELS } from './exclusion.ts';
import { FAMILIES_MODELS } from './families.ts';
import type { ModelMeasure } from './model-measure.ts';
import { SENIORS_MODELS } from './seniors.ts';

/** The library of model measures (knižnica opatrení). */
export const MODEL_MEASURES: readonly ModelMeasure[] = [
  ...EVERYBODY_MODELS,
  ...SENIORS_MODELS,
  ...FAMILIES_MODELS,
  ...DISABILITY_MODELS,
  ...EXCLUSION_MODELS
];

/** What somebody looks for in the library; what is null or blank narrows nothing. */
export type ModelQuestion = {
  targetGroupCode: string | null;
  reason: AdverseSituationLetter | null;
  /** What the measure is about, as `subjectCode` says it. */
  subject: string | null;
  words: string;
};

/** A model's subject as one word: the code of a kind of service, or one of the other subjects. */
export function subjectCode({ subject }: Pick<ModelMeasure, 'subject'>): string {
  return subject.kind === 'service' ? subject.serviceTypeCode : subject.kind;
}

/** A model in the words of one place. */
export function modelFor(setting: Setting, model: ModelMeasure): ModelMeasure {
  const say = (wording: string) => wordedFor(setting, wording);
  return {
    ...model,
    goal: say(model.goal),
    title: say(model.title),
    description: say(model.description),
    conditions: say(model.conditions),
    moneyHint: say(model.moneyHint),
    activities: model.activities.map((one) => ({
      ...one,
      title: say(one.title),
      responsible: say(one.responsible),
      partners: one.partners.map(say)
    })),
    indicators: model.indicators.map((one) => ({
      ...one,
      title: say(one.title),
      baseline: say(one.baseline),
      target: say(one.target),
      source: say(one.source)
    }))
  };
}

/** One model in the words of a place; undefined for a code that no model has. Every model can be started anywhere. */
export function findModel(code: string, setting: Setting): ModelMeasure | undefined {
  const model = MODEL_MEASURES.find((one) => one.code === code);
  return model && modelFor(setting, model);
}

/** The models that fit a place and a question, in the words of the place and the order of the library. */
export function findModels(setting: Setting, question: ModelQuestion): ModelMeasure[] {
  const wanted = fold(question.words).match(/[\p{L}\p{N}]+/gu) ?? [];
  return MODEL_MEASURES.filter(
    (model) =>
      fitsSetting(model, setting) &&
      (question.targetGroupCode === null || model.targetGroupCodes.includes(question.targetGroupCode)) &&
      (question.reason === null || model.reasons.includes(question.reason)) &&
      (question.subject === null || subjectCode(model) === question.subject)
  )
    .map((model) => modelFor(setting, model))
    .filter((model) => speaksOf(model, wanted));
}

/** Whether every word, or its beginning, stands somewhere in the model. */
function speaksOf(model: ModelMeasure, wanted: readonly string[]): boolean {
  if (wanted.length === 0) return true;
  const { title, goal, description, activities, indicators } = model;
  const said = [
    title,
    goal,
    description,
    ...activities.map((one) => one.title),
    ...indicators.map((one) => one.title)
  ];
  const words = fold(said.join(' ')).match(/[\p{L}\p{N}]+/gu) ?? [];
  return wanted.every((word) => words.some((one) => one.startsWith(stemOf(word))));
}

/** Slovak endings vary in the last letters: „opatrovanie“ finds „opatrovateľka“ too. */
function stemOf(word: string): string {
  return word.length > 6 ? word.slice(0, word.length - 2) : word;
}
