import { randomBytes } from 'node:crypto';
import { inTransaction } from '#lib/server/stores.ts';
import { drawCodes, keepCodes } from '#lib/server/use-cases/surveys/letter-codes.ts';
import { type AskedVersion, submitResponse } from '#lib/server/use-cases/surveys/submit-response.ts';
import { lockDataFolder } from '../../src/process/data-folder-lock.ts';
import { closeInstallation, openInstallation } from '../../src/process/open-installation.ts';
import { readSettings } from '../../src/process/settings.ts';
import { aBody } from '../fixtures.ts';
import { anOpenQuestionnaire, aSheet } from '../survey-fixtures.ts';

/*
 * Answers as people do who press again after an error: run in a process of its own, which is killed in between.
 *   node answering-writer.ts open <people>    says the body, the questionnaire and a one-time code for each
 *   node answering-writer.ts send <said>      sends the sheet of each from the first, and says „<person> <receipt>“
 *   node answering-writer.ts count <said>     says what is kept of them
 */
type Asking = { body: Parameters<typeof inTransaction>[1]; asked: AskedVersion; codes: string[] };

const [word, said = ''] = process.argv.slice(2);
const settings = readSettings(process.env);
await lockDataFolder(settings.dataFolder, (socket) => socket.destroy());
const installation = await openInstallation(settings, () => {});
const { db } = installation.database;

if (word === 'open') process.stdout.write(JSON.stringify(await open(Number(said))));
if (word === 'send') await send(read());
if (word === 'count') process.stdout.write(JSON.stringify(await count(read())));
await closeInstallation(installation);
process.exit(0);

async function open(people: number): Promise<Asking> {
  const body = await aBody(db);
  const { asked, coordinator } = await anOpenQuestionnaire(db, body, { mode: 'codes' });
  const codes = drawCodes(people, randomBytes);
  const now = new Date();
  await inTransaction(db, body, (stores) => keepCodes(stores, coordinator, { id: asked.id, codes, now }));
  return { body, asked, codes };
}

function read(): Asking {
  const { asked, ...rest } = JSON.parse(said) as Asking;
  return { ...rest, asked: { ...asked, closesAt: new Date(asked.closesAt) } };
}

/** Four at a time, so that a kill finds some in every step. */
async function send({ body, asked, codes }: Asking): Promise<void> {
  const waiting = [...codes.entries()];
  const people = Array.from({ length: 4 }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [person, code] = next;
      const given = { help: { code: 'yes' }, missing: `Veta ${person}` };
      const sheet = aSheet(given, { key: `person ${person}`, code, contact: `${person}@example.sk` });
      const outcome = await inTransaction(db, body, (stores) => submitResponse(stores, asked, sheet));
      process.stdout.write(`${person} ${outcome.outcome === 'kept' ? outcome.receipt : outcome.outcome}\n`);
    }
  });
  await Promise.all(people);
}

function count({ body, asked }: Asking) {
  return inTransaction(db, body, async (stores) => {
    const tally = await stores.responseTallies.list(asked.id, 'help');
    return {
      sheets: (await stores.responses.listSheets(asked.id)).length,
      counted: tally.filter(({ answer }) => answer === 'yes').reduce((sum, one) => sum + one.count, 0),
      texts: (await stores.responseTexts.list(asked.id)).map(({ text }) => text),
      contacts: (await stores.surveyContacts.list(asked.id)).length,
      codes: await stores.surveyCodes.ofQuestionnaire(asked.id)
    };
  });
}
