import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { plainText } from '#lib/domain/plans/block-text.ts';
import { recogniseOldPlan } from '#lib/domain/plans/old-plan/recognise.ts';
import { plainSource, type SourcePiece } from '#lib/domain/plans/old-plan/source-piece.ts';
import { PICTURE_BLANK } from '#lib/domain/plans/samples/sample.ts';
import { sectionTexts } from '#lib/domain/plans/samples/section-shares.ts';
import type { Role } from '#lib/domain/tenancy/membership.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { Database } from '#lib/server/db/db.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { aPlan } from '#tests/plan-fixtures.ts';
import type { OldPicture, OldPlanWork, ReadingWork } from './old-plan-work.ts';
import { placePieces, setAside, takeOver } from './place-pieces.ts';
import { bringOldPlan, forgetOldPlan, readOldPlan } from './stage-old-plan.ts';

const actorOf = (...roles: Role[]): Actor => ({ actorId: null as never, roles });
const coordinator = actorOf('coordinator');

const heading = (text: string, level = 1): SourcePiece => ({
  kind: 'heading',
  level,
  text: plainSource(text)
});
const says = (text: string): SourcePiece => ({ kind: 'paragraph', text: plainSource(text), look: {} });
const CONTENT = new Uint8Array([1]);
const NOTHING_LEFT = { runningLines: [], pictures: 0, pagesWithoutText: [] };

const PIECES: SourcePiece[] = [
  says('Obec Lipovec'),
  heading('1. Demografia'),
  ...Array.from({ length: 170 }, (_, at) => says(`Veta ${at}.`)),
  heading('2. Vízia'),
  says('Nikto neostane sám.'),
  heading('3. Iné'),
  says('Niečo iné.')
];

