import { fold } from '../../shared/fold.ts';
import type { ProviderKind } from '../provider.ts';

const REGIONAL = /\b(vyssi uzemny celok|vuc|samospravny kraj|samospravnym krajom|vyssim uzemnym celkom)\b/;
const MUNICIPAL = /\b(obec|mesto|obcou|mestom|mestska cast|mestskou castou)\b/;
const NAMED_REGIONAL = /\b(samospravny kraj)\b/;
const NAMED_MUNICIPAL = /^(obec|mesto|mestska cast|hlavne mesto)\b/;

/**
 * Who founded a provider (§ 3), by the words the register has for it, or else by its name: *Obec Bánov* is municipal.
 * Whoever says nothing of the kind is non-public.
 */
export function registeredKindOf(label: string, name: string): ProviderKind {
  const words = fold(label);
  if (REGIONAL.test(words)) return 'regional';
  if (MUNICIPAL.test(words)) return 'municipal';
  if (words !== '') return 'non-public';
  const named = fold(name);
  if (NAMED_REGIONAL.test(named)) return 'regional';
  return NAMED_MUNICIPAL.test(named) ? 'municipal' : 'non-public';
}
