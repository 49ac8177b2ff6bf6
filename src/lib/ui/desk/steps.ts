import type { State } from '../state.ts';

/** One step of the plan at the desk. */
export type DeskStep = {
  title: string;
  href: string;
  state: State;
  /** How far it is, short: "14", "3 chýbajú", "hotové" */
  note?: string | undefined;
  current?: boolean | undefined;
};
