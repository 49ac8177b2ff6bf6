import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { BlockContent } from '#lib/domain/plans/block.ts';
import { EASY_SLOVAK } from '#lib/domain/plans/content-language.ts';
import type { BodyId, PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import { accountStore } from '#lib/server/db/accounts.ts';
import type { Database, Db } from '#lib/server/db/db.ts';
import { generateCountry } from '#lib/server/demonstration/generate-country.ts';
import { type FileStore, folderFileStore } from '#lib/server/files.ts';
import { newPublicCode, newReceipt } from '#lib/server/receipt-code.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { ENGINES, type Engine, testDatabase } from '#tests/database.ts';
import { anAccount } from '#tests/fixtures.ts';
import { aMeasure, anActivity, aPlan } from '#tests/plan-fixtures.ts';
import { publishedPlans } from '../db/published.ts';
import { takeBackArrivals } from '../upkeep/take-back.ts';
import { publishVoices } from '../use-cases/evidence/publish-voices.ts';
import type { BodyArchiveFault } from './archive-fault.ts';
import type { BodyManifest } from './archive-schema.ts';
import { receiveBody } from './receive-body.ts';
import { removeBody } from './remove-body.ts';
import { writeBody } from './write-body.ts';
import { writeZip } from './zip-files.fixture.ts';
import { openZip } from './zip-reader.ts';

const AT = new Date('2026-11-21T10:00:00Z');
const TODAY = '2026-11-21';
const INTO = { actorId: null, today: TODAY } as const;

const aPath = () => join(mkdtempSync(join(tmpdir(), 'opora-body-')), 'obec.zip');
const someFiles = () => folderFileStore(mkdtempSync(join(tmpdir(), 'opora-files-')));

function bodyOf({ db }: Database, bodyId: BodyId): Promise<PlanningBody> {
  return db
    .selectFrom('planningBody')
    .select(['bodyId', 'kind', 'name', 'slug', 'unitCode'])
    .where('bodyId', '=', bodyId)
    .executeTakeFirstOrThrow();
}

/** Everything in an archive as text, without the moment of writing and the one event that tells of an arrival. */
async function contentOf(path: string): Promise<Map<string, string>> {
  const zip = await openZip(path);
  const content = new Map<string, string>();
  for (const name of zip.names) content.set(name, (await zip.read(name)).toString('base64'));
  const text = (name: string) => Buffer.from(content.get(name) ?? '', 'base64').toString();
  const events = (JSON.parse(text('data/event.json')) as { action: string }[]).filter(
    ({ action }) => action !== 'received'
  );
  content.set('data/event.json', JSON.stringify(events));
  const { createdAt: _, events: __, tables, ...manifest } = JSON.parse(text('opora.json')) as BodyManifest;
  content.set(
    'opora.json',
    JSON.stringify({ ...manifest, tables: tables.filter(({ name }) => name !== 'event') })
  );
  await zip.close();
  return content;
}

/** What the generator leaves out: pictures, files of versions, people who did something, an import that waits. */
async function livedIn(database: Database, files: FileStore, bodyId: BodyId): Promise<void> {
  const { db } = database;
  const actorId = await accountStore(db).actorOf(await anAccount(db), 'Anna Kováčová „Anča“');
  const [plan] = await inTransaction(db, bodyId, ({ plans }) => plans.list());
  const planId = plan?.id ?? '';
  const picture = await files.put(Buffer.from(`obrázok ${bodyId}`));
  const printed = await files.put(Buffer.from(`%PDF ${bodyId}`));
  await inTransaction(db, bodyId, async ({ attachments, events, groups, imports, versions, published }) => {
    const size = { size: 9, width: 1, height: 1 };
    await attachments.add(
      { id: randomUUID(), hash: picture, kind: 'png', originalName: 'a;"b\n.png', ...size },
      actorId
    );
    await events.add({
      actorId,
      action: 'kept',
      subject: 'measure',
      details: { quote: '"\\;\u00a0č', n: 0.1 }
    });
    await groups.add({ id: randomUUID(), kind: 'working', name: '=1+1; skupina' } as never);
    await imports.add({
      id: randomUUID(),
      planId,
      fileHash: picture,
      fileName: 'a.xlsx',
      wanted: null,
      actorId
    });
    const [version] = await versions.list(planId);
    const rendition = { stateId: null, format: 'pdf', fileHash: printed, size: 12 } as const;
    await versions.addRendition(planId, version?.contentHash ?? '', rendition);
    await published.publishFile({ ...rendition, planId, number: 1, publishedAt: AT });
  });
  await inTransaction(db, bodyId, async ({ blocks, remarks }) => {
    const [block] = await blocks.list(planId);
    const [threadId, subject] = [randomUUID(), { kind: 'block', id: block?.id ?? '' } as const];
    await remarks.open({ id: threadId, planId, subject, section: block?.parent ?? '', quote: 'Slová' });
    const remark = { threadId, actorId, text: 'Platí to? "áno"; =1+1', mentioned: [actorId] };
    await remarks.add({ id: randomUUID(), ...remark });
    await remarks.settle(threadId, { actorId });
  });
  await waitingMeasure(database, bodyId, planId);
  await laterParts(database, files, { bodyId, planId, actorId, picture });
  await inTransaction(db, bodyId, (stores) => heard(stores, actorId));
}

/** An open box with a suggestion that was released shortened, and somebody who offered to help. */
async function heard(stores: Stores, actorId: string): Promise<void> {
  const { offeredHelp, suggestions } = stores;
  await suggestions.openBox(TODAY);
  const key = () => ({ formKey: randomUUID(), receipt: newReceipt() });
  await suggestions.add({
    ...{ ...key(), text: '=1+1; „lavička“', place: null, authorKind: 'carer', language: 'sk' },
    ...{ state: 'waiting', receivedOn: TODAY }
  });
  const [{ id } = { id: '' }] = await suggestions.listIn(['waiting'], 1);
  const shown = { shownText: 'Lavička', settledOn: TODAY, settledBy: actorId } as const;
  await suggestions.change(id, { state: 'released', ...shown });
  await offeredHelp.add({
    ...{ ...key(), kinds: ['help', 'group'], name: 'Anna', contact: '0900', note: null },
    consentedOn: TODAY
  });
  const meetingId = randomUUID();
  await stores.meetings.add({
    ...{ id: meetingId, kind: 'public', groupId: null, title: 'Stretnutie', place: 'Úrad', agenda: '' },
    ...{ startsAt: AT, endsAt: new Date(AT.getTime() + 3_600_000), isPublic: true, state: 'held' },
    ...{ minutes: '„Zápisnica“;', minutesShown: true, internalNotes: '', attended: 12, changedAt: AT }
  });
  await stores.meetings.addPoint(meetingId, {
    ...{ id: randomUUID(), kind: 'task', text: '=1+1', responsible: 'úrad', dueOn: TODAY },
    ...{ isDone: false, isPublic: true }
  });
  const stakeholderId = randomUUID();
  await stores.stakeholders.add({
    ...{ id: stakeholderId, kind: 'church', isPerson: false, name: 'Farnosť; „sv. Anny“', note: '' },
    ...{ contactName: null, email: 'farnost@example.sk', phone: null, consentedOn: null }
  });
  await stores.meetingGuests.add(meetingId, { stakeholderId, actorId: null, invitedAt: AT });
  await stores.meetingGuests.add(meetingId, { stakeholderId: null, actorId, invitedAt: null });
  const voteId = randomUUID();
  await stores.priorityVotes.add({
    ...{ id: voteId, code: newPublicCode(), title: 'Čo najskôr?', lead: '', rule: 'borda', budget: null },
    ...{ isPublic: true, opensOn: TODAY, closesOn: TODAY, result: null, shownOn: null },
    items: [
      { number: 1, title: '=1+1', cost: null },
      { number: 2, title: '„Klub“', cost: null }
    ]
  });
  await stores.priorityVotes.addBallot({
    ...{ voteId, formKey: randomUUID(), items: [2, 1], onPaper: true, state: 'counted' },
    ...{ receivedOn: TODAY, enteredBy: actorId }
  });
  await publishVoices(stores);
}

/** A figure in the text and what people say of it, the coat of arms, a document, an old plan that waits, twins. */
async function laterParts(
  { db }: Database,
  files: FileStore,
  { bodyId, planId, actorId, picture }: { bodyId: BodyId; planId: string; actorId: string; picture: string }
): Promise<void> {
  const minutes = await files.put(Buffer.from(`zápisnica ${bodyId}`));
  const waiting = await files.put(Buffer.from(`starý plán ${bodyId}`));
  const figure: BlockContent = { kind: 'figure', file: picture, alternative: 'Dom', caption: 'Náš dom' };
  const blockId = randomUUID();
  await inTransaction(db, bodyId, async (stores) => {
    const { blocks, coatOfArms, documents, oldPlans, plans, remarks, translations } = stores;
    const block = { id: blockId, parent: 'annexes', position: 'zz', content: figure, revision: 1 };
    await blocks.add(planId, { ...block, template: false }, actorId);
    await coatOfArms.keep({ file: picture, alternative: 'Sokol' });
    const thread = { id: randomUUID(), planId, subject: { kind: 'block', id: blockId } } as const;
    await remarks.open({ ...thread, section: 'annexes', quote: 'Náš dom' });
    const remark = { id: randomUUID(), threadId: thread.id, actorId, text: 'Doplniť rok.' };
    await remarks.add({ ...remark, mentioned: [actorId] });
    const file = { hash: minutes, format: 'pdf', size: 9, originalName: 'zápisnica.pdf' } as const;
    const entry = { title: 'Zápisnica', kind: 'minutes', day: null, year: 2025, alternative: '' } as const;
    const groups = { targetGroupCodes: ['seniori'], serviceTypeCodes: [] };
    await documents.add({ id: randomUUID(), ...file, ...entry, ...groups, audience: 'desk' }, actorId);
    const old = { id: randomUUID(), planId, fileName: 'plan.docx', format: 'docx', hash: waiting } as const;
    await oldPlans.add({ ...old, actorId });
    const plan = await plans.find(planId);
    const twin = { language: 'hu', revision: 1 } as const;
    await translations.keep(planId, {
      ...{ ...twin, subject: 'block', subjectId: blockId, field: 'content', slovak: figure },
      text: { ...figure, alternative: 'Ház', caption: 'A mi házunk' }
    });
    await translations.keep(planId, {
      ...{ ...twin, subject: 'plan', subjectId: planId, field: 'title', text: '„Terv"\n' },
      slovak: plan?.title ?? ''
    });
    await translations.keep(planId, {
      ...{ language: EASY_SLOVAK, revision: 2, subject: 'section', subjectId: 'annexes', field: 'text' },
      ...{ text: 'Toto je náš dom.', slovak: [figure] }
    });
  });
}

/** A measure of an import that nobody applied, with an activity and its cost: none of it leaves. */
async function waitingMeasure({ db }: Database, bodyId: BodyId, planId: string): Promise<void> {
  await inTransaction(db, bodyId, async ({ imports, items }) => {
    const [run] = await imports.waitingSince(new Date(Date.now() + 60_000));
    const owner = { planId, importId: run?.id ?? '' };
    const [goal] = await items.goals.list(planId);
    const measure = aMeasure({
      id: randomUUID(),
      goalId: goal?.id ?? '',
      code: `x${randomUUID().slice(0, 8)}`
    });
    const activity = anActivity({ id: randomUUID(), measureId: measure.id });
    await imports.openWaiting(owner.importId);
    await imports.addItems('measures', [measure], owner);
    await imports.addItems('activities', [activity], owner);
    await imports.addCosts(
      activity.costs.map((cost) => ({ ...cost, id: randomUUID(), activityId: activity.id }))
    );
  });
}

const MOVES: [Engine, Engine][] = ENGINES.includes('postgres')
  ? [
      ['pglite', 'pglite'],
      ['pglite', 'postgres'],
      ['postgres', 'pglite'],
      ['postgres', 'postgres']
    ]
  : [['pglite', 'pglite']];

describe.each(MOVES)('from %s to %s', (from, to) => {
  test('what leaves arrives: an archive of it is the same, for any generated bodies', async () => {
    const [one, other] = [await testDatabase(from), await testDatabase(to)];
    const moved = new Set<BodyId>();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 10_000 }), async (seed) => {
        const made = await generateCountry(one, { bodies: moved.size + 1, seed, force: true, now: AT });
        for (const bodyId of made?.added ?? []) {
          moved.add(bodyId);
          const [files, newFiles, body] = [someFiles(), someFiles(), await bodyOf(one, bodyId)];
          await livedIn(one, files, bodyId);
          const [path, again] = [aPath(), aPath()];
          const manifest = await writeBody({ database: one, files }, body, path, AT);
          expect(manifest.files).toHaveLength(4);
          const received = await receiveBody({ database: other, files: newFiles }, path, INTO);
          expect(received.body.bodyId).toBe(bodyId);
          await writeBody({ database: other, files: newFiles }, received.body, again, AT);
          const [before, after] = [await contentOf(path), await contentOf(again)];
          expect([...after.keys()].toSorted()).toEqual([...before.keys()].toSorted());
          for (const [name, content] of before) expect(after.get(name), name).toBe(content);
          await expectPublic(one, other, bodyId);
        }
      }),
      { numRuns: 3 }
    );
  });
});

