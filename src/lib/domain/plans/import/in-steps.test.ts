import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ImportChange, type ImportChanges, noChanges } from './change.ts';
import { DIRECTORY_KINDS, inSteps } from './in-steps.ts';

const change = (item: object, revision: number | null): ImportChange<never> => ({
  ...{ item: item as never, revision, title: '', under: '', line: 1, sheet: '', differences: [] }
});

const said = fc.record({
  service: fc.integer({ min: 0, max: 12 }),
  capacities: fc.integer({ min: 0, max: 3 }),
  facts: fc.integer({ min: 0, max: 4 }),
  isChanged: fc.boolean()
});

/** Services from number 8 on are new; a provider more than are changed is new too. */
function changesOf(
  rows: readonly { service: number; capacities: number; facts: number; isChanged: boolean }[],
  providers: number
) {
  const changes = noChanges();
  const met = new Set<number>();
  for (const { service, capacities, facts, isChanged } of rows) {
    const isFresh = service >= 8;
    if (!met.has(service) && (isFresh || isChanged))
      changes.services.push(change({ id: `s${service}` }, isFresh ? null : 1));
    met.add(service);
    const of = (kind: string, at: number) =>
      change({ id: `${kind}${at}`, serviceId: `s${service}` }, isChanged ? 0 : null);
    for (let at = 0; at < capacities; at += 1) changes.capacities.push(of('c', at) as never);
    for (let at = 0; at < facts; at += 1) changes.facts.push(of('f', at) as never);
  }
  for (let at = 0; at < providers; at += 1) changes.providers.push(change({ id: `s${at}` }, 1));
  changes.providers.push(change({ id: 'new' }, null));
  changes.goals.push(change({ id: 'g1' }, null), change({ id: 'g2' }, 3));
  return changes;
}

const all = (changes: ImportChanges) => Object.values(changes).map((own: readonly unknown[]) => own.length);

test('every change of what is there stands in one step, with all others of its service, and what is new behind them', () => {
  fc.assert(
    fc.property(
      fc.array(said, { maxLength: 30 }),
      fc.nat(20),
      fc.integer({ min: 1, max: 9 }),
      (rows, providers, most) => {
        const given = changesOf(rows, providers);
        const { changes, ahead, steps } = inSteps(given, { single: 2 * most, several: most });
        expect(all(changes)).toEqual(all(given));
        const stepsOf = new Map<string, Set<number>>();
        for (const kind of DIRECTORY_KINDS) {
          const places = steps.flatMap((step, at) =>
            changes[kind].slice(step[kind].from, step[kind].to).map((one) => ({ one, at }))
          );
          expect(places.map(({ one }) => one)).toEqual(
            changes[kind].slice(0, changes[kind].length - ahead[kind])
          );
          if (kind === 'providers') continue;
          for (const { one, at } of places) {
            const { id, serviceId = id } = one.item as { id: string; serviceId?: string };
            stepsOf.set(serviceId, (stepsOf.get(serviceId) ?? new Set()).add(at));
          }
        }
        for (const own of stepsOf.values()) expect(own.size).toBe(1);
        expect([...stepsOf.keys()].filter((id) => Number(id.slice(1)) >= 8)).toEqual([]);
        for (const step of steps) {
          const count = DIRECTORY_KINDS.reduce((sum, kind) => sum + step[kind].to - step[kind].from, 0);
          const services = [...stepsOf].filter(([, own]) => own.has(steps.indexOf(step))).length;
          expect(count).toBeGreaterThan(0);
          const isOne = services + step.providers.to - step.providers.from <= 1;
          expect(count <= (steps.length === 1 ? 2 * most : most) || isOne).toBe(true);
        }
        expect([changes.goals.map(({ revision }) => revision), ahead.goals]).toEqual([[3, null], 1]);
      }
    )
  );
});
