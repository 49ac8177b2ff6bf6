import type { Codebook } from '#lib/domain/directory/register/register-entry.ts';
import { type Operator, refuseOperation } from '../../accounts/operator.ts';
import type { EventLog } from '../../event-log.ts';
import type { RegisterCode } from './register-work.ts';

/** What this use case asks of storage. */
export type MapCodesStores = {
  codes: {
    list(): Promise<RegisterCode[]>;
    map(codebook: Codebook, code: string, means: string | null): Promise<void>;
  };
  /** Codes of the catalogue that a codebook may lead to. */
  catalogue(codebook: Codebook): Promise<ReadonlySet<string>>;
  events: EventLog;
};

/** What the operator says of a code; null leaves its services out. */
export type SaidMeaning = { codebook: Codebook; code: string; means: string | null };

/**
 * The operator says what codes of the register mean in the catalogue; services that waited for it come in.
 * @returns how many codes mean something else now
 */
export async function mapCodes(
  stores: MapCodesStores,
  operator: Operator,
  said: readonly SaidMeaning[]
): Promise<{ outcome: 'mapped'; count: number } | { outcome: 'not-allowed' | 'no-such-code' }> {
  if (refuseOperation(operator)) return { outcome: 'not-allowed' };
  const known = new Map((await stores.codes.list()).map((one) => [`${one.codebook} ${one.code}`, one]));
  const changed: SaidMeaning[] = [];
  for (const one of said) {
    const held = known.get(`${one.codebook} ${one.code}`);
    const means = one.means;
    if (!held || (means !== null && !(await stores.catalogue(one.codebook)).has(means)))
      return { outcome: 'no-such-code' };
    if (held.means !== means || (means === null && held.origin === null)) changed.push(one);
  }
  for (const { codebook, code, means } of changed) {
    await stores.codes.map(codebook, code, means);
    await stores.events.add({
      actorId: operator.actorId,
      action: 'mapped',
      subject: 'register-code',
      subjectId: `${codebook} ${code}`.slice(0, 200),
      details: { means }
    });
  }
  return { outcome: 'mapped', count: changed.length };
}