/** What the public reads of the body is the same in both places. */
async function expectPublic(one: Database, other: Database, bodyId: BodyId): Promise<void> {
  const read = async ({ publicDb }: Database) => {
    const plans = publishedPlans(publicDb);
    const version = await plans.inForce(bodyId, TODAY);
    if (!version) throw new Error('No version in force.');
    const measures = await publicDb
      .selectFrom('publishedMeasure')
      .select(['code', 'view'])
      .where('bodyId', '=', bodyId)
      .orderBy('code')
      .execute();
    const voices = await publicDb
      .selectFrom('publishedVoice')
      .select(['kind', 'id', 'day', 'content'])
      .where('bodyId', '=', bodyId)
      .orderBy('kind')
      .orderBy('id')
      .execute();
    expect(voices.length).toBeGreaterThan(0);
    const found = await publicDb
      .selectFrom('publishedSearchEntry')
      .select(['kind', 'subjectId', 'title', 'address', 'text'])
      .where('bodyId', '=', bodyId)
      .where('source', '=', 'plan')
      .orderBy('kind')
      .orderBy('subjectId')
      .execute();
    return {
      voices,
      version,
      document: await plans.document(version),
      files: await plans.files(version),
      measures,
      found
    };
  };
  const before = await read(one);
  expect(before.found.length).toBeGreaterThan(10);
  expect(await read(other)).toEqual(before);
}

