import { join } from 'node:path';
import type { Inline } from '#lib/domain/plans/block.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import { openDatabase } from '#lib/server/db/open-database.ts';
import { publishedPlans } from '#lib/server/db/published.ts';
import { compareDocuments } from '#lib/server/documents/compare-documents.ts';
import { showComparison } from '#lib/ui/comparison/shown-comparison.ts';
import { preparedFolder } from './country.ts';
import { type Line, lineOf, percentile } from './line.ts';

const TIMES = Number(process.env.BENCH_TIMES ?? 9);
/** What a printed page of a plan holds, in signs of narrative: 60 of them are the longest plan the figure is for. */
const PAGE = 1_800;
const PAGES = 60;

/**
 * Two versions of a plan whose narrative alone is 60 pages, from the kept text of both to what the page shows: one in
 * which every fourth paragraph was edited, and one in which nothing stayed. The limit is reading the two texts.
 */
export async function* comparison(): AsyncGenerator<Line> {
  const before = lengthened(await rajec());
  const versions: [string, PlanDocument][] = [
    ['every fourth paragraph edited', edited(before)],
    ['another plan, every text rewritten', rewritten(before)]
  ];
  for (const [what, after] of versions) {
    const texts = [JSON.stringify(before), JSON.stringify(after)] as const;
    const limit = median(() => texts.map((text) => JSON.parse(text)));
    const value = median(() => compare(JSON.parse(texts[0]), JSON.parse(texts[1])));
    const name = `two versions of ${PAGES} pages compared, ${what}`;
    yield lineOf({ group: 'desk', name, value, unit: 'ms', limit, goal: 'value <= 300' });
  }
}

function compare(before: PlanDocument, after: PlanDocument) {
  const names = { before: before.names, after: after.names };
  const shown = showComparison(compareDocuments(before, after, 'sk'), names, () => null, 'sk');
  if (!shown.isDifferent) throw new Error('The versions do not differ.');
  return shown;
}

type Sections = PlanDocument['sections'];

/** The narrative of the town's plan again and again, each time under other ids, until it is long enough. */
function lengthened(plan: PlanDocument): PlanDocument {
  const length = JSON.stringify(
    plan.sections.map(({ blocks }) => blocks.map(({ content }) => textsOf(content)))
  ).length;
  const times = Math.ceil((PAGE * PAGES) / length);
  const sections: Sections = plan.sections.map(({ section, blocks }) => ({
    section,
    blocks: Array.from({ length: times }, (_, time) =>
      blocks.map(({ id, content }) => ({
        id: `${id}-${time}`,
        content: mapTexts(content, (text) => (time === 0 ? text : `${text} (${time})`))
      }))
    ).flat()
  }));
  return { ...plan, sections };
}

function edited(plan: PlanDocument): PlanDocument {
  const edit = (text: string) =>
    text.replace(/\p{L}{5,}/u, 'inak').concat(' Pribudla veta o tom, čo sa zmenilo.');
  const sections = plan.sections.map(({ section, blocks }) => ({
    section,
    blocks: blocks.map(({ id, content }, at) => ({
      id,
      content: at % 4 === 0 ? mapTexts(content, edit) : content
    }))
  }));
  const measures = plan.measures.map((measure) => ({ ...measure, description: edit(measure.description) }));
  return { ...plan, sections, measures };
}

/** Every id another one and every word too; only what the law calls things stays. */
function rewritten(plan: PlanDocument): PlanDocument {
  const rename = (text: string) => text.replace(/\p{L}{3,}/gu, (word) => [...word].reverse().join(''));
  const sections = plan.sections.map(({ section, blocks }) => ({
    section,
    blocks: blocks.map(({ id, content }) => ({ id: `other-${id}`, content: mapTexts(content, rename) }))
  }));
  return { ...plan, plan: { ...plan.plan, id: 'other' }, sections };
}

function mapTexts<Value>(value: Value, change: (text: string) => string): Value {
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  if (isText(value)) return { ...value, text: change(value.text) };
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one, change)])) as Value;
}

function textsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return isText(value) ? [value.text] : Object.values(value).flatMap(textsOf);
}

function isText(value: object): value is Extract<Inline, { type: 'text' }> {
  return 'type' in value && value.type === 'text';
}

async function rajec(): Promise<PlanDocument> {
  const database = await openDatabase({ folder: join(await preparedFolder(1), 'database'), url: null });
  const body = await database.db
    .selectFrom('planningBody')
    .select('bodyId')
    .where('unitCode', '=', '517917')
    .executeTakeFirstOrThrow();
  const read = publishedPlans(database.publicDb);
  const version = await read.inForce(body.bodyId, '2026-11-21');
  const document = version && (await read.document(version));
  await database.close();
  if (!document) throw new Error('Rajec has no published plan.');
  return document;
}

function median(work: () => unknown): number {
  const times: number[] = [];
  for (let time = 0; time <= TIMES; time += 1) {
    const begun = performance.now();
    work();
    // The first time everything is compiled.
    if (time > 0) times.push(performance.now() - begun);
  }
  return percentile(times, 50);
}
