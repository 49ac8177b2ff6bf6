import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Approval } from '#lib/domain/decisions/approval.ts';
import { STARTING_INDICATORS } from '#lib/domain/plans/indicator.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import { testDatabase } from '#tests/database.ts';
import { nameOf, type PdfDict, readPdf } from '#tests/documents/pdf-objects.ts';
import { zipFiles } from '#tests/documents/zip-files.ts';
import { publishedPlans } from './db/published.ts';
import { openPrinter } from './documents/printer.ts';
import { rasterOf } from './documents/raster.ts';
import { folderFileStore } from './files.ts';
import type { Installation } from './installation.ts';
import { createPageCache } from './page-cache.ts';
import { shownState } from './public/plan-state.ts';
import { contentHashOf, publishPorts } from './publishing.ts';
import { inTransaction } from './stores.ts';
import { changePlan } from './use-cases/plans/change-plan.ts';
import { createPlan, type NewPlan } from './use-cases/plans/create-plan.ts';
import { keepCoatOfArms, removeCoatOfArms } from './use-cases/plans/keep-coat-of-arms.ts';
import { freezeVersion } from './use-cases/publishing/freeze-version.ts';
import { publishVersion } from './use-cases/publishing/publish-version.ts';
import { type NewState, recordState } from './use-cases/publishing/record-state.ts';

const { db, publicDb } = await testDatabase();
const printer = openPrinter();
afterAll(() => printer.close());
const today = '2026-11-21';
const coordinator: Actor = { actorId: null as never, roles: ['coordinator'] };
const files = folderFileStore(mkdtempSync(join(tmpdir(), 'opora-files-')));
const pages = createPageCache(1_000_000);
const installation = {
  database: { db, publicDb },
  files,
  pages,
  printer,
  origin: 'https://plany.example.sk'
} as unknown as Installation;

const found = await db
  .selectFrom('planningBody')
  .selectAll()
  .where('unitCode', '=', '503045')
  .executeTakeFirstOrThrow();
const body = { ...found, place: 'Bánov Nové Zámky', region: 'SK023' };
const printed = { ...body, printedName: 'Obec Bánov' };

async function anEmptyPlan() {
  const id = randomUUID();
  const titles = Object.fromEntries(STARTING_INDICATORS.map(({ code }) => [code, code]));
  const given: NewPlan = {
    id,
    title: 'Komunitný plán',
    validFrom: '2027-01-01',
    validTo: '2031-12-31',
    mode: 'small-village',
    today,
    indicatorTitles: titles as NewPlan['indicatorTitles'],
    indicatorSource: 'prieskum',
    newId: randomUUID,
    positions: []
  };
  const outcome = await inTransaction(db, body.bodyId, (stores) => createPlan(stores, coordinator, given));
  expect(outcome).toBe('created');
  return id;
}

const freeze = (planId: string) =>
  inTransaction(db, body.bodyId, (stores) =>
    freezeVersion(stores, coordinator, { body, planId, today, hashOf: contentHashOf })
  );
const publish = (planId: string, number: number) =>
  publishVersion(publishPorts(installation, printed), coordinator, {
    body,
    planId,
    number,
    now: new Date(),
    today
  });

