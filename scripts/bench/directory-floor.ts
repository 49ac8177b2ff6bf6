import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { openDatabase } from '#lib/server/db/open-database.ts';

/*
 * The floor of the directory's benchmarks, in a process of its own: a bare node:http server that runs the plain select
 * on published_service for every request and sends its rows as JSON. BENCH_FOLDER is the data folder it reads.
 *   /list?page=2   50 rows      /one?id=…   one row      /all   every row, one a line, 250 a statement
 */
const database = await openDatabase({ folder: join(process.env.BENCH_FOLDER ?? '', 'database'), url: null });
const db = database.publicDb;
const rows = async (rest: string, values: unknown[]) =>
  (await db.executeQuery(CompiledQuery.raw(`select * from published_service ${rest}`, values))).rows as {
    id: string;
  }[];

const server = createServer(async (request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname === '/all') return sendAll(response);
  const page = Number(url.searchParams.get('page') ?? 1);
  const found =
    url.pathname === '/list'
      ? await rows('order by id limit 50 offset $1', [(page - 1) * 50])
      : await rows('where id = $1', [url.searchParams.get('id')]);
  const body = Buffer.from(JSON.stringify(found));
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
  response.end(body);
});

async function sendAll(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  let last = '00000000-0000-0000-0000-000000000000';
  while (true) {
    const found = await rows('where id > $1 order by id limit 250', [last]);
    response.write(found.map((row) => `${JSON.stringify(row)}\n`).join(''));
    if (found.length < 250) break;
    last = found.at(-1)?.id ?? last;
  }
  response.end();
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`http://localhost:${typeof address === 'object' && address ? address.port : 0}`);
});
process.on('SIGTERM', () => process.exit(0));
