import { createHash } from 'node:crypto';

/** Namespace of ours for name-based UUIDs (RFC 9562, version 5) of the register. Never changes: addresses lead there. */
const NAMESPACE = Buffer.from('2b8f3a1d94c75e60a7d10c5e6f3b9284', 'hex');

/** The id of a service of the register, by its number: the same on every installation, for ever. */
export function registeredIdOf(registerNumber: string): string {
  return lasting(`service:${registerNumber}`);
}

/** The id of a provider of the register, by its IČO; a natural person has one for each service. */
export function registeredProviderIdOf(
  provider: { ico: string | null; name: string | null },
  number: string
): string {
  if (provider.ico !== null) return lasting(`ico:${provider.ico}`);
  return lasting(provider.name === null ? `person:${number}` : `name:${provider.name}`);
}

function lasting(name: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(name).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-'
  );
}