test('a draft is readable at its version, an approved version is the plan, and both keep their files', async () => {
  const planId = await anEmptyPlan();
  expect(await freeze(planId)).toMatchObject({ outcome: 'frozen', number: 1 });
  expect(await freeze(planId)).toMatchObject({ outcome: 'unchanged', number: 1 });
  expect(await publish(planId, 1)).toBe('published');
  const read = publishedPlans(publicDb);
  expect(await read.inForce(body.bodyId, today)).toBeUndefined();
  const [draft] = await read.versions(body.bodyId);
  expect(draft).toMatchObject({ planId, number: 1, period: '2027-2031', records: [] });

  const approval: Approval = {
    body: 'Obecné zastupiteľstvo',
    number: '12/2026',
    day: '2026-11-20',
    votes: null,
    conditions: '',
    signedOn: null,
    confirmedOn: null,
    invented: false,
    withoutDiscussion: 'Plán skúšky sa neprerokoval.'
  };
  const state = { kind: 'approved', approval } as const;
  const recorded = await inTransaction(db, body.bodyId, (stores) =>
    recordState(stores, coordinator, { planId, number: 1, id: randomUUID(), state, today })
  );
  expect(recorded).toBe('recorded');
  expect(await publish(planId, 1)).toBe('published');
  const plan = await read.inForce(body.bodyId, today);
  expect(plan).toMatchObject({ planId, number: 1 });

  const document = plan && (await read.document(plan));
  expect(document?.population?.males).toHaveLength(101);
  expect(contentHashOf(canonicalJson(document))).toBe(plan?.contentHash);
  const published = plan ? await read.files(plan) : [];
  expect(published.map(({ format }) => format)).toEqual(['archive-pdf', 'docx', 'json', 'pdf']);
  const json = await files.get(published.find(({ format }) => format === 'json')?.fileHash ?? '');
  expect(JSON.parse(String(json))).toMatchObject({
    version: 1,
    records: [{ resolution: { number: '12/2026' } }]
  });
  // The files of the draft stay beside those of the approved version.
  const kept = await inTransaction(db, body.bodyId, (stores) =>
    stores.versions.renditions(planId, plan?.contentHash ?? '')
  );
  expect(kept).toHaveLength(8);
});

test('publishing again after a crash makes nothing twice', async () => {
  const planId = await anEmptyPlan();
  await freeze(planId);
  // A double click, and once more later.
  expect(await Promise.all([publish(planId, 1), publish(planId, 1)])).toEqual(['published', 'published']);
  await publish(planId, 1);
  const [version] = (await publishedPlans(publicDb).versions(body.bodyId)).filter(
    (one) => one.planId === planId
  );
  const kept = await inTransaction(db, body.bodyId, (stores) =>
    stores.versions.renditions(planId, version?.contentHash ?? '')
  );
  expect(kept).toHaveLength(4);
});

test('approval without a resolution, or from the future, is refused', async () => {
  const planId = await anEmptyPlan();
  await freeze(planId);
  const approve = (number: string, day: CalendarDay) =>
    inTransaction(db, body.bodyId, (stores) => {
      const approval = {
        body: 'OZ',
        number,
        day,
        votes: null,
        conditions: '',
        signedOn: null,
        confirmedOn: null,
        invented: false,
        withoutDiscussion: 'Plán skúšky sa neprerokoval.'
      };
      return recordState(stores, coordinator, {
        ...{ planId, number: 1, id: randomUUID(), today },
        state: { kind: 'approved', approval }
      });
    });
  expect(await approve('', '2026-11-20')).toBe('no-number');
  expect(await approve('1', '2026-11-22')).toBe('day-in-future');
  expect(await approve('1', '0001-11-20')).toBe('impossible-day');

  // The second click says the same again; only another resolution is too late.
  expect(await approve('1', '2026-11-20')).toBe('recorded');
  expect(await approve('1', '2026-11-20')).toBe('recorded-before');
  expect(await approve('2', '2026-11-20')).toBe('already-approved');
  const records = await inTransaction(db, body.bodyId, ({ versions }) => versions.records(planId));
  expect(records.map(({ approval }) => approval?.number)).toEqual(['1']);
});

