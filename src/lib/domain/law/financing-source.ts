import type { Validity } from './validity.ts';

export const FINANCING_SOURCE_KINDS = [
  'municipal',
  'regional',
  'state',
  'european',
  'recipient',
  'insurance',
  'gift'
] as const;

/** Whose money it is in the end; European projects end with their period (kpss.md 5.4-11, project cliffs). */
export type FinancingSourceKind = (typeof FINANCING_SOURCE_KINDS)[number];

/** A source of financing of social services (zdroj financovania), dated. */
export type FinancingSource = Validity & {
  code: string;
  kind: FinancingSourceKind;
  nameSk: string;
  nameEn: string;
};
