import { json } from '@sveltejs/kit';
import { sql } from 'kysely';
import { theInstallation } from '#lib/server/installation.ts';
import { outbox } from '#lib/server/mail/outbox.ts';

/** State of the service, for people and load balancers: 200 when it can serve, 503 when its database does not answer. */
export async function GET() {
  const { database, pages, startedAt } = theInstallation();
  try {
    await sql`select 1`.execute(database.publicDb);
    const letters = await outbox(database.db).waiting();
    return json(
      {
        state: 'ok',
        engine: database.engine,
        startedAt,
        memoryMiB: Math.round(process.memoryUsage.rss() / 1024 / 1024),
        longestLeaseMs: Math.round(database.longestLeaseMs()),
        mail: letters,
        pages: pages.counts()
      },
      { headers: { 'cache-control': 'no-store' } }
    );
  } catch {
    return json({ state: 'database-unreachable' }, { status: 503, headers: { 'cache-control': 'no-store' } });
  }
}
