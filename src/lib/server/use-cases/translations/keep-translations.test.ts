import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { BlockContent } from '#lib/domain/plans/block.ts';
import { EASY_SLOVAK, type TextVariant } from '#lib/domain/plans/content-language.ts';
import {
  isOfOlderWording,
  type TranslationKey,
  type TranslationText,
  translationName,
  wordingText
} from '#lib/domain/plans/translation.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import { wordingHash } from '#lib/server/db/blocks.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { aPlan } from '#tests/plan-fixtures.ts';
import { changeBlocks } from '../narrative/change-blocks.ts';
import { keepTranslations, translatable } from './keep-translations.ts';

const editor: Actor = { actorId: null as never, roles: ['editor'] };
const says = (text: string): BlockContent => ({ kind: 'paragraph', text: [{ type: 'text', text }] });
const SECTION = { subject: 'section', subjectId: 'vision', field: 'text' } as const;

describe.each(ENGINES)('twins of texts on %s', async (engine) => {
  const { db } = await testDatabase(engine);
  const body = await aBody(db);

  async function aWrittenPlan() {
    const [plan, blockId] = [aPlan({ id: randomUUID() }), randomUUID()];
    const inBody = <T>(work: Parameters<typeof inTransaction<T>>[2]) => inTransaction(db, body, work);
    const change = (content: BlockContent, baseRevision: number) =>
      inBody((stores) =>
        changeBlocks(stores, editor, {
          ...{ planId: plan.id, section: 'vision' },
          changes: baseRevision
            ? [{ operation: 'change', blockId, baseRevision, content }]
            : [{ operation: 'add', blockId, after: null, content }]
        })
      );
    await inBody((stores) => stores.plans.add(plan));
    await change(says('Nikto neostane sám.'), 0);
    const list = (language: TextVariant) => inBody((stores) => stores.translations.list(plan.id, language));
    const texts = (language: TextVariant) => inBody((stores) => translatable(stores, plan.id, language));
    const slovakOf = async (language: TextVariant, key: TranslationKey) =>
      (await texts(language)).find((one) => translationName(one) === translationName(key));
    /** Writes a twin as somebody who has just opened it. */
    const keep = async (
      language: TextVariant,
      key: TranslationKey,
      text: TranslationText,
      seen: { revision?: number; hash?: string; actor?: Actor } = {}
    ) => {
      const standing = (await list(language)).find((one) => translationName(one) === translationName(key));
      const slovak = await slovakOf(language, key);
      const twin = {
        ...{ subject: key.subject, subjectId: key.subjectId, field: key.field, text },
        baseRevision: seen.revision ?? standing?.revision ?? 0,
        slovakHash: seen.hash ?? (slovak ? wordingHash(slovak.wording) : '')
      };
      const given = { planId: plan.id, language, twins: [twin], hashOf: wordingHash };
      const answered = await inBody((stores) => keepTranslations(stores, seen.actor ?? editor, given));
      return answered.outcome === 'answered' ? answered.answers[0] : answered.outcome;
    };
    const block = { subject: 'block', subjectId: blockId, field: 'content' } as const;
    return { plan, block, change, list, keep, slovakOf };
  }

  test('a block has a twin in a language, a section in easy reading; both at the revision they are', async () => {
    const { block, keep, list, plan } = await aWrittenPlan();
    expect(await keep('hu', block, says('Senki sem marad egyedül.'))).toBe('kept');
    expect(await keep(EASY_SLOVAK, SECTION, 'Nikto nebude sám.')).toBe('kept');
    const title = { subject: 'plan', subjectId: plan.id, field: 'title' } as const;
    expect(await keep('hu', title, 'Lipovec közösségi terve')).toBe('kept');
    expect(await list('hu')).toMatchObject([
      { subject: 'block', text: says('Senki sem marad egyedül.'), revision: 1 },
      { subject: 'plan', text: 'Lipovec közösségi terve', slovak: plan.title }
    ]);
    expect(await list(EASY_SLOVAK)).toMatchObject([{ text: 'Nikto nebude sám.' }]);
    expect(await keep('hu', block, says('Senki sem marad egyedül.'))).toBe('unchanged');
  });

  test('a change of the Slovak text makes the twin older, and shows from what it was made', async () => {
    const { block, keep, list, change, slovakOf } = await aWrittenPlan();
    await keep('hu', block, says('Senki sem marad egyedül.'));
    await keep(EASY_SLOVAK, SECTION, 'Nikto nebude sám.');
    await change(says('Nikto neostane sám ani bez pomoci.'), 1);
    for (const [language, key] of [
      ['hu', block],
      [EASY_SLOVAK, SECTION]
    ] as const) {
      const [twin] = await list(language);
      const slovak = await slovakOf(language, key);
      if (!twin || !slovak) throw new Error('The twin is gone.');
      expect(isOfOlderWording(slovak, twin)).toBe(true);
      expect(wordingText(twin.slovak)).toBe('Nikto neostane sám.');
    }
    // Saying the same of the new wording is said once more: somebody has looked at it.
    expect(await keep('hu', block, says('Senki sem marad egyedül.'))).toBe('kept');
    const [again] = await list('hu');
    expect(wordingText(again?.slovak ?? '')).toBe('Nikto neostane sám ani bez pomoci.');
  });

  test('nobody overwrites what another wrote, nor answers a text that is no longer there', async () => {
    const { block, keep, list, slovakOf, change } = await aWrittenPlan();
    const slovak = await slovakOf('hu', block);
    const hash = wordingHash(slovak?.wording ?? '');
    await keep('hu', block, says('első'));
    expect(await keep('hu', block, says('második'), { revision: 0 })).toBe('conflict');
    await change(says('Iný text.'), 1);
    expect(await keep('hu', block, says('második'), { hash })).toBe('slovak-changed');
    expect(await list('hu')).toMatchObject([{ text: says('első') }]);
    const gone = { subject: 'goal', subjectId: randomUUID(), field: 'title' } as const;
    expect(await keep('hu', gone, 'cél')).toBe('no-such-text');
  });

  test('a twin that says nothing is taken back; one of another kind is none', async () => {
    const { block, keep, list } = await aWrittenPlan();
    expect(await keep('hu', block, says(' '))).toBe('unchanged');
    await keep('hu', block, says('első'));
    expect(await keep('hu', block, { kind: 'heading', level: 2, text: [{ type: 'text', text: 'a' }] })).toBe(
      'another-kind'
    );
    expect(await keep('hu', block, 'iba slová')).toBe('not-a-text');
    expect(
      await keep('hu', block, { kind: 'paragraph', text: [{ type: 'text', text: 'a', x: 1 }] } as never)
    ).toBe('not-a-block');
    expect(await keep('hu', block, says(''))).toBe('removed');
    expect(await list('hu')).toEqual([]);
  });

  test('who may not write the plan writes no twin, and another body has none', async () => {
    const { block, keep, plan } = await aWrittenPlan();
    const mayor: Actor = { actorId: null as never, roles: ['mayor'] };
    expect(await keep('hu', block, says('a'), { actor: mayor })).toBe('not-allowed');
    await keep('hu', block, says('a'));
    const other = await aBody(db);
    expect(await inTransaction(db, other, ({ translations }) => translations.list(plan.id))).toEqual([]);
    const given = { planId: plan.id, language: 'hu', twins: [], hashOf: wordingHash } as const;
    expect(await inTransaction(db, other, (stores) => keepTranslations(stores, editor, given))).toEqual({
      outcome: 'no-such-plan'
    });
  });
});
