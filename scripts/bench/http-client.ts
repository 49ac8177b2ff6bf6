import { connect } from 'node:net';
import { carryOut, inThread } from './in-thread.ts';
import { percentile } from './line.ts';

/** What a server answered under load: requests in a second, times in milliseconds. */
export type Load = { perSecond: number; p50: number; p99: number; bytes: number };

type Order = {
  port: number;
  paths: readonly string[];
  connections: number;
  seconds: number;
  /** What the client takes, as in the header: `br` as browsers do, or nothing. */
  encoding: string;
};

/** Connections at once by the goals of the benchmarks. */
const CONNECTIONS = 32;

/**
 * Asks a server on this machine again and again over kept connections, in a thread of its own. The client speaks
 * just enough HTTP/1.1, so that the processor is left to the server.
 * @param paths asked in turn; every answer must be 200 with a length
 */
export async function load(
  port: number,
  paths: readonly string[],
  seconds: number,
  encoding = ''
): Promise<Load> {
  const order: Order = { port, paths, connections: CONNECTIONS, seconds, encoding };
  return inThread<Load>(import.meta.url, order);
}

carryOut(run);

async function run({ port, paths, connections, seconds, encoding }: Order): Promise<Load> {
  const times: number[] = [];
  let asked = 0;
  let bytes = 0;
  const begun = performance.now();
  const until = begun + seconds * 1_000;
  const accepted = encoding === '' ? '' : `accept-encoding: ${encoding}\r\n`;
  const next = () => {
    const path = paths[asked++ % paths.length] ?? '/';
    return `GET ${path} HTTP/1.1\r\nhost: localhost:${port}\r\n${accepted}\r\n`;
  };
  const one = () =>
    keepAsking(
      port,
      next,
      () => performance.now() < until,
      (ms, size) => {
        times.push(ms);
        bytes = size;
      }
    );
  await Promise.all(Array.from({ length: connections }, one));
  const passed = (performance.now() - begun) / 1_000;
  return { perSecond: times.length / passed, p50: percentile(times, 50), p99: percentile(times, 99), bytes };
}

const HEAD_END = Buffer.from('\r\n\r\n');

/** One connection: a request is sent when the answer before it is whole. */
function keepAsking(
  port: number,
  next: () => string,
  goOn: () => boolean,
  done: (ms: number, bytes: number) => void
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    let sent = 0;
    let missing: number | null = null;
    let size = 0;
    let request = '';
    let head: Buffer = Buffer.alloc(0);
    const ask = () => {
      request = next();
      sent = performance.now();
      socket.write(request);
    };
    socket.on('connect', ask);
    socket.on('error', reject);
    socket.on('data', (chunk: Buffer) => {
      let rest = chunk;
      if (missing === null) {
        head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
        const end = head.indexOf(HEAD_END);
        if (end < 0) return;
        const text = head.toString('latin1', 0, end);
        const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
        if (!text.startsWith('HTTP/1.1 200') || length === undefined) {
          reject(new Error(`${request.split('\r\n', 1)[0]} answered: ${text.slice(0, 300)}`));
          socket.destroy();
          return;
        }
        size = Number(length);
        missing = size;
        rest = head.subarray(end + HEAD_END.length);
        head = Buffer.alloc(0);
      }
      missing -= rest.length;
      if (missing > 0) return;
      missing = null;
      done(performance.now() - sent, size);
      if (goOn()) return ask();
      socket.end();
      resolve();
    });
  });
}
