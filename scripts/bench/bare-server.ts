import { createServer } from 'node:http';

/*
 * The floor of the page benchmarks, in a process of its own: a bare node:http server. BENCH_BODY_BYTES says how long
 * its page is; with BENCH_COMPOSE it puts the page together anew for every request, else it sends ready bytes.
 */
const size = Number(process.env.BENCH_BODY_BYTES ?? 10_000);
const piece = '<tr><td>Opatrovateľská služba</td><td>seniori</td><td>24</td></tr>\n';
const pieces = Math.ceil(size / Buffer.byteLength(piece));
const ready = Buffer.from(piece.repeat(pieces)).subarray(0, size);

function composed(): Buffer {
  const rows = Array.from(
    { length: pieces },
    (_, at) => `<tr><td>Opatrovateľská služba</td><td>seniori</td><td>${at}</td></tr>\n`
  );
  return Buffer.from(rows.join(''));
}

const server = createServer((_request, response) => {
  const body = process.env.BENCH_COMPOSE ? composed() : ready;
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`http://localhost:${typeof address === 'object' && address ? address.port : 0}`);
});
