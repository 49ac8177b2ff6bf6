import type { EmbeddedDatabase } from '#lib/server/db/pglite.ts';

/** What one holder of the embedded database's only connection did with it. */
export type Lease = {
  ms: number;
  /** Processor time of the whole process meanwhile: unlike the clock it hardly minds who else is busy. */
  cpuMs: number;
  statements: number;
  /** Characters of parameters that were sent, and rows that came back. */
  characters: number;
  rows: number;
  /** The statement that worked longest, shortened; for people who look why a lease was long. */
  slowest: { ms: number; sql: string };
};

/** Writes down every lease from now on; statements that stand alone are leases of one statement. */
export function watchLeases(embedded: EmbeddedDatabase): Lease[] {
  const leases: Lease[] = [];
  const { turns } = embedded;
  const [take, give, ask] = [turns.take.bind(turns), turns.give.bind(turns), embedded.ask.bind(embedded)];
  let held: { lease: Lease; since: number; cpu: NodeJS.CpuUsage } | null = null;

  turns.take = async (urgency) => {
    await take(urgency);
    held = { lease: newLease(), since: performance.now(), cpu: process.cpuUsage() };
  };
  turns.give = () => {
    if (held)
      leases.push({ ...held.lease, ms: performance.now() - held.since, cpuMs: millisecondsSince(held.cpu) });
    held = null;
    give();
  };
  embedded.ask = async (request) => {
    const lease = held?.lease ?? newLease();
    if (!held) leases.push(lease);
    const [begun, cpu] = [performance.now(), process.cpuUsage()];
    const answer = await ask(request);
    const ms = performance.now() - begun;
    const sql = 'sql' in request ? request.sql : request.kind;
    lease.ms += ms;
    lease.cpuMs += millisecondsSince(cpu);
    lease.statements += 1;
    lease.characters += 'parameters' in request ? JSON.stringify(request.parameters).length : 0;
    lease.rows += answer.rows.length;
    if (ms > lease.slowest.ms) lease.slowest = { ms, sql: sql.replace(/\s+/g, ' ').slice(0, 90) };
    return answer;
  };
  return leases;
}

function millisecondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

function newLease(): Lease {
  return { ms: 0, cpuMs: 0, statements: 0, characters: 0, rows: 0, slowest: { ms: 0, sql: '' } };
}
