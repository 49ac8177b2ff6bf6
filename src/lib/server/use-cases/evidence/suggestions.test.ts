import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { OfferedHelp } from '#lib/domain/evidence/offered-help.ts';
import type { Settlement, Suggestion } from '#lib/domain/evidence/suggestion.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { publishedVoices } from '#lib/server/db/published-voices.ts';
import { newReceipt } from '#lib/server/receipt-code.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';
import { erasePerson } from '#lib/server/upkeep/erase-person.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody, anAccount } from '#tests/fixtures.ts';
import { eraseOffer, offerHelp, withdrawOffer } from './offer-help.ts';
import { sendSuggestion } from './send-suggestion.ts';
import {
  answerSuggestion,
  eraseSuggestion,
  setSuggestionBox,
  settleSuggestion
} from './settle-suggestion.ts';

const TODAY = '2026-11-22';

describe.each(ENGINES)('suggestions on %s', async (engine) => {
  const { db, publicDb } = await testDatabase(engine);
  const inBody = <T>(body: BodyId, work: (stores: Stores) => Promise<T>) => inTransaction(db, body, work);
  const shownOf = (body: BodyId) => publishedVoices(publicDb).page(body, 'suggestion', 1);

  async function aBodyWithBox() {
    const body = await aBody(db);
    const accountId = await anAccount(db);
    const actorId = await inBody(body, ({ accounts }) => accounts.actorOf(accountId, 'Anna'));
    const clerk: Actor = { actorId, roles: ['editor'] };
    await inBody(body, (stores) => setSuggestionBox(stores, clerk, { isOpen: true, today: TODAY }));
    const send = (given: Partial<Pick<Suggestion, 'formKey' | 'text'>> & { isFrequent?: boolean } = {}) =>
      inBody(body, (stores) =>
        sendSuggestion(stores, {
          ...{ formKey: randomUUID(), receipt: newReceipt(), text: 'Pani Nováková chce lavičku.', place: '' },
          ...{ authorKind: null, language: 'sk', isFrequent: false, today: TODAY, ...given }
        })
      );
    const waiting = () => inBody(body, ({ suggestions }) => suggestions.listIn(['waiting', 'to-verify'], 1));
    const settle = (one: Pick<Suggestion, 'id' | 'revision'>, settlement: Settlement, actor = clerk) =>
      inBody(body, (stores) => settleSuggestion(stores, actor, { ...one, today: '2026-11-23', settlement }));
    const reread = (id: string) => inBody(body, ({ suggestions }) => suggestions.find(id));
    return { body, clerk, send, waiting, settle, reread };
  }

  test('one form is one suggestion, however often it comes, two at once among them', async () => {
    const { send, waiting } = await aBodyWithBox();
    const formKey = randomUUID();
    const first = await send({ formKey });
    expect(first).toEqual(await send({ formKey, text: 'Niečo iné' }));
    const other = randomUUID();
    const both = await Promise.allSettled([send({ formKey: other }), send({ formKey: other })]);
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect((await waiting()).map((one) => one.formKey).toSorted()).toEqual([formKey, other].toSorted());
  });

  test('nothing is taken without words or by a closed box; a flood is kept to be verified', async () => {
    const { body, clerk, send, waiting } = await aBodyWithBox();
    expect(await send({ text: ' ' })).toEqual({ outcome: 'empty' });
    expect(await send({ isFrequent: true })).toMatchObject({ outcome: 'sent' });
    expect(await waiting()).toMatchObject([{ state: 'to-verify' }]);
    await inBody(body, (stores) => setSuggestionBox(stores, clerk, { isOpen: false, today: TODAY }));
    expect(await send()).toEqual({ outcome: 'closed' });
  });

  test('the public reads the released words alone, with the answer, until it is taken back', async () => {
    const { body, clerk, send, waiting, settle, reread } = await aBodyWithBox();
    await send();
    const [one] = await waiting();
    if (!one) throw new Error('Nothing waits.');
    expect(await shownOf(body)).toEqual([]);
    const release = { kind: 'release', shownText: 'Chceme lavičku.' } as const;
    const councillor: Actor = { ...clerk, roles: ['councillor', 'group-member', 'provider'] };
    expect(await settle(one, release, councillor)).toEqual({ outcome: 'not-allowed' });
    expect(await settle(one, release)).toMatchObject({ outcome: 'done', revision: expect.any(Number) });
    expect(await settle(one, { kind: 'reject', reason: 'Nie' })).toEqual({ outcome: 'somebody-was-faster' });
    expect(await shownOf(body)).toMatchObject([
      { day: '2026-11-23', content: { text: 'Chceme lavičku.', isShortened: true, answer: null } }
    ]);
    expect(await reread(one.id)).toMatchObject({ text: 'Pani Nováková chce lavičku.', revision: 2 });
    const answer = (words: string, revision: number) =>
      inBody(body, (stores) =>
        answerSuggestion(stores, clerk, { id: one.id, revision, answer: words, today: '2026-11-24' })
      );
    expect(await answer('x'.repeat(2_001), 2)).toEqual({ outcome: 'text-too-long' });
    expect(await answer('Bude v máji.', 2)).toMatchObject({ outcome: 'done' });
    expect(await shownOf(body)).toMatchObject([
      { content: { answer: 'Bude v máji.', answeredOn: '2026-11-24' } }
    ]);
    expect(await settle({ id: one.id, revision: 3 }, { kind: 'take-back' })).toMatchObject({
      outcome: 'done'
    });
    expect(await shownOf(body)).toEqual([]);
    expect(await waiting()).toMatchObject([{ shownText: null, answer: null, settledOn: null }]);
    expect(await answer('Ešte raz', 4)).toEqual({ outcome: 'not-released' });
  });

  test('who was rejected reads why by the receipt; what is erased is nowhere', async () => {
    const { body, clerk, send, waiting, settle } = await aBodyWithBox();
    const sent = await send();
    const [one] = await waiting();
    if (!one || sent.outcome !== 'sent') throw new Error('Nothing waits.');
    const erase = (revision: number) =>
      inBody(body, (stores) => eraseSuggestion(stores, clerk, { id: one.id, revision, today: TODAY }));
    expect(await erase(1)).toEqual({ outcome: 'not-rejected' });
    expect(await settle(one, { kind: 'reject', reason: 'Píšete o susedke.' })).toMatchObject({
      ...{ outcome: 'done', revision: null }
    });
    const byReceipt = () => inBody(body, ({ suggestions }) => suggestions.findByReceipt(sent.receipt));
    expect(await byReceipt()).toMatchObject({ state: 'rejected', reason: 'Píšete o susedke.' });
    expect(await erase(2)).toMatchObject({ outcome: 'done' });
    expect(await byReceipt()).toBeUndefined();
    expect(await erase(2)).toEqual({ outcome: 'gone' });
  });

  test('a neighbour neither reads nor settles what another box holds', async () => {
    const [ours, theirs] = [await aBodyWithBox(), await aBodyWithBox()];
    const sent = await ours.send();
    const [one] = await ours.waiting();
    if (!one || sent.outcome !== 'sent') throw new Error('Nothing waits.');
    expect(await theirs.settle(one, { kind: 'release', shownText: 'Naše' })).toEqual({ outcome: 'gone' });
    const found = await inBody(theirs.body, ({ suggestions }) => suggestions.findByReceipt(sent.receipt));
    expect(found).toBeUndefined();
  });

  test('a contact is left with consent, apart from suggestions, and erased by its code, the desk or its address', async () => {
    const { body, clerk } = await aBodyWithBox();
    const offer = (given: Partial<Pick<OfferedHelp, 'formKey' | 'contact'>> & { consents?: boolean } = {}) =>
      inBody(body, (stores) =>
        offerHelp(stores, {
          ...{ formKey: randomUUID(), receipt: newReceipt(), kinds: ['group'], name: 'Mária', note: '' },
          ...{ contact: 'Maria@Example.sk', consents: true, today: TODAY, ...given }
        })
      );
    const list = () => inBody(body, ({ offeredHelp }) => offeredHelp.list());
    expect(await offer({ consents: false })).toEqual({ outcome: 'no-consent' });
    const formKey = randomUUID();
    const first = await offer({ formKey, contact: '0900 123 456' });
    expect(await offer({ formKey, contact: 'iný' })).toEqual(first);
    await offer();
    await offer({ contact: 'jozef@example.sk' });
    expect(await list()).toHaveLength(3);
    if (first.outcome !== 'offered') throw new Error('The offer was refused.');
    const withdraw = () => inBody(body, (stores) => withdrawOffer(stores, first.receipt));
    expect([await withdraw(), await withdraw()]).toEqual(['erased', 'gone']);
    expect(await erasePerson(db, 'maria@example.sk', { today: TODAY })).toMatchObject({ bodies: 1 });
    const [left, ...others] = await list();
    expect([left?.contact, others]).toEqual(['jozef@example.sk', []]);
    const erase = (actor: Actor) => inBody(body, (stores) => eraseOffer(stores, actor, left?.id ?? ''));
    expect(await erase({ ...clerk, roles: ['mayor'] })).toBe('not-allowed');
    expect(await erase(clerk)).toBe('erased');
    expect(await list()).toEqual([]);
    // Neither what happened nor a row names the person or leads to the offer.
    const events = await inBody(body, (stores) => stores.events.latest(20));
    expect(events.filter(({ subject }) => subject === 'help').map(({ subjectId }) => subjectId)).toEqual(
      Array.from({ length: 5 }, () => null)
    );
  });
});
