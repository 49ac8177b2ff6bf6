import { randomInt } from 'node:crypto';
import { Agent, request } from 'node:http';
import { carryOut, inThread } from './in-thread.ts';

/** One questionnaire answered by so many people at once, without scripts. */
type Order = {
  port: number;
  path: string;
  people: number;
  seconds: number;
  /** What is filled in on each page; the fields of a page not reached yet are not sent. */
  pages: readonly (readonly [string, string])[][];
  /** All sections on one page: a sheet is its beginning and one sending. */
  whole: boolean;
};

/** Whole respondents, and milliseconds: of each answer to a form, and of the last one, which keeps the sheet. */
export type Answered = { respondents: number; seconds: number; pageTimes: number[]; sendTimes: number[] };

/** Answers again and again in a thread of its own, each respondent from an address of her own. */
export function answerAgain(order: Order): Promise<Answered> {
  return inThread<Answered>(import.meta.url, order);
}

carryOut(run);

async function run(order: Order): Promise<Answered> {
  const agent = new Agent({ keepAlive: true, maxSockets: order.people });
  const done: Answered = { respondents: 0, seconds: 0, pageTimes: [], sendTimes: [] };
  const begun = performance.now();
  const until = begun + order.seconds * 1_000;
  const one = async () => {
    while (performance.now() < until) {
      await respondent(order, agent, done);
      done.respondents += 1;
    }
  };
  await Promise.all(Array.from({ length: order.people }, one));
  agent.destroy();
  return { ...done, seconds: (performance.now() - begun) / 1_000 };
}

async function respondent({ port, path, pages, whole }: Order, agent: Agent, done: Answered): Promise<void> {
  const address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`;
  const asking = { port, path, agent, address };
  await timed(done.pageTimes, () => asked(asking, null));
  let html = await timed(done.pageTimes, () =>
    asked(asking, [['krok', 'zacat'], ['jazyk', 'sk'], ...(whole ? [['spolu', 'ano'] as const] : [])])
  );
  for (const [at, fields] of pages.entries()) {
    const times = at === pages.length - 1 ? done.sendTimes : done.pageTimes;
    const sealed = /name="stav" value="([^"]+)"/.exec(html)?.[1];
    if (sealed === undefined) throw new Error(`Page ${at + 1} was not shown: ${plainText(html)}`);
    html = await timed(times, () =>
      asked(asking, [['stav', sealed], ['web', ''], ['krok', 'dalej'], ...fields])
    );
  }
  if (!/[2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4}/.test(plainText(html)))
    throw new Error(`There was no receipt: ${plainText(html)}`);
}

function plainText(html: string): string {
  return (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

async function timed(times: number[], work: () => Promise<string>): Promise<string> {
  const begun = performance.now();
  const html = await work();
  times.push(performance.now() - begun);
  return html;
}

type Asking = { port: number; path: string; agent: Agent; address: string };

function asked(
  { port, path, agent, address }: Asking,
  fields: readonly (readonly [string, string])[] | null
): Promise<string> {
  const host = `localhost:${port}`;
  const body = fields && new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
  return new Promise((resolve, reject) => {
    const headers = {
      ...{ host, accept: 'text/html', 'x-forwarded-for': address, 'accept-encoding': 'identity' },
      ...(body === null
        ? {}
        : {
            ...{ origin: `http://${host}`, 'content-type': 'application/x-www-form-urlencoded' },
            'content-length': String(Buffer.byteLength(body))
          })
    };
    const sent = request(
      { host: '127.0.0.1', port, path, agent, method: body === null ? 'GET' : 'POST', headers },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const html = Buffer.concat(parts).toString();
          if (response.statusCode === 200) resolve(html);
          else reject(new Error(`${path} answered ${response.statusCode}: ${plainText(html).slice(0, 300)}`));
        });
        response.on('error', reject);
      }
    );
    sent.on('error', reject);
    sent.end(body ?? undefined);
  });
}
