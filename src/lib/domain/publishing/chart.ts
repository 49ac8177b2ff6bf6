import type { Cents } from '../shared/euro.ts';

/** Inhabitants by age and sex; `later` draws a second outline, for instance a projection. */
export type AgePyramid = {
  chart: 'age-pyramid';
  /** From the youngest band to the oldest. */
  bands: { label: string; men: number; women: number; later?: { men: number; women: number } }[];
  words: { age: string; men: string; women: string; now: string; later?: string };
};

/** Capacity of one kind, form and unit by year: what exists, what the plan adds, what is needed. */
export type CapacityByYear = {
  chart: 'capacity-by-year';
  unit: string;
  years: { year: number; existing: number; planned: number; needed: number }[];
  words: { year: string; existing: string; planned: string; needed: string };
};

/** Money by year and source. `covered: false` is money without cover (bez krytia), drawn as an outline. */
export type MoneyByYear = {
  chart: 'money-by-year';
  sources: { name: string; covered: boolean }[];
  /** `cents` in the order of `sources`. */
  years: { year: number; cents: Cents[] }[];
  words: { year: string; source: string; total: string };
};

/** What a result would be if one assumption alone were at its bound, the widest first; `middle` is the result itself. */
export type Tornado = {
  chart: 'tornado';
  middle: number;
  bars: { name: string; low: number; high: number }[];
  words: { assumption: string; low: string; high: string };
};

/** Answers on a scale, stacked to both sides of its middle (Likertova škála), a bar for each thing judged. */
export type AnswerScale = {
  chart: 'answer-scale';
  /** What each step says, from the least to the most. */
  steps: string[];
  /** People at each step. */
  rows: { label: string; people: number[] }[];
  words: { row: string };
};

/** A matrix of answers, the darker the more of a row answered so (tepelná mapa). */
export type AnswerHeat = {
  chart: 'answer-heat';
  columns: string[];
  /** People by column; null where they are told together with another column. */
  rows: { label: string; people: (number | null)[]; of: number }[];
  words: { row: string };
};

/** How much of what was due is done (plnenie), stacked from the left; a bar for each part of a plan or each year. */
export type Fulfilment = {
  chart: 'fulfilment';
  /** What each step says: done, partly, going on, not done, nobody told. */
  steps: string[];
  /** Activities that were due, at each step. */
  rows: { label: string; activities: number[] }[];
  words: { row: string };
};

export type Chart =
  | AgePyramid
  | CapacityByYear
  | MoneyByYear
  | Tornado
  | AnswerScale
  | AnswerHeat
  | Fulfilment;
