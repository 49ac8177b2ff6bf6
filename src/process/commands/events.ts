import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { messages } from '#lib/i18n/messages.ts';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import { chainEvents, chainedBodies } from '#lib/server/upkeep/chain-events.ts';
import { verifyEvents } from '#lib/server/upkeep/verify-events.ts';
import type { Command } from '../command.ts';

const t = messages('sk');

/**
 * `opora events [OBEC]`: chains what is not chained yet, then walks the chain of events of every body, or of one, and
 * names the first broken link. The exit code is 0 when all are whole. The hash it prints can be noted elsewhere.
 */
export const eventsCommand: Command = {
  async run([slug], { installation, out, error }) {
    const { bulkDb, publicDb } = installation.database;
    const one = slug ? await findBody(publicDb, slug) : null;
    if (slug && !one) {
      error(t('console.noBody', { slug }));
      return 1;
    }
    await chainEvents(bulkDb);
    const bodies = one ? [one] : await chainedBodies(bulkDb);
    let broken = 0;
    for (const { bodyId, name } of bodies) {
      const verdict = await verifyEvents(bulkDb, bodyId as BodyId);
      if (!verdict) continue;
      if (verdict.whole) {
        out(t('events.whole', { name, count: verdict.count, head: verdict.head }));
        continue;
      }
      broken += 1;
      const fault = t(`events.fault.${verdict.fault}`);
      error(t('events.broken', { name, sequence: verdict.sequence, fault }));
    }
    if (bodies.length === 0) out(t('events.none'));
    return broken === 0 ? 0 : 1;
  }
};