test('nothing that opens a door is in an archive', async () => {
  const database = await testDatabase();
  const [bodyId] =
    (await generateCountry(database, { bodies: 1, seed: 3, force: true, now: AT }))?.added ?? [];
  const [body, files, path] = [await bodyOf(database, bodyId as BodyId), someFiles(), aPath()];
  const { db } = database;
  const account = await anAccount(db, { email: 'tajna.adresa@example.sk' });
  const invitedBy = await accountStore(db).actorOf(account, 'Anna');
  await accountStore(db).setFirstPassword(account, '$argon2id$tajne-heslo');
  await inTransaction(db, body.bodyId, async ({ memberships, invitations }) => {
    await memberships.add({
      accountId: account,
      role: 'coordinator',
      validFrom: '2026-01-01',
      validTo: null
    });
    await invitations.add({
      ...{ id: randomUUID(), email: 'tajna.adresa@example.sk', role: 'editor', validTo: null },
      ...{ tokenHash: 'tajny-odtlacok', invitedBy, expiresAt: new Date() }
    });
  });
  await writeBody({ database, files }, body, path, AT);
  const zip = await openZip(path);
  for (const name of zip.names) {
    expect((await zip.read(name)).toString(), name).not.toMatch(
      /tajn[aey]|argon2|"token|password|account_id/i
    );
  }
  await zip.close();
});