test('file number and coat of arms go through the photograph to every format, and a published one keeps its own', async () => {
  const planId = await anEmptyPlan();
  const alternative = 'V modrom štíte strieborný lemeš.';
  const { png, width, height } = rasterOf(
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="72"><rect width="60" height="72" fill="#226"/></svg>'
  );
  const hash = await files.put(png);
  await inTransaction(db, body.bodyId, async (stores) => {
    const found = await stores.plans.find(planId);
    if (!found) throw new Error('The plan is not there.');
    const { revision, demonstration: _, ...plan } = found;
    await changePlan(stores, coordinator, { plan: { ...plan, fileNumber: 'OcU-2026/118' }, revision });
    const picture = { id: randomUUID(), hash, kind: 'png', size: png.length, width, height } as const;
    await stores.attachments.add({ ...picture, originalName: 'erb.png' }, null);
    expect(await keepCoatOfArms(stores, coordinator, { file: hash, alternative })).toBe('kept');
  });
  await freeze(planId);
  expect(await publish(planId, 1)).toBe('published');
  await inTransaction(db, body.bodyId, (stores) => removeCoatOfArms(stores, coordinator));

  const read = publishedPlans(publicDb);
  const version = (await read.versions(body.bodyId)).find((one) => one.planId === planId);
  if (!version) throw new Error('The version is not published.');
  const document = await read.document(version);
  expect(document?.plan.fileNumber).toBe('OcU-2026/118');
  expect(document?.body).toMatchObject({ office: 'village', arms: { file: hash, alternative } });
  expect(await read.outline(version)).toMatchObject({
    fileNumber: 'OcU-2026/118',
    arms: { file: hash, alternative }
  });

  const published = await read.files(version);
  const fileOf = async (format: string) =>
    (await files.get(published.find((one) => one.format === format)?.fileHash ?? '')) ?? new Uint8Array();
  const words = zipFiles(await fileOf('docx')).get('word/document.xml') ?? '';
  expect(words).toContain('OcU-2026/118');
  expect(words).toContain(alternative);
  expect(words.replaceAll('\u00a0', ' ')).toContain('starosta / starostka');
  const figures = [...readPdf(await fileOf('pdf')).objects.values()].filter(
    (one): one is PdfDict => one instanceof Map && nameOf(one.get('S')) === 'Figure'
  );
  expect(figures.map((figure) => figure.get('Alt'))).toContain(alternative);
});

test('the council decides after the discussion, and of two decisions at once one is recorded', async () => {
  const planId = await anEmptyPlan();
  await freeze(planId);
  const record = (state: NewState) =>
    inTransaction(db, body.bodyId, (stores) =>
      recordState(stores, coordinator, { planId, number: 1, id: randomUUID(), state, today })
    );
  const approve = (number: string, day: CalendarDay) =>
    record({
      kind: 'approved',
      approval: {
        ...{ body: 'Obecné zastupiteľstvo', number, day, votes: null, conditions: '' },
        ...{ signedOn: null, confirmedOn: null, invented: false }
      }
    });
  const discussion = { kind: 'opened-for-discussion', from: '2026-11-01', to: '2026-11-15' } as const;
  expect(await record(discussion)).toBe('recorded');
  expect(await approve('1', '2026-11-15')).toBe('discussion-not-over');
  const both = await Promise.all([approve('1', '2026-11-16'), approve('2', '2026-11-16')]);
  expect(both.toSorted()).toEqual(['already-approved', 'recorded']);
});

test('a version nobody discussed is approved only with a reason, and its files print the reason', async () => {
  const planId = await anEmptyPlan();
  await freeze(planId);
  const approve = (withoutDiscussion: string) =>
    inTransaction(db, body.bodyId, (stores) =>
      recordState(stores, coordinator, {
        ...{ planId, number: 1, id: randomUUID(), today },
        state: {
          kind: 'approved',
          approval: {
            ...{ body: 'Obecné zastupiteľstvo', number: '9/2026', day: '2026-11-20', conditions: '' },
            ...{ votes: { for: 5, against: 1, abstained: 1, present: 8 }, signedOn: null, confirmedOn: null },
            ...{ invented: false, withoutDiscussion }
          }
        }
      })
    );
  expect(await approve(' ')).toBe('not-discussed');
  expect(await approve('Zapracovali sme pripomienky k verzii 0.')).toBe('recorded');
  expect(await publish(planId, 1)).toBe('published');
  const read = publishedPlans(publicDb);
  const version = (await read.versions(body.bodyId)).find((one) => one.planId === planId);
  if (!version) throw new Error('The version is not published.');
  expect(shownState(version, today, 'sk')).toMatchObject({
    withoutDiscussion: 'Zapracovali sme pripomienky k verzii 0.',
    votes: 'za 5, proti 1, zdržali sa 1'
  });
  const word = (await read.files(version)).find(({ format }) => format === 'docx');
  const words = zipFiles((await files.get(word?.fileHash ?? '')) ?? new Uint8Array()).get(
    'word/document.xml'
  );
  expect(words?.replaceAll('\u00a0', ' ')).toContain('Zapracovali sme pripomienky k verzii 0.');
  expect(words?.replaceAll('\u00a0', ' ')).toContain('za 5, proti 1, zdržali sa 1');
});
