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

export type Chart = AgePyramid | CapacityByYear | MoneyByYear;