describe('an archive that nobody should trust', async () => {
  const source = await testDatabase();
  const made = await generateCountry(source, { bodies: 1, seed: 9, force: true, now: AT });
  const body = await bodyOf(source, made?.added[0] as BodyId);
  const files = someFiles();
  await livedIn(source, files, body.bodyId);
  const good = aPath();
  await writeBody({ database: source, files }, body, good, AT);
  const target = await testDatabase();

  /** The good archive with some of its files changed, and the checksums of tables made to fit. */
  async function changed(change: (files: Map<string, Buffer>) => void, fitting = true): Promise<string> {
    const zip = await openZip(good);
    const content = new Map<string, Buffer>();
    for (const name of zip.names) content.set(name, await zip.read(name));
    await zip.close();
    change(content);
    if (fitting) matchSums(content);
    const path = aPath();
    await writeFile(path, await writeZip(content));
    return path;
  }

  const rowsIn = (content: Map<string, Buffer>, table: string) =>
    JSON.parse((content.get(`data/${table}.json`) ?? '[]').toString()) as Record<string, unknown>[];
  const setRows = (content: Map<string, Buffer>, table: string, rows: unknown) =>
    content.set(`data/${table}.json`, Buffer.from(JSON.stringify(rows)));
  const edit =
    (table: string, change: (row: Record<string, unknown>) => void) => (content: Map<string, Buffer>) => {
      const rows = rowsIn(content, table);
      change(rows[0] ?? {});
      setRows(content, table, rows);
    };
  const manifestOf = (content: Map<string, Buffer>) =>
    JSON.parse((content.get('opora.json') ?? '').toString());
  const setManifest = (content: Map<string, Buffer>, manifest: unknown) =>
    content.set('opora.json', Buffer.from(JSON.stringify(manifest)));

  const UNTOUCHED: [string, (content: Map<string, Buffer>) => void, BodyArchiveFault][] = [
    ['no manifest', (all) => all.delete('opora.json'), 'not-an-archive'],
    [
      'another program',
      (all) => setManifest(all, { ...manifestOf(all), format: 'nieco-ine' }),
      'not-an-archive'
    ],
    ['a later version', (all) => setManifest(all, { ...manifestOf(all), version: 2 }), 'newer-format'],
    [
      'a manifest without tables',
      (all) => setManifest(all, { ...manifestOf(all), tables: 1 }),
      'not-by-schema'
    ],
    ['a manifest that is no JSON', (all) => all.set('opora.json', Buffer.from('{')), 'not-json'],
    [
      'a body that is not here',
      (all) =>
        setManifest(all, { ...manifestOf(all), body: { ...manifestOf(all).body, unitCode: '999999' } }),
      'no-such-body'
    ],
    [
      'rows that do not match their checksum',
      edit('goal', (row) => {
        row.title = 'Iný cieľ';
      }),
      'damaged'
    ],
    ['a table cut off', (all) => all.delete('data/goal.json'), 'damaged'],
    ['a way up', (all) => all.set('../../etc/passwd', Buffer.from('x')), 'unsafe-name'],
    ['a root', (all) => all.set('/etc/passwd', Buffer.from('x')), 'unsafe-name'],
    ['a drive', (all) => all.set('C:\\x', Buffer.from('x')), 'unsafe-name']
  ];

  const FITTED: [string, (content: Map<string, Buffer>) => void, BodyArchiveFault][] = [
    ['a table that is no JSON', (all) => all.set('data/goal.json', Buffer.from('[{"id": ')), 'not-json'],
    ['a table that is no list', (all) => setRows(all, 'goal', {}), 'not-by-schema'],
    [
      'a number for a title',
      edit('goal', (row) => {
        row.title = 7;
      }),
      'not-by-schema'
    ],
    [
      'no title',
      edit('goal', (row) => {
        delete row.title;
      }),
      'not-by-schema'
    ],
    [
      'a column nobody knows',
      edit('goal', (row) => {
        row.magic = 1;
      }),
      'newer-program'
    ],
    ['a table nobody knows', (all) => setRows(all, 'magic', []), 'newer-program'],
    [
      'somebody else’s body',
      edit('goal', (row) => {
        row.body_id = randomUUID();
      }),
      'newer-program'
    ],
    [
      'a block with a script',
      edit('block', (row) => {
        row.content = { kind: 'script', text: 'x' };
      }),
      'not-by-schema'
    ],
    [
      'a wording altered',
      edit('wording', (row) => {
        row.content = { kind: 'paragraph', text: [] };
      }),
      'altered-version'
    ],
    [
      'a frozen version altered',
      edit('plan_version', (row) => {
        (row.document as { plan: { title: string } }).plan.title = 'Iný';
      }),
      'altered-version'
    ],
    [
      'a goal of no plan',
      edit('goal', (row) => {
        row.plan_id = randomUUID();
      }),
      'unfit-row'
    ],
    [
      'two of one id',
      (all) => setRows(all, 'risk', [...rowsIn(all, 'risk'), rowsIn(all, 'risk')[0]]),
      'unfit-row'
    ],
    [
      'a plan that ends before it begins',
      edit('plan', (row) => {
        row.valid_to = '1999-01-01';
      }),
      'unfit-row'
    ],
    [
      'a character no database keeps',
      edit('goal', (row) => {
        row.title = 'a\u0000b';
      }),
      'unfit-row'
    ],
    [
      'a file missing',
      (all) => {
        for (const name of all.keys()) if (name.endsWith('.png')) all.delete(name);
      },
      'missing-file'
    ],
    [
      'a file that is another',
      (all) => {
        for (const name of all.keys()) if (name.endsWith('.png')) all.set(name, Buffer.from('iný'));
      },
      'damaged'
    ]
  ];

  function matchSums(content: Map<string, Buffer>): void {
    const manifest = manifestOf(content) as BodyManifest;
    const names = [...content.keys()].flatMap((name) => /^data\/(.*)\.json$/.exec(name)?.[1] ?? []);
    manifest.tables = names.map((name) => {
      const text = content.get(`data/${name}.json`) ?? Buffer.from('');
      const rows = (() => {
        try {
          return JSON.parse(text.toString());
        } catch {
          return [];
        }
      })();
      return { name, rows: Array.isArray(rows) ? rows.length : 0, sha256: sha256(text) };
    });
    setManifest(content, manifest);
  }

  async function refused(path: string, fault: BodyArchiveFault): Promise<void> {
    const store = someFiles();
    await expect(receiveBody({ database: target, files: store }, path, INTO)).rejects.toMatchObject({
      fault
    });
    await expectNothing(target, body.bodyId);
  }

  test.each(UNTOUCHED)('is refused with one fault: %s', async (_what, change, fault) => {
    await refused(await changed(change, false), fault);
  });

  test.each(FITTED)('is refused though its sums fit: %s', async (_what, change, fault) => {
    await refused(await changed(change), fault);
  });

  test('is refused when it breaks off, is no ZIP, or is nothing', async () => {
    const whole = await readFile(good);
    for (const bytes of [whole.subarray(0, whole.length / 2), Buffer.from('ahoj'), Buffer.alloc(0)]) {
      const path = aPath();
      await writeFile(path, bytes);
      await refused(path, 'not-an-archive');
    }
  });

  test('is refused when it would unpack to more than it says, or says too much', async () => {
    const bomb = Buffer.alloc(64 * 1024 * 1024);
    const path = await changed((all) => all.set('data/goal.json', bomb), false);
    const bytes = await readFile(path);
    // The list of files says the size of every one; this one says it is small.
    const at = bytes.lastIndexOf('data/goal.json') - 46;
    bytes.writeUInt32LE(1_000, at + 24);
    await writeFile(path, bytes);
    await refused(path, 'too-large');
    bytes.writeUInt32LE(0xfffffff0, at + 24);
    await writeFile(path, bytes);
    await refused(path, 'too-large');
  });

  test('flipped bytes anywhere are refused or change nothing', async () => {
    const whole = await readFile(good);
    let refusals = 0;
    for (let step = 1; step <= 30; step += 1) {
      const bytes = Buffer.from(whole);
      const at = Math.floor((whole.length / 31) * step);
      bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
      const path = aPath();
      await writeFile(path, bytes);
      const outcome = await receiveBody({ database: target, files: someFiles() }, path, INTO).then(
        () => null,
        (error: Error) => error.constructor.name
      );
      // A time stamp or a CSV, which nobody reads back, may differ; everything else is found.
      if (outcome === null) {
        await wipe(target, body.bodyId);
        continue;
      }
      expect(outcome).toBe('BodyArchiveError');
      refusals += 1;
    }
    expect(refusals).toBeGreaterThan(15);
    await expectNothing(target, body.bodyId);
  });

  test('is refused where there is a plan', async () => {
    const database = await testDatabase();
    await inTransaction(database.db, body.bodyId, ({ plans }) => plans.add({ ...aPlan(), id: randomUUID() }));
    const receiving = receiveBody({ database, files: someFiles() }, good, INTO);
    await expect(receiving).rejects.toMatchObject({ fault: 'has-plans' });
  });

  test('two who bring it at once bring it once', async () => {
    const database = await testDatabase(ENGINES.at(-1));
    const both = [1, 2].map(() => receiveBody({ database, files: someFiles() }, good, INTO));
    const outcomes = await Promise.allSettled(both);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('an arrival that is cut short', async () => {
  const source = await testDatabase();
  const made = await generateCountry(source, { bodies: 1, seed: 11, force: true, now: AT });
  const body = await bodyOf(source, made?.added[0] as BodyId);
  const files = someFiles();
  await livedIn(source, files, body.bodyId);
  const good = aPath();
  await writeBody({ database: source, files }, body, good, AT);

  /** A program that ends before its transaction of this number, and does nothing more. */
  function dying(database: Database, before: number): Pick<Database, 'bulkDb'> {
    let begun = 0;
    const bulkDb = new Proxy(database.bulkDb, {
      get(db, name: keyof Db) {
        if (name === 'transaction' && ++begun >= before) throw new Error('killed');
        const value = db[name];
        return typeof value === 'function' ? value.bind(db) : value;
      }
    });
    return { bulkDb };
  }

  test.each(ENGINES)('is seen by nobody and taken back by whoever comes next, on %s', async (engine) => {
    const database = await testDatabase(engine);
    const { db } = database;
    const long = sql`update body_arrival set touched_at = now() - interval '2 minutes'`;
    const rowsOf = async () => {
      const counts = new Map<string, number>();
      await db.transaction().execute(async (tx) => {
        await sql`set local role opora_backup`.execute(tx);
        for (const table of ['plan', 'goal', 'event', 'wording', 'plan_version', 'actor', 'published_plan']) {
          const { rows } = await sql`select 1 from ${sql.table(table)}`.execute(tx);
          counts.set(table, rows.length);
        }
      });
      return counts;
    };
    const before = await rowsOf();
    for (const at of [4, 6, 9]) {
      const cut = receiveBody({ database: dying(database, at), files: someFiles() }, good, INTO);
      await expect(cut).rejects.toThrow('killed');
      expect((await rowsOf()).get('event'), `before transaction ${at}`).toBeGreaterThan(0);
      expect(await inTransaction(db, body.bodyId, ({ plans }) => plans.list())).toEqual([]);
      const soon = receiveBody({ database, files: someFiles() }, good, INTO);
      await expect(soon).rejects.toMatchObject({ fault: 'arriving' });
      await long.execute(db);
      await takeBackArrivals(db);
      expect(await rowsOf()).toEqual(before);
    }
    const cut = receiveBody({ database: dying(database, 8), files: someFiles() }, good, INTO);
    await expect(cut).rejects.toThrow('killed');
    await long.execute(db);
    await receiveBody({ database, files: someFiles() }, good, INTO);
    expect(await inTransaction(db, body.bodyId, ({ plans }) => plans.list())).toHaveLength(1);
    await expectPublic(source, database, body.bodyId);
  });
});

describe('a directory that others know', () => {
  test('who is here by IČO or register number stays; an id that means another is given anew', async () => {
    const [one, other] = [await testDatabase(), await testDatabase()];
    const made = await generateCountry(one, { bodies: 1, seed: 4, force: true, now: AT });
    const body = await bodyOf(one, made?.added[0] as BodyId);
    const { bodyId: neighbour } = await other.db
      .selectFrom('planningBody')
      .select('bodyId')
      .where('bodyId', '!=', body.bodyId)
      .limit(1)
      .executeTakeFirstOrThrow();
    const [first, second, known] = [randomUUID(), randomUUID(), randomUUID()];
    const [service, theirs] = [randomUUID(), randomUUID()];
    await asSteward(
      one,
      body.bodyId,
      sql`insert into provider (id, name, kind, ico, steward_body_id) values
        (${first}, 'Charita', 'non-public', '12345678', ${body.bodyId}),
        (${second}, 'Domov', 'non-public', null, ${body.bodyId})`
    );
    for (const [id, provider, number] of [
      [service, first, null],
      [theirs, second, '7654321']
    ]) {
      await asSteward(
        one,
        body.bodyId,
        sql`insert into service (id, provider_id, steward_body_id, service_type_code, name, register_number, form_codes, place_territory_code)
          values (${id}, ${provider}, ${body.bodyId}, 'denny-stacionar', 'Služba', ${number}, '{ambulantna}', ${body.unitCode})`
      );
      await asSteward(
        one,
        body.bodyId,
        sql`insert into service_place (body_id, service_id, address) values (${body.bodyId}, ${id}, 'Hlavná 1')`
      );
    }
    await asSteward(
      other,
      neighbour,
      sql`insert into provider (id, name, kind, ico, steward_body_id) values
        (${known}, 'Charita, ako ju voláme tu', 'non-public', '12345678', ${neighbour}),
        (${second}, 'Niekto celkom iný', 'municipal', null, ${neighbour})`
    );
    const [path, files] = [aPath(), someFiles()];
    await writeBody({ database: one, files }, body, path, AT);
    await receiveBody({ database: other, files }, path, INTO);
    const names = await other.db
      .selectFrom('service')
      .innerJoin('provider', 'provider.id', 'service.providerId')
      .select(['service.id', 'provider.id as providerId', 'provider.name', 'provider.stewardBodyId'])
      .where('service.id', 'in', [service, theirs])
      .execute();
    const found = new Map(names.map(({ id, ...provider }) => [id, provider]));
    expect(found.get(service)).toEqual({
      ...{ providerId: known, name: 'Charita, ako ju voláme tu', stewardBodyId: neighbour }
    });
    expect(found.get(theirs)).toMatchObject({ name: 'Domov', stewardBodyId: body.bodyId });
    expect(found.get(theirs)?.providerId).not.toBe(second);
  });

  test('an erased name does not come back with an archive', async () => {
    const [one, other] = [await testDatabase(), await testDatabase()];
    const made = await generateCountry(one, { bodies: 1, seed: 4, force: true, now: AT });
    const body = await bodyOf(one, made?.added[0] as BodyId);
    const actorId = await accountStore(one.db).actorOf(await anAccount(one.db), 'Jana Novotná');
    await inTransaction(one.db, body.bodyId, ({ events }) =>
      events.add({ actorId, action: 'kept', subject: 'goal' })
    );
    await other.db.insertInto('actor').values({ actorId, accountId: null, name: null }).execute();
    const [path, files] = [aPath(), someFiles()];
    await writeBody({ database: one, files }, body, path, AT);
    await receiveBody({ database: other, files }, path, INTO);
    expect(
      await other.db.selectFrom('actor').select('name').where('actorId', '=', actorId).execute()
    ).toEqual([{ name: null }]);
  });
});

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

async function asSteward(
  { db }: Database,
  bodyId: BodyId,
  statement: { execute(db: never): Promise<unknown> }
) {
  await db.transaction().execute(async (tx) => {
    await sql`select set_config('app.body', ${bodyId}, true)`.execute(tx);
    await statement.execute(tx as never);
  });
}

async function expectNothing(database: Database, bodyId: BodyId): Promise<void> {
  expect(await inTransaction(database.db, bodyId, ({ plans }) => plans.list())).toEqual([]);
  expect(await inTransaction(database.db, bodyId, ({ events }) => events.latest(5))).toEqual([]);
  const published = await database.publicDb
    .selectFrom('publishedPlan')
    .select('planId')
    .where('bodyId', '=', bodyId)
    .execute();
  expect(published).toEqual([]);
}

/** Takes back an arrival that a test did not mean, through the door that removals use. */
async function wipe(database: Database, bodyId: BodyId): Promise<void> {
  const actorId = await accountStore(database.db).actorOf(await anAccount(database.db), 'x');
  await inTransaction(database.db, bodyId, ({ removals }) => removals.ask(bodyId, actorId, 'skúška'));
  await removeBody({ database, files: someFiles() }, await bodyOf(database, bodyId), aPath(), AT);
  await asSteward(database, bodyId, sql`delete from published_plan where body_id = ${bodyId}`);
}
