import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { formats } from '#lib/i18n/format.ts';
import { messages } from '#lib/i18n/messages.ts';
import { type RegisterFaultRow, registerImportStore } from '#lib/server/db/register-imports.ts';
import { countShownOfRegister } from '#lib/server/db/shown-register.ts';
import type { Installation } from '#lib/server/installation.ts';
import { bringRegister, decideOnRegister } from '#lib/server/register/bring-register.ts';
import { LARGEST_REGISTER, REGISTER_REFUSALS } from '#lib/server/register/register-file.ts';
import {
  type RegisterImport,
  takesManyAway,
  WORKING
} from '#lib/server/use-cases/directory/register/register-work.ts';
import type { Command, CommandContext } from '../command.ts';

const t = messages('sk');
const LOOK_MS = 200;
const MOST_FAULTS_SHOWN = 100;
/** Whoever runs the console owns the data folder; events name nobody. */
const CONSOLE = { actorId: null as never, isOperator: true };

/** `opora register import FILE [--dry] [--even-if-fewer]`: the same reading and report as the operator's pages. */
export const registerCommand: Command = {
  paths: [1],
  async run([verb, ...words], context) {
    const given = verb === 'import' ? wordsGiven(words) : null;
    if (!given) return refuse(context, 2, t('console.register.usage'));
    const size = (await stat(given.file).catch(() => null))?.size;
    if (size === undefined) return refuse(context, 1, t('import.console.noFile', { file: given.file }));
    if (size > LARGEST_REGISTER) return refuse(context, 1, t('operations.register.refused.too-large'));
    const content = await readFile(given.file);
    const file = { id: randomUUID(), fileName: basename(given.file), content };
    const sent = await bringRegister(context.installation, CONSOLE, file, new Date());
    if (sent.outcome === 'same-file') {
      context.out(t('console.register.same'));
      return 0;
    }
    if (sent.outcome !== 'sent') return refuse(context, 1, t('console.register.busy'));
    return finish(sent.id, given, context);
  }
};

type Words = { file: string; dry: boolean; evenIfFewer: boolean };

function wordsGiven(words: readonly string[]): Words | null {
  try {
    const { positionals, values } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { dry: { type: 'boolean' }, 'even-if-fewer': { type: 'boolean' } }
    });
    const [file, more] = positionals;
    if (!file || more !== undefined) return null;
    return { file, dry: values.dry ?? false, evenIfFewer: values['even-if-fewer'] ?? false };
  } catch {
    return null;
  }
}

async function finish(id: string, { dry, evenIfFewer }: Words, context: CommandContext): Promise<number> {
  const { installation } = context;
  const imports = registerImportStore(installation.database.db);
  const read = await untilIdle(installation, id, context);
  if (read.stage === 'refused') return refuse(context, 1, refusalText(read));
  report(read, await imports.listFaults(id, 1, MOST_FAULTS_SHOWN), context);
  const isMany = takesManyAway(read.counts) && !evenIfFewer;
  if (dry || isMany) {
    await decideOnRegister(installation, CONSOLE, { id, applied: false });
    if (isMany) return refuse(context, 1, t('console.register.many'));
    context.out(t('console.register.dry'));
    return 0;
  }
  await decideOnRegister(installation, CONSOLE, { id, applied: true });
  const applied = await untilIdle(installation, id, context);
  const { number } = formats('sk');
  const services = number(await countShownOfRegister(installation.database.publicDb));
  context.out(t('console.register.applied', { file: applied.fileName, services }));
  return applied.stage === 'applied' ? 0 : 1;
}

/** Waits until nothing is done with the file by itself, and says how far it is. */
async function untilIdle(
  { database, register }: Installation,
  id: string,
  { out }: CommandContext
): Promise<RegisterImport> {
  let told = 0;
  for (;;) {
    const file = await registerImportStore(database.db).find(id);
    if (!file) throw new Error('The file of the register is gone.');
    if (!WORKING.has(file.stage)) return file;
    const tenths = Math.floor((10 * file.readBytes) / Math.max(1, file.fileBytes));
    if (file.stage === 'reading' && tenths > told) {
      told = tenths;
      out(t('console.register.reading', { percent: formats('sk').percent(tenths / 10) }));
    }
    register.wake();
    await pause(LOOK_MS);
  }
}

function report(
  { counts }: RegisterImport,
  faults: readonly RegisterFaultRow[],
  { out, error }: CommandContext
) {
  const { number } = formats('sk');
  const { added = 0, changed = 0, erased = 0, gone = 0, same = 0, refused = 0 } = counts;
  const said = { added, changed, erased, gone, same, refused };
  out(
    t('console.register.counts', {
      ...{ added: number(said.added), changed: number(said.changed), erased: number(said.erased) },
      ...{ gone: number(said.gone), same: number(said.same), refused: number(said.refused) }
    })
  );
  for (const { line, registerNumber, fault } of faults) {
    const text = t(`operations.register.fault.${fault}`);
    error(t('console.register.fault', { line, number: registerNumber ?? '?', text }));
  }
  const { waiting = 0, unplaced = 0 } = counts;
  if (waiting + unplaced > 0)
    out(t('console.register.unfinished', { waiting: number(waiting), unplaced: number(unplaced) }));
}

function refusalText({ refusal, line }: RegisterImport): string {
  const known = REGISTER_REFUSALS.find((one) => one === refusal) ?? 'damaged';
  const text = t(`operations.register.refused.${known}`);
  return line === null ? text : `${text} ${t('operations.register.refused.line', { line })}`;
}

function refuse({ error }: CommandContext, code: number, text: string): number {
  error(text);
  return code;
}
