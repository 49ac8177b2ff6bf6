import { expect, test } from 'vitest';
import { aBody } from '../fixtures.ts';
import { cookieOf, newKilledFolder, prepareFolder, startProcess } from '../program-process.ts';

/** A person as a return of a municipality lists her. */
const PLANTED = ['Zuzana Nevidaná', '615203/7788', 'Utajená ulica 13'] as const;
const HEADINGS = 'Meno;Rodné číslo;Adresa;Dátum podania;Druh služby';
const asksFor = (day: string, kind: string) => [...PLANTED, day, kind].join(';');

/** A sound return, one with faults in every row, and files that break while they are read. */
const FILES = {
  'o05.csv': `${HEADINGS}\n${asksFor('3. 10. 2026', 'opatrovateľská služba')}`,
  'chyby.csv': `${HEADINGS}\n${asksFor('31. 2. 2026', PLANTED[0])}`,
  'bez-hlavicky.csv': PLANTED.join(';'),
  'zosit.xlsx': `PK\u0003\u0004${PLANTED.join(' ')}`,
  [`${PLANTED[0]}.json`]: `{"${PLANTED[1]}": [`
};

test('names and birth numbers of a return stand in no log, whatever is wrong with the file', async () => {
  const folder = newKilledFolder();
  const { cookie, slug } = await prepareFolder(folder, async (db) => {
    const bodyId = await aBody(db);
    const clerk = { name: 'Anna', role: 'coordinator' as const, bodyId };
    const body = db.selectFrom('planningBody').select('slug').where('bodyId', '=', bodyId);
    return { cookie: await cookieOf(db, folder, clerk), ...(await body.executeTakeFirstOrThrow()) };
  });
  const running = await startProcess(folder, 0, 'trace');
  try {
    const path = `/pracovisko/${slug}/vykazy-o01-o05`;
    const statuses: number[] = [];
    for (const [name, content] of Object.entries(FILES)) {
      const form = new FormData();
      form.set('vykaz', 'O05');
      form.set('subor', new File([content], name));
      const headers = { origin: running.address, cookie, accept: 'text/html' };
      const sent = await fetch(`${running.address}${path}?/nahrat`, { method: 'POST', headers, body: form });
      statuses.push(sent.status);
    }
    expect(statuses).toEqual([200, 422, 422, 422, 422]);
    const lines = () =>
      running
        .said()
        .split('\n')
        .filter((line) => line.includes(`"${path}"`));
    await expect.poll(() => lines().length).toBe(statuses.length);
  } finally {
    await running.kill();
  }
  for (const word of [...PLANTED, 'Nevidaná', '6152037788']) expect(running.said()).not.toContain(word);
});
