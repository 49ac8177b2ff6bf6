import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { keepCoatOfArms, removeCoatOfArms } from './keep-coat-of-arms.ts';

const coordinator: Actor = { actorId: null as never, roles: ['coordinator'] };
const alternative = 'V modrom štíte strieborný lemeš.';

describe.each(ENGINES)('on %s', async (engine) => {
  const { db } = await testDatabase(engine);

  async function aBodyWithPicture(size = { width: 420, height: 510 }) {
    const body = await aBody(db);
    const hash = randomUUID().replaceAll('-', '').repeat(2);
    await inTransaction(db, body, ({ attachments }) =>
      attachments.add(
        { id: randomUUID(), hash, kind: 'png', size: 1000, originalName: 'erb.png', ...size },
        null
      )
    );
    const keep = (file: string, said = alternative, actor = coordinator) =>
      inTransaction(db, body, (stores) => keepCoatOfArms(stores, actor, { file, alternative: said }));
    const find = () => inTransaction(db, body, ({ coatOfArms }) => coatOfArms.find());
    return { body, hash, keep, find };
  }

  test('a picture of the body becomes its coat of arms, described anew, and is taken away', async () => {
    const { body, hash, keep, find } = await aBodyWithPicture();
    expect(await keep(hash)).toBe('kept');
    expect(await keep(hash, ' Strieborný lemeš. ')).toBe('kept');
    expect(await find()).toEqual({ file: hash, alternative: 'Strieborný lemeš.' });
    const remove = () => inTransaction(db, body, (stores) => removeCoatOfArms(stores, coordinator));
    expect([await remove(), await remove()]).toEqual(['removed', 'removed']);
    expect(await find()).toBeUndefined();
    const events = await inTransaction(db, body, ({ events }) => events.latest(9));
    expect(events.map(({ action }) => action)).toEqual(['removed', 'kept', 'kept']);
  });

  test('without words, without a shield, from a neighbour or by a reader it does not', async () => {
    const { hash, keep, find } = await aBodyWithPicture();
    const banner = await aBodyWithPicture({ width: 2000, height: 300 });
    expect(await keep(hash, '  ')).toBe('no-alternative');
    expect(await banner.keep(banner.hash)).toBe('not-a-shield');
    expect(await keep(banner.hash)).toBe('no-such-picture');
    expect(await keep(hash, alternative, { ...coordinator, roles: ['auditor'] })).toBe('not-allowed');
    expect(await find()).toBeUndefined();
  });
});
