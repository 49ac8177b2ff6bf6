import { fold } from '../../shared/fold.ts';
import type { Service } from '../service.ts';

/** A service with the number of its provider, as duplicates are looked for among them. */
export type Comparable = Pick<
  Service,
  'id' | 'name' | 'serviceTypeCode' | 'placeTerritoryCode' | 'registerNumber' | 'address'
> & { ico: string | null };

/** Two records that may be of one service, and why it looks so. */
export type LikelyDuplicate = { oneId: string; otherId: string; because: 'same-provider' | 'similar-name' };

/** From this share of common words on two names may be of one service. */
const LEAST_ALIKE = 0.8;

/**
 * Pairs of services that may be recorded twice: of one provider (IČO), kind and place; or of one kind and place and of
 * similar names. Two register numbers are two services, whatever they are called. Each pair once, the smaller id first.
 */
export function likelyDuplicates(services: readonly Comparable[]): LikelyDuplicate[] {
  const places = Map.groupBy(services, (one) => `${one.placeTerritoryCode} ${one.serviceTypeCode}`);
  return [...places.values()].flatMap((here) =>
    here.flatMap((one, at) =>
      here.slice(at + 1).flatMap((other): LikelyDuplicate[] => {
        const because = resemblance(one, other);
        if (because === null) return [];
        const [oneId, otherId] = one.id < other.id ? [one.id, other.id] : [other.id, one.id];
        return [{ oneId, otherId, because }];
      })
    )
  );
}

function resemblance(one: Comparable, other: Comparable): LikelyDuplicate['because'] | null {
  if (haveTwoNumbers(one, other)) return null;
  if (one.ico !== null && one.ico === other.ico) return 'same-provider';
  return nameLikeness(one.name, other.name) >= LEAST_ALIKE ? 'similar-name' : null;
}

/** Whether both stand in the register, under different numbers. */
export function haveTwoNumbers(
  one: Pick<Service, 'registerNumber'>,
  other: Pick<Service, 'registerNumber'>
): boolean {
  const numbers = new Set([one.registerNumber, other.registerNumber]);
  return !numbers.has(null) && numbers.size === 2;
}

/** Share of words two names have in common, from 0 to 1, whatever their order, case and diacritics. */
export function nameLikeness(one: string, other: string): number {
  const [words, others] = [wordsOf(one), wordsOf(other)];
  if (words.size + others.size === 0) return 0;
  const common = [...words].filter((word) => others.has(word)).length;
  return (2 * common) / (words.size + others.size);
}

const wordsOf = (name: string) => new Set(fold(name).match(/[\p{L}\p{N}]+/gu) ?? []);
