import { randomUUID } from 'node:crypto';
import { inTransaction } from '#lib/server/stores.ts';
import { lockDataFolder } from '../../src/process/data-folder-lock.ts';
import { closeInstallation, openInstallation } from '../../src/process/open-installation.ts';
import { readSettings } from '../../src/process/settings.ts';
import { aBody } from '../fixtures.ts';
import { aPlan } from '../plan-fixtures.ts';

/*
 * Saves without end, as people do, and says each thing that was acknowledged: run by the kill test in a process of
 * its own, which is then killed.
 *   node writer.ts write          says „<body> <plan>“ after each committed save
 *   node writer.ts count <body>…  says how many plans, events and files of each body are there
 */
const [word, ...bodies] = process.argv.slice(2);
const settings = readSettings(process.env);
await lockDataFolder(settings.dataFolder, (socket) => socket.destroy());
const installation = await openInstallation(settings, () => {});
const { db } = installation.database;

if (word === 'write') {
  const body = await aBody(db);
  for (;;) {
    const plan = aPlan({ id: randomUUID() });
    const hash = await installation.files.put(Buffer.from(`${plan.id} ${'x'.repeat(2_000)}`));
    await inTransaction(db, body, async ({ plans, events }) => {
      await plans.add(plan);
      await events.add({ actorId: null, action: 'create', subject: 'plan', subjectId: plan.id });
    });
    process.stdout.write(`${body} ${plan.id} ${hash}\n`);
  }
}

const saved: Record<string, { plans: string[]; events: (string | null)[] }> = {};
for (const body of bodies) {
  saved[body] = await inTransaction(db, body as Parameters<typeof inTransaction>[1], async (stores) => ({
    plans: (await stores.plans.list()).map(({ id }) => id),
    events: (await stores.events.latest(100_000)).map(({ subjectId }) => subjectId)
  }));
}
const files: string[] = [];
for await (const hash of installation.files.list()) files.push(hash);
process.stdout.write(JSON.stringify({ saved, files }));
await closeInstallation(installation);
process.exit(0);
