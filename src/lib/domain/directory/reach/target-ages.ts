import type { AgeRange } from './demand-point.ts';

/**
 * For which ages a kind of service is counted. `stated`: the law or the name of the service says the age; `usual`: the age
 * at which people most often need it; `everyone`: it knows no age.
 */
export type TargetAges = AgeRange & {
  serviceType: string;
  basis: 'stated' | 'usual' | 'everyone';
  unverified: boolean;
};

/** Kinds that nobody said an age of, as an operator may add one: everybody is counted. */
export function agesOf(serviceType: string, known: readonly TargetAges[]): TargetAges {
  const found = known.find((one) => one.serviceType === serviceType);
  return found ?? { serviceType, from: 0, to: null, basis: 'everyone', unverified: true };
}
