import { createHash } from 'node:crypto';

/** Namespace of ours for ids of demonstration plans (RFC 9562, version 5). Never changes. */
const NAMESPACE = Buffer.from('b6d1c9a35f2e5a70913ce1d84f70a25c', 'hex');

/** The id of a named thing of a demonstration plan: the same on every installation. */
export function lastingId(name: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(name).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-'
  );
}