describe.each(ENGINES)('an old plan on %s', async (engine) => {
  const database = await testDatabase(engine);

  test('is read and changes nothing; taken over, its parts have their blocks in order; twice changes nothing more', async () => {
    const at = await aDesk(database);
    const id = await at.stage();
    expect(await at.progress(id)).toMatchObject({ all: 176, proposed: 173, unplaced: 3, placed: 0 });
    expect(await at.words('social-situation')).toEqual([]);

    expect(await takeOver(at.work, coordinator, at.key(id))).toEqual({ outcome: 'placed', placed: 173 });
    const sentences = Array.from({ length: 170 }, (_, number) => `Veta ${number}.`);
    expect(await at.words('social-situation')).toEqual(['Demografia', ...sentences]);
    expect(await at.words('vision')).toEqual(['Vízia', 'Nikto neostane sám.']);
    expect(await at.progress(id)).toMatchObject({ proposed: 0, unplaced: 3, placed: 173 });
    expect(await takeOver(at.work, coordinator, at.key(id))).toEqual({ outcome: 'placed', placed: 0 });
    const actions = (await at.events()).map(({ action }) => action);
    expect(actions.filter((one) => one === 'took-over-old-plan')).toHaveLength(1);
    expect(actions).toContain('changed');
  });

  test('what nobody recognised is placed by choice, many at once, and set aside and brought back', async () => {
    const at = await aDesk(database);
    const id = await at.stage();
    await takeOver(at.work, coordinator, at.key(id));
    const unplaced = await at.unplaced(id);
    expect(unplaced.map(({ content }) => plainText(content))).toEqual(['Obec Lipovec', 'Iné', 'Niečo iné.']);
    const [title, ...rest] = unplaced.map((piece) => piece.id);
    const key = at.key(id);
    expect(await placePieces(at.work, coordinator, { ...key, pieceIds: rest, section: 'vision' })).toEqual({
      outcome: 'placed',
      placed: 2
    });
    expect(await at.words('vision')).toEqual(['Vízia', 'Nikto neostane sám.', 'Iné', 'Niečo iné.']);

    const aside = (discard: boolean) => ({ ...key, pieceIds: [title ?? '', rest[0] ?? ''], discard });
    expect(await at.work.inBody((stores) => setAside(stores, coordinator, aside(true)))).toEqual({
      outcome: 'changed',
      changed: 1
    });
    expect(await at.progress(id)).toMatchObject({ unplaced: 0, discarded: 1, placed: 175 });
    await at.work.inBody((stores) => setAside(stores, coordinator, aside(false)));
    expect(await at.progress(id)).toMatchObject({ unplaced: 1, discarded: 0, placed: 175 });
  });

  test('a piece that is placed later stands behind the one it stood behind in the old plan', async () => {
    const at = await aDesk(database);
    const id = await at.stage([heading('Vízia'), says('prvá'), says('druhá'), says('tretia')]);
    const [, first, second, third] = await at.work.inBody(({ oldPlans }) => oldPlans.listPieces(id));
    const place = (pieceId = '') =>
      placePieces(at.work, coordinator, { ...at.key(id), pieceIds: [pieceId], section: 'vision' });
    await place(first?.id);
    await place(third?.id);
    await place(second?.id);
    expect(await at.words('vision')).toEqual(['prvá', 'druhá', 'tretia']);
  });

  test('cut short in the middle, taking over goes on where it ended and no piece stands twice', async () => {
    const at = await aDesk(database);
    const id = await at.stage();
    let transactions = 0;
    const cut: OldPlanWork = {
      ...at.work,
      inBody: (work) => {
        transactions += 1;
        if (transactions === 2) return Promise.reject(new Error('killed'));
        return at.work.inBody(work);
      }
    };
    await expect(takeOver(cut, coordinator, at.key(id))).rejects.toThrow('killed');
    expect(await at.progress(id)).toMatchObject({ placed: 100, proposed: 73 });
    expect(await takeOver(at.work, coordinator, at.key(id))).toEqual({ outcome: 'placed', placed: 73 });
    expect((await at.words('social-situation')).length).toBe(171);
  });

  test('two who take over at once place every piece once', async () => {
    const at = await aDesk(database);
    const id = await at.stage();
    const both = await Promise.all([1, 2].map(() => takeOver(at.work, coordinator, at.key(id))));
    expect(both.reduce((sum, one) => sum + ('placed' in one ? one.placed : 0), 0)).toBe(173);
    expect((await at.words('social-situation')).length).toBe(171);
  });

  test('a reading that was cut short begins anew, and shows nothing before it is whole', async () => {
    const at = await aDesk(database);
    const id = randomUUID();
    expect(await bringOldPlan(at.work, coordinator, at.sent(id))).toBe('brought');
    expect(await bringOldPlan(at.work, coordinator, at.sent(id))).toBe('brought');
    let transactions = 0;
    const cut: ReadingWork = {
      ...at.reading(),
      inBody: (work) => {
        transactions += 1;
        return transactions > 1 ? Promise.reject(new Error('killed')) : at.reading().inBody(work);
      }
    };
    await expect(readOldPlan(cut, at.read(id), CONTENT)).rejects.toThrow('killed');
    expect(await at.progress(id)).toMatchObject({ all: 0 });
    const [waiting] = await at.work.inBody(({ oldPlans }) => oldPlans.list(at.planId));
    expect(waiting).toMatchObject({ reading: 'waiting', hash: at.sent(id).hash, stagedAt: null });
    expect(await readOldPlan(at.reading(), at.read(id), CONTENT)).toEqual({ outcome: 'staged' });
    expect(await at.progress(id)).toMatchObject({ all: 176 });
    const [read] = await at.work.inBody(({ oldPlans }) => oldPlans.list(at.planId));
    // The file is let go.
    expect(read).toMatchObject({ reading: 'read', hash: null });
  });

  test('pictures become figures that must be described, and their files stay', async () => {
    const at = await aDesk(database);
    const hash = '5'.repeat(64);
    const picture: SourcePiece = { kind: 'picture', file: hash, alternative: '' };
    const kept: Uint8Array[] = [];
    const bytes = new Uint8Array([1, 2, 3]);
    const reading = at.reading([heading('Vízia'), picture], {
      pictures: [{ kind: 'png', width: 100, height: 80, hash, bytes }],
      keep: (file) => kept.push(file)
    });
    const id = randomUUID();
    await bringOldPlan(at.work, coordinator, at.sent(id));
    await readOldPlan(reading, at.read(id), CONTENT);
    await takeOver(at.work, coordinator, at.key(id));
    expect(kept).toEqual([bytes]);
    const sections = await at.work.inBody(({ blocks }) => blocks.list(at.planId, 'vision'));
    const undescribed = { kind: 'figure', file: hash, alternative: `[${PICTURE_BLANK}]` };
    expect(sections[1]?.content).toMatchObject(undescribed);
    const [vision] = sectionTexts(sections.map((block) => ({ ...block, template: false }))).filter(
      ({ section }) => section === 'vision'
    );
    expect(vision?.openBlanks).toEqual([PICTURE_BLANK]);
  });

  test('what cannot be read says why', async () => {
    const at = await aDesk(database);
    const id = randomUUID();
    await bringOldPlan(at.work, coordinator, at.sent(id));
    expect(await readOldPlan(at.reading([]), at.read(id), CONTENT)).toEqual({
      ...{ outcome: 'refused', refusal: 'empty' }
    });
    const [failed] = await at.work.inBody(({ oldPlans }) => oldPlans.list(at.planId));
    expect(failed).toMatchObject({ reading: 'failed', fault: 'empty', hash: null });
  });

  test('given up, it is gone and what was placed stays; others and other plans have nothing of it', async () => {
    const [at, elsewhere] = [await aDesk(database), await aDesk(database)];
    const id = await at.stage();
    expect(await elsewhere.work.inBody(({ oldPlans }) => oldPlans.find(id))).toBeUndefined();
    const wrong = { id, planId: elsewhere.planId };
    expect(await takeOver(at.work, coordinator, wrong)).toEqual({ outcome: 'gone' });
    expect(await takeOver(at.work, actorOf('mayor'), at.key(id))).toEqual({ outcome: 'not-allowed' });
    const sent = at.sent(randomUUID());
    expect(await bringOldPlan(at.work, actorOf('auditor'), sent)).toBe('not-allowed');
    expect(await bringOldPlan(at.work, coordinator, { ...sent, planId: randomUUID() })).toBe('no-such-plan');
    await takeOver(at.work, coordinator, at.key(id));
    expect(await at.work.inBody((stores) => forgetOldPlan(stores, coordinator, at.key(id)))).toBe(
      'forgotten'
    );
    expect(await at.work.inBody((stores) => forgetOldPlan(stores, coordinator, at.key(id)))).toBe('gone');
    expect(await at.words('vision')).toEqual(['Vízia', 'Nikto neostane sám.']);
    expect(await at.work.inBody(({ oldPlans }) => oldPlans.listPieces(id))).toEqual([]);
  });
});

