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
import { publishedPlans } from './db/published.ts';
import { openPrinter } from './documents/printer.ts';
import { folderFileStore } from './files.ts';
import type { Installation } from './installation.ts';
import { createPageCache } from './page-cache.ts';
import { contentHashOf, publishPorts } from './publishing.ts';
import { inTransaction } from './stores.ts';
import { createPlan, type NewPlan } from './use-cases/plans/create-plan.ts';
import { freezeVersion } from './use-cases/publishing/freeze-version.ts';
import { publishVersion } from './use-cases/publishing/publish-version.ts';
import { recordState } from './use-cases/publishing/record-state.ts';

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
    invented: false
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
        invented: false
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
