import { createHash } from 'node:crypto';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

/** Namespace of ours for name-based UUIDs (RFC 9562, version 5). Never changes: data elsewhere refers to the ids. */
const NAMESPACE = Buffer.from('6f2f7c0e6b0a5c1f9d9e0b8f44820083', 'hex');

/** The id of the planning body of a unit or region: the same on every installation. */
export function planningBodyIdOf(unitCode: string): BodyId {
  const hash = createHash('sha1').update(NAMESPACE).update(unitCode).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)];
  return parts.join('-') as BodyId;
}
