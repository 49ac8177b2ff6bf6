import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  Document,
  HeadingLevel,
  Packer,
  PageBreak,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType
} from 'docx';
import mammoth from 'mammoth';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Database } from '#lib/server/db/db.ts';
import { openDatabase } from '#lib/server/db/open-database.ts';
import { openOldPlan } from '#lib/server/old-plan/open-old-plan.ts';
import { readPiecesApart } from '#lib/server/old-plan/read-pieces-apart.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { takeOver } from '#lib/server/use-cases/old-plan/place-pieces.ts';
import { bringOldPlan, readOldPlan } from '#lib/server/use-cases/old-plan/stage-old-plan.ts';
import { countryFolder, removeFolder } from './country.ts';
import { type Line, lineOf, percentile } from './line.ts';

const TIMES = Number(process.env.BENCH_TIMES ?? 5);
const COORDINATOR = { actorId: null, roles: ['coordinator'] } as unknown as Actor;

/**
 * A plan of the last period in Word: read in its thread, sorted into parts, kept for review; and the same with all its
 * texts written into the plan. The limit is the library alone taking the bare text out of the same file.
 */
export async function* oldPlan(): AsyncGenerator<Line> {
  const folder = await countryFolder(1);
  const database = await openDatabase({ folder: join(folder, 'database'), url: null });
  try {
    const content = await sixtyPages();
    const { bodyId } = await database.db
      .selectFrom('planningBody')
      .select('bodyId')
      .where('unitCode', '=', '517917')
      .executeTakeFirstOrThrow();
    const limit = await median(() => mammoth.extractRawText({ buffer: content }));
    const read: number[] = [];
    const whole: number[] = [];
    for (let time = 0; time <= TIMES; time += 1) {
      const { staged, taken } = await importOnce(database, bodyId, content);
      // The first time everything is compiled.
      if (time > 0) {
        read.push(staged);
        whole.push(staged + taken);
      }
    }
    const common = { group: 'desk', unit: 'ms', limit, goal: 'value <= 3000' };
    yield lineOf({ ...common, name: 'import of a 60-page DOCX', value: percentile(whole, 50) });
    yield lineOf({
      ...common,
      name: 'import of a 60-page DOCX, until its preview',
      value: percentile(read, 50)
    });
  } finally {
    await database.close();
    removeFolder(folder);
  }
}

/** @returns milliseconds until the preview can be shown, and of writing all that is known into the plan */
async function importOnce(database: Database, bodyId: BodyId, content: Buffer) {
  const planId = await emptyPlan(database, bodyId);
  const work = openOldPlan({ database }, { bodyId });
  const id = randomUUID();
  const begun = performance.now();
  const hash = createHash('sha256').update(content).digest('hex');
  await bringOldPlan(work, COORDINATOR, { id, planId, fileName: 'plan.docx', format: 'docx', hash });
  const outcome = await readOldPlan(
    {
      inBody: (job) => inTransaction(database.bulkDb, bodyId, job),
      readPieces: readPiecesApart,
      files: { put: async () => hash }
    },
    { id, actorId: null },
    content
  );
  const staged = performance.now() - begun;
  if (outcome.outcome !== 'staged') throw new Error(JSON.stringify(outcome));
  const taken = await takeOver(work, COORDINATOR, { id, planId });
  if (taken.outcome !== 'placed' || taken.placed < 600) throw new Error(JSON.stringify(taken));
  return { staged, taken: performance.now() - begun - staged };
}

/** A plan like the town's own, without a word in it. */
async function emptyPlan({ db }: Database, bodyId: BodyId): Promise<string> {
  return inTransaction(db, bodyId, async ({ plans }) => {
    const [first] = await plans.list();
    const found = first && (await plans.find(first.id));
    if (!found) throw new Error('The town has no plan.');
    const { revision: _, demonstration: __, ...plan } = found;
    const id = randomUUID();
    await plans.add({ ...plan, id, texts: {} });
    return id;
  });
}

async function median(work: () => Promise<unknown>): Promise<number> {
  await work();
  const times: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return percentile(times, 50);
}

const HEADINGS = [
  ...['Úvod', 'Legislatívne východiská', 'Demografické údaje', 'Analýza poskytovaných sociálnych služieb'],
  ...['Potreby obyvateľov', 'SWOT analýza', 'Ciele a priority', 'Časový harmonogram', 'Personálne podmienky'],
  ...['Monitorovanie a vyhodnocovanie', 'Aktualizácia plánu', 'Prílohy']
];
const SENTENCE = 'Obec podľa zistených potrieb obyvateľov zabezpečí dostupnú pomoc v domácom prostredí. ';

/** Sixty pages, five to a chapter: headings, paragraphs, a list and a table of ten rows on each. */
function sixtyPages(): Promise<Buffer> {
  const children = Array.from({ length: 60 }, (_, page) => onePage(page)).flat();
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

function onePage(page: number): (Paragraph | Table)[] {
  const chapter = HEADINGS[Math.floor(page / 5)] ?? '';
  const title = page % 5 === 0 ? [new Paragraph({ text: chapter, heading: HeadingLevel.HEADING_1 })] : [];
  const said = (at: number) => `${page}.${at} ${SENTENCE.repeat(4)}`;
  return [
    ...title,
    new Paragraph({ text: `${page + 1}. strana`, heading: HeadingLevel.HEADING_2 }),
    ...Array.from({ length: 8 }, (_, at) => new Paragraph({ children: [new TextRun(said(at))] })),
    ...Array.from(
      { length: 4 },
      (_, at) => new Paragraph({ text: `položka ${at} zoznamu`, bullet: { level: 0 } })
    ),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: Array.from(
        { length: 10 },
        (_, row) =>
          new TableRow({
            children: Array.from(
              { length: 5 },
              (_cell, cell) =>
                new TableCell({ children: [new Paragraph(row === 0 ? `Stĺpec ${cell}` : `${row * cell}`)] })
            )
          })
      )
    }),
    new Paragraph({ children: [new PageBreak()] })
  ];
}
