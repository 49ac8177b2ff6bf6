import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { IMPORT_KINDS } from '#lib/domain/plans/import/column.ts';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import { formats } from '#lib/i18n/format.ts';
import { messages } from '#lib/i18n/messages.ts';
import { findBodyByName } from '#lib/server/db/planning-bodies.ts';
import { showDirectory } from '#lib/server/public/show-directory.ts';
import { previewOf } from '#lib/server/spreadsheets/import-preview.ts';
import { openImport } from '#lib/server/spreadsheets/open-import.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { applyRun } from '#lib/server/use-cases/import/apply-run.ts';
import type { ImportWork } from '#lib/server/use-cases/import/import-work.ts';
import { proposeRun } from '#lib/server/use-cases/import/propose-run.ts';
import { discardImport, type RunKey, stageImport } from '#lib/server/use-cases/import/stage-import.ts';
import type { Command, CommandContext } from '../command.ts';

const t = messages('sk');

/** Whoever runs the console owns the data folder; events name nobody. */
const CONSOLE: Actor = { actorId: null as never, roles: ['coordinator'] };

/**
 * `opora import FILE --obec BODY [--plan ID] [--kind …] [--all] [--apply]`: the same preview, faults and writing as the
 * desk. Without a plan, `--kind services` is for the directory alone.
 */
export const importCommand: Command = {
  paths: true,
  async run(words, context) {
    const given = wordsGiven(words);
    if (!given) return refuse(context, 2, t('import.console.usage'));
    const content = await readFile(given.file).catch(() => null);
    if (!content) return refuse(context, 1, t('import.console.noFile', { file: given.file }));
    const body = await findBodyByName(context.installation.database.publicDb, given.obec);
    if (!('bodyId' in body)) {
      const { several: example } = body;
      const text = example
        ? t('import.console.severalBodies', { name: given.obec, example })
        : t('import.console.noBody', { name: given.obec });
      return refuse(context, 1, text);
    }
    const isDirectory = given.kind === 'services' && given.plan === null;
    const planId = isDirectory ? null : await planOf(body, given.plan, context);
    if (planId !== null && typeof planId !== 'string') return refuse(context, 1, planId.text);

    const work = openImport(context.installation, body, dayInSlovakia(new Date()));
    const sent = { id: randomUUID(), planId, fileName: basename(given.file), content, now: new Date() };
    const { takesAll } = given;
    const staged = await stageImport(work, CONSOLE, { ...sent, takesAll, wanted: given.kind });
    if (staged.outcome === 'refused') return refuse(context, 1, t(`import.refused.${staged.refusal}`));
    if (staged.outcome !== 'staged') return refuse(context, 1, t('import.console.noPlan'));
    try {
      return await show(work, { id: sent.id, planId }, given.apply, context);
    } finally {
      await showDirectory(context.installation, body.bodyId);
    }
  }
};

type Words = {
  file: string;
  obec: string;
  plan: string | null;
  kind: (typeof IMPORT_KINDS)[number] | null;
  takesAll: boolean;
  apply: boolean;
};

function wordsGiven(words: readonly string[]): Words | null {
  try {
    const { positionals, values } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        obec: { type: 'string' },
        plan: { type: 'string' },
        kind: { type: 'string' },
        all: { type: 'boolean' },
        apply: { type: 'boolean' }
      }
    });
    const [file, more] = positionals;
    const kind = IMPORT_KINDS.find((one) => one === values.kind) ?? null;
    if (!file || more !== undefined || !values.obec || (values.kind !== undefined && !kind)) return null;
    const { plan = null, apply = false, all: takesAll = false } = values;
    return { file, obec: values.obec, plan, kind, takesAll, apply };
  } catch {
    return null;
  }
}

/** The plan that was named, or the only one of the body. */
async function planOf(
  body: PlanningBody,
  wanted: string | null,
  { installation }: CommandContext
): Promise<string | { text: string }> {
  const plans = await inTransaction(installation.database.db, body.bodyId, (stores) => stores.plans.list());
  const own = wanted === null ? plans : plans.filter(({ id }) => id === wanted);
  const [first, second] = own;
  if (!first) return { text: t('import.console.noPlan') };
  if (!second) return first.id;
  const names = own.map(({ id, title }) => `${id} (${title})`).join(', ');
  return { text: t('import.console.severalPlans', { plans: names }) };
}

async function show(work: ImportWork, key: RunKey, apply: boolean, context: CommandContext): Promise<number> {
  const proposed = await proposeRun(work, CONSOLE, key);
  if (proposed.outcome === 'not-compared') {
    await discardImport(work, CONSOLE, key);
    return refuse(context, 1, t('import.notCompared'));
  }
  if (proposed.outcome !== 'proposed') return refuse(context, 1, t('import.console.noPlan'));
  const preview = await previewOf(proposed.proposal, t, formats('sk'));
  for (const note of preview.notes) context.out(note);
  for (const fault of preview.faults) context.error(t('import.console.fault', fault));
  const unshown = preview.faultCount - preview.faults.length;
  if (unshown > 0) context.error(t('import.faults.more', { count: unshown }));
  if (preview.faultCount === 0) {
    const { added, changed } = preview;
    context.out(t('import.console.summary', { file: proposed.run.fileName, added, changed }));
    for (const { title, rows } of preview.groups) {
      context.out(title);
      for (const row of rows) for (const effect of row.effects) context.out(`  ${row.title}: ${effect}`);
    }
    for (const { name } of proposed.proposal.gone) context.out(t('directoryImport.console.gone', { name }));
  }
  const isWritten = apply && preview.faultCount === 0;
  const outcome = isWritten ? await applyRun(work, CONSOLE, { ...key, seen: proposed.proposal.seen }) : null;
  // The console waits for nobody: what was not written is sent again.
  if (outcome?.outcome !== 'applied') await discardImport(work, CONSOLE, key);
  if (preview.faultCount > 0) return 1;
  if (!outcome) context.out(t('import.console.dry'));
  else if (outcome.outcome === 'applied') {
    context.out(t('import.console.applied', { added: outcome.added, changed: outcome.changed }));
  } else return refuse(context, 1, t('import.console.busy'));
  return 0;
}

function refuse({ error }: CommandContext, code: number, text: string): number {
  error(text);
  return code;
}
