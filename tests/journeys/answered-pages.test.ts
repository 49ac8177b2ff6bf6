import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import { announcePublished } from '#lib/server/public/announce.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { changeQuestionnaire } from '#lib/server/use-cases/surveys/keep-questionnaire.ts';
import { openQuestionnaire } from '#lib/server/use-cases/surveys/open-questionnaire.ts';
import { type RunningProgram, startProgram } from '../running-program.ts';
import { anOpenQuestionnaire, someContent } from '../survey-fixtures.ts';

let program: RunningProgram;
const SLUGS = ['senec', 'levice', 'galanta'];

async function anOpenOne() {
  const { db } = program.installation.database;
  const body = await findBody(db, SLUGS.pop() ?? '');
  if (!body) throw new Error('There is no such municipality.');
  const opened = await anOpenQuestionnaire(db, body.bodyId);
  const sheets = () =>
    inTransaction(db, body.bodyId, ({ responses }) => responses.listSheets(opened.asked.id));
  return { ...opened, body, sheets, path: `/${body.slug}/dotaznik/${opened.code}` };
}

const ANSWERS = { 'o-help': 'yes', 'o-who': 'family', 'o-content': '4', 'o-sex': 'woman' };

const RECEIPT = /[2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4}(?=<\/strong>)/;

/** A page without what is one person's own: her sealed sheet and her receipt. */
function withoutOwn(html: string): string {
  return html.replace(/name="stav" value="[^"]*"/, 'name="stav"').replace(RECEIPT, 'receipt');
}

const sealedOf = (html: string) => /name="stav" value="([^"]+)"/.exec(html)?.[1] ?? '';

/** Begins and sends, without scripts. */
async function answer(path: string, fields: Record<string, string> = ANSWERS) {
  const visitor = program.signedOut();
  const begun = await visitor.post(path, { krok: 'zacat', jazyk: 'sk' });
  const first = await begun.text();
  const sent = await visitor.post(path, { stav: sealedOf(first), web: '', krok: 'dalej', ...fields });
  return { begun, first, sent, last: await sent.text() };
}

describe('pages of a questionnaire that were drawn once', () => {
  beforeAll(async () => {
    program = await startProgram();
  });
  afterAll(() => program?.stop());

  test('say to everybody what they said to the first, and each keeps a sheet and a receipt of her own', async () => {
    const { path, sheets } = await anOpenOne();
    // Of the first nothing is known yet, of the second no page; the third is given what was drawn.
    const people = [await answer(path), await answer(path), await answer(path)];
    const [drawn] = people;
    if (!drawn) throw new Error('Nobody answered.');
    for (const { begun, first, sent, last } of people) {
      expect([begun.status, sent.status]).toEqual([200, 200]);
      expect(withoutOwn(first)).toBe(withoutOwn(drawn.first));
      expect(withoutOwn(last)).toBe(withoutOwn(drawn.last));
      for (const name of ['content-type', 'content-security-policy', 'cache-control', 'x-frame-options'])
        expect([name, sent.headers.get(name)]).toEqual([name, drawn.sent.headers.get(name)]);
    }
    expect(new Set(people.map(({ first }) => sealedOf(first))).size).toBe(3);
    expect(new Set(people.map(({ last }) => RECEIPT.exec(last)?.[0])).size).toBe(3);
    expect(await sheets()).toHaveLength(3);
  });

  test('never show what somebody else filled in or did wrong', async () => {
    const { path, sheets } = await anOpenOne();
    await answer(path);
    await answer(path);
    const wrong = await answer(path, { 'o-missing': 'Jedáleň v Dolnej' });
    expect(wrong.sent.status).toBe(422);
    expect(wrong.last).toContain('Jedáleň v Dolnej');
    const next = await answer(path);
    expect(next.first).not.toContain('Jedáleň');
    expect(next.first).not.toContain('Na túto otázku treba odpovedať');
    expect(next.sent.status).toBe(200);
    expect(await sheets()).toHaveLength(3);
  });

  test('are drawn anew once the questionnaire has changed', async () => {
    const { asked, body, coordinator, path } = await anOpenOne();
    const { db } = program.installation.database;
    for (let people = 0; people < 3; people += 1) await answer(path);
    const content = someContent({ title: { sk: 'Nový názov' } });
    const now = new Date();
    const opened = await inTransaction(db, body.bodyId, async (stores) => {
      const seen = { number: 1, revision: 1 };
      await changeQuestionnaire(stores, coordinator, { id: asked.id, seen, content });
      const opening = { opensAt: now, closesAt: asked.closesAt, smallBody: false, now };
      return openQuestionnaire(stores, coordinator, { id: asked.id, ...opening });
    });
    if (opened.outcome !== 'opened') throw new Error(`It was not opened: ${opened.outcome}`);
    await announcePublished(program.installation, body.bodyId, opened.revision);
    const { first, sent } = await answer(path);
    expect(first).toContain('Nový názov');
    expect(sent.status).toBe(200);
  });
});
