import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { WHOLE } from '#lib/domain/consultations/consulted-part.ts';
import { councilWarnings } from '#lib/domain/decisions/council-readiness.ts';
import { composeCouncilPaper, usualCouncilTexts } from '#lib/domain/publishing/compose-council-paper.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import { publishedConsultations } from '#lib/server/db/published-consultations.ts';
import { councilWording } from '#lib/server/documents/council-wording.ts';
import { contentHashOf } from '#lib/server/publishing.ts';
import { newPublicCode, newReceipt } from '#lib/server/receipt-code.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { openConsultation } from '#lib/server/use-cases/consultations/open-consultation.ts';
import { sendComment } from '#lib/server/use-cases/consultations/send-comment.ts';
import { endConsultation, settleComments } from '#lib/server/use-cases/consultations/settle-comments.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody, anAccount } from '#tests/fixtures.ts';
import { sampleDocument } from '#tests/journeys/published-sample.ts';
import { aPlan } from '#tests/plan-fixtures.ts';
import { commentsForCouncil, readVersionForCouncil } from './council-paper.ts';

const [FIRST, LAST, AFTER] = ['2027-05-01', '2027-05-15', '2027-05-16'] as const;

describe.each(ENGINES)('what the council is given, on %s', async (engine) => {
  const { db, publicDb } = await testDatabase(engine);

  async function aBodyWithVersions(count: number) {
    const bodyId = await aBody(db);
    const accountId = await anAccount(db);
    const about = {
      bodyId,
      kind: 'municipality',
      name: 'Skúška',
      slug: 'skuska',
      unitCode: '503045'
    } as const;
    const body: PlanningBody = about;
    const inBody = <T>(work: (stores: Stores) => Promise<T>) => inTransaction(db, bodyId, work);
    const actorId = await inBody(({ accounts }) => accounts.actorOf(accountId, 'Anna'));
    const clerk: Actor = { actorId, roles: ['coordinator'] };
    const plan = aPlan({ id: randomUUID() });
    const document: PlanDocument = sampleDocument({ ...about, region: 'kraj' }, FIRST);
    const hashOf = (number: number) => contentHashOf(canonicalJson(document) + plan.id + number);
    await inBody(async (stores) => {
      await stores.plans.add(plan);
      for (let number = 1; number <= count; number += 1)
        await stores.versions.add({
          ...{ planId: plan.id, number, contentHash: hashOf(number), document, actorId: null }
        });
    });
    const read = (number: number, today: typeof FIRST | typeof AFTER = AFTER) =>
      inBody((stores) => readVersionForCouncil(stores, body, { planId: plan.id, number, today }));
    return { bodyId, clerk, planId: plan.id, inBody, read, hashOf };
  }

  async function aDiscussion(version: Awaited<ReturnType<typeof aBodyWithVersions>>) {
    const { inBody, clerk, planId } = version;
    const [id, code] = [randomUUID(), newPublicCode()];
    const plan = {
      ...{ opensOn: FIRST, closesOn: LAST, onPaper: 'V podateľni.', needsName: false, needsReason: false }
    };
    const opened = await inBody((stores) =>
      openConsultation(stores, clerk, {
        ...{ id, code, planId, number: 1, plan, meetingIds: [], stateId: randomUUID() },
        ...{ isWarned: true, today: FIRST }
      })
    );
    expect(opened.outcome).toBe('opened');
    return { id, code };
  }

  test('the discussion of an earlier version is what the next one rests on, and its settlement is counted', async () => {
    const version = await aBodyWithVersions(2);
    const { id, code } = await aDiscussion(version);
    const { inBody, clerk, bodyId, read } = version;
    const ids: string[] = [];
    for (const text of ['Chýba denný stacionár.', 'Viac lavičiek.']) {
      const sent = await inBody((stores) =>
        sendComment(stores, {
          ...{ text, proposed: '', reason: '', name: '', id: randomUUID(), code, receipt: newReceipt() },
          ...{ partKey: WHOLE, language: 'sk', isFrequent: false, today: FIRST }
        })
      );
      if (sent.outcome !== 'sent') throw new Error(sent.outcome);
      ids.push(sent.id);
    }
    const given = { verdict: 'accepted', reason: '', decidedBy: 'Starosta', edit: 'opatrenie 1.1' } as const;
    await inBody((stores) =>
      settleComments(stores, clerk, { consultationId: id, ids: ids.slice(0, 1), today: AFTER, given })
    );

    const found = await read(2);
    expect(found?.discussion).toMatchObject({ id, versionNumber: 1, commentsKept: true });
    expect(councilWarnings(found as never, found?.discussion ?? null, 0, AFTER)).toEqual([
      'discussion-not-ended',
      'other-version-discussed'
    ]);
    const shown = publishedConsultations(publicDb);
    // Read one at a time: no comment is left out or read twice.
    const comments = await commentsForCouncil(
      (last) => shown.commentsAfter(bodyId, id, last, 1),
      () => ({ name: 'Celý návrh', words: '' })
    );
    expect(comments.commentCount).toBe(2);
    expect(comments.counts).toMatchObject({ accepted: 1, unsettled: 1 });
    expect(comments.comments.map(({ text }) => text).toSorted()).toEqual([
      'Chýba denný stacionár.',
      'Viac lavičiek.'
    ]);
  });

  test('an ended discussion of the same content leaves nothing to warn of', async () => {
    const version = await aBodyWithVersions(1);
    const { id } = await aDiscussion(version);
    await version.inBody((stores) =>
      endConsultation(stores, version.clerk, { consultationId: id, today: AFTER })
    );
    const found = await version.read(1);
    expect(councilWarnings(found as never, found?.discussion ?? null, 0, AFTER)).toEqual([]);
  });

  test('of a discussion held elsewhere its days are told, and that its comments are not here', async () => {
    const version = await aBodyWithVersions(1);
    await version.inBody((stores) =>
      stores.versions.addRecord(version.planId, {
        ...{ id: randomUUID(), contentHash: version.hashOf(1), kind: 'opened-for-discussion' },
        ...{ from: '2027-04-01', to: '2027-04-20', approval: null, actorId: null }
      })
    );
    const found = await version.read(1);
    if (!found) throw new Error('The version is gone.');
    expect(found.discussion).toMatchObject({ id: null, closesOn: '2027-04-20', commentsKept: false });
    const words = councilWording('sk', found.document);
    const about = { plan: found.document, version: 1, body: 'Obec Skúška' };
    const counts = { accepted: 0, partly: 0, 'not-accepted': 0, 'not-relevant': 0, outside: 0, unsettled: 0 };
    const paper = composeCouncilPaper(
      {
        ...{ ...about, ...found, address: 'https://example.sk', today: AFTER, comments: [], commentCount: 0 },
        ...{
          texts: usualCouncilTexts(about, words),
          discussion: found.discussion && { ...found.discussion, counts, meetings: 0 }
        }
      },
      words,
      'sk'
    );
    expect(JSON.stringify(paper)).toContain('tento program neeviduje');
  });

  test('says which council decides, what the paper rests on, and whose money is the body’s own', async () => {
    const version = await aBodyWithVersions(1);
    const found = await version.read(1);
    expect(found?.council).toMatch(/zastupiteľstvo$/);
    expect(found?.ownSources).toContain('obec');
    expect(found?.ownSources).not.toContain('vuc');
    expect(found?.bases.map(({ of }) => of)).toContain('public-discussion');
    expect(await version.read(9)).toBeUndefined();
    const neighbour = await aBodyWithVersions(0);
    const theirs = await neighbour.inBody((stores) =>
      readVersionForCouncil(stores, { bodyId: neighbour.bodyId } as never, {
        ...{ planId: version.planId, number: 1, today: AFTER }
      })
    );
    expect(theirs).toBeUndefined();
  });
});
