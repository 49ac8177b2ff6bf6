import { type Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import { migrate } from '#lib/server/db/migrate.ts';
import { openPglite } from '#lib/server/db/pglite.ts';

test('from PostgreSQL 16 on an ordinary login that makes the roles may also act as them', async () => {
  // The embedded engine is PostgreSQL 18: with the rights of an ordinary login it stands for a server of that age.
  const server = await openPglite({ folder: null, username: 'postgres', base: null });
  const handle = server.db as unknown as Kysely<never>;
  await server.exec(`
    create role opora login createrole;
    do $$ begin execute format('grant create on database %I to opora', current_database()); end $$;
    alter schema public owner to opora;
    set session authorization opora`);
  await migrate(handle);
  for (const role of ['opora_app', 'opora_public', 'opora_backup']) {
    await server.exec(`set role ${role}`);
    const { rows } = await sql<{ user: string }>`select current_user as user`.execute(handle);
    expect(rows).toEqual([{ user: role }]);
    await server.exec('reset role');
  }
  const { rows } = await sql`
    select pg_has_role('opora', 'opora_backup', 'usage') as login, pg_has_role('opora_app', 'opora_backup', 'member') as app`.execute(
    handle
  );
  expect(rows).toEqual([{ login: false, app: false }]);
  await server.close();
});
