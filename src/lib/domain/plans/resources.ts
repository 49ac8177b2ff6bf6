import { type Cents, sumCents } from '../shared/euro.ts';

export const EMPLOYMENTS = ['employee', 'external', 'volunteer'] as const;

/** People a body has for social services, by function and never by name. `fullTime` in full-time equivalents. */
export type HumanResource = {
  id: string;
  position: string;
  role: string;
  employment: (typeof EMPLOYMENTS)[number];
  /** How many persons; a whole number of at least 1. */
  persons: number;
  fullTime: number;
  serviceId: string | null;
  qualification: string;
};

export const MATERIAL_KINDS = ['building', 'room', 'vehicle', 'equipment'] as const;

/** Buildings, places and equipment (materiálne zdroje). */
export type MaterialResource = {
  id: string;
  position: string;
  kind: (typeof MATERIAL_KINDS)[number];
  title: string;
  quantity: number;
  barrierFree: 'yes' | 'partly' | 'no' | 'unknown';
  serviceId: string | null;
  note: string;
};

export const SPENDING_ITEMS = ['wages', 'operation', 'investment', 'grants', 'other'] as const;
export type SpendingItem = (typeof SPENDING_ITEMS)[number];

/** Money for social services in one year from one source; linked to a line of the programme budget (kpss 10-56). */
export type FinancialResource = {
  id: string;
  position: string;
  year: number;
  sourceCode: string;
  item: SpendingItem;
  cents: Cents;
  state: 'planned' | 'actual';
  serviceId: string | null;
  budgetLine: string;
};

export type ResourceRefusal =
  | 'no-title'
  | 'no-persons'
  | 'negative-full-time'
  | 'more-than-persons'
  | 'no-quantity'
  | 'not-cents';

/** Why a human resource cannot be kept, or null. */
export function refuseHumanResource(
  one: Pick<HumanResource, 'role' | 'persons' | 'fullTime'>
): ResourceRefusal | null {
  if (one.role.trim() === '') return 'no-title';
  if (!Number.isSafeInteger(one.persons) || one.persons < 1) return 'no-persons';
  if (!(one.fullTime >= 0)) return 'negative-full-time';
  // One and a half contracts in one hand are the most a person works.
  return one.fullTime > one.persons * 1.5 ? 'more-than-persons' : null;
}

/** Why a material resource cannot be kept, or null. */
export function refuseMaterialResource(
  one: Pick<MaterialResource, 'title' | 'quantity'>
): ResourceRefusal | null {
  if (one.title.trim() === '') return 'no-title';
  return one.quantity > 0 && Number.isFinite(one.quantity) ? null : 'no-quantity';
}

/** Why a financial resource cannot be kept, or null. */
export function refuseFinancialResource(one: Pick<FinancialResource, 'cents'>): ResourceRefusal | null {
  return Number.isSafeInteger(one.cents) && one.cents >= 0 ? null : 'not-cents';
}

/** Below three persons one of them can work out the other's pay. */
const FEWEST_PERSONS_WITH_PUBLIC_WAGES = 3;

export type PublicSpending = Omit<FinancialResource, 'id' | 'position' | 'item'> & {
  item: SpendingItem | 'total';
};

/**
 * Money as it may be published: where staff × money shows one person's pay, only the total of the service
 * for that year, source and state is given (product.md, "Nobody is exposed"). Amounts are never lost.
 */
export function publicSpending(
  money: readonly FinancialResource[],
  people: readonly HumanResource[]
): PublicSpending[] {
  const published: PublicSpending[] = [];
  const totals = new Map<string, PublicSpending>();
  for (const { year, sourceCode, item, cents, state, serviceId, budgetLine } of money) {
    const row = { year, sourceCode, item, cents, state, serviceId, budgetLine };
    if (!isPayReadable(row.serviceId, money, people)) {
      published.push(row);
      continue;
    }
    const key = JSON.stringify([row.year, row.sourceCode, row.state, row.serviceId]);
    const total = totals.get(key);
    if (total) total.cents = sumCents([total.cents, row.cents]);
    else published.push(remember(totals, key, { ...row, item: 'total', budgetLine: '' }));
  }
  return published;
}

function remember<Value>(map: Map<string, Value>, key: string, value: Value): Value {
  map.set(key, value);
  return value;
}

function isPayReadable(
  serviceId: string | null,
  money: readonly FinancialResource[],
  people: readonly HumanResource[]
): boolean {
  if (!money.some((row) => row.serviceId === serviceId && row.item === 'wages')) return false;
  const staff = people.filter((one) => one.serviceId === serviceId && one.employment === 'employee');
  const persons = staff.reduce((total, one) => total + one.persons, 0);
  return persons < FEWEST_PERSONS_WITH_PUBLIC_WAGES;
}