async function aDesk({ db }: Database) {
  const body = await aBody(db);
  const planId = randomUUID();
  await inTransaction(db, body, (stores) => stores.plans.add(aPlan({ id: planId })));
  const work: OldPlanWork = { inBody: (job) => inTransaction(db, body, job) };
  const reading = (
    pieces: readonly SourcePiece[] = PIECES,
    given: { pictures?: OldPicture[]; keep?: (file: Uint8Array) => void } = {}
  ): ReadingWork => ({
    inBody: (job) => inTransaction(db, body, job),
    readPieces: () =>
      Promise.resolve({
        ...{ outcome: 'read', format: 'docx', left: NOTHING_LEFT, pictures: given.pictures ?? [] },
        pieces: recogniseOldPlan({ pieces: [...pieces], left: NOTHING_LEFT }, randomUUID)
      }),
    files: {
      put: async (file) => {
        given.keep?.(file);
        return '';
      }
    }
  });
  const sent = (id: string) => ({
    ...({ id, planId, fileName: 'C:\\plan 2020.docx', format: 'docx', hash: 'a'.repeat(64) } as const)
  });
  const read = (id: string) => ({ id, actorId: null });
  return {
    planId,
    work,
    reading,
    read,
    sent,
    key: (id: string) => ({ id, planId }),
    stage: async (pieces: readonly SourcePiece[] = PIECES): Promise<string> => {
      const id = randomUUID();
      await bringOldPlan(work, coordinator, sent(id));
      const staged = await readOldPlan(reading(pieces), read(id), CONTENT);
      if (staged.outcome !== 'staged') throw new Error(staged.outcome);
      return id;
    },
    progress: async (id: string) => {
      const all = await work.inBody(({ oldPlans }) => oldPlans.list(planId));
      return all.find((one) => one.id === id)?.progress;
    },
    unplaced: async (id: string) =>
      (await work.inBody(({ oldPlans }) => oldPlans.listPieces(id))).filter(
        ({ state, section, rows }) => state === 'waiting' && section === null && rows === null
      ),
    words: (section: string) =>
      inTransaction(db, body, async ({ blocks }) =>
        (await blocks.list(planId, section)).map(({ content }) => plainText(content))
      ),
    events: () => inTransaction(db, body, ({ events }) => events.latest(50))
  };
}
