import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BlockContent } from '#lib/domain/plans/block.ts';
import { idsOf } from '#lib/domain/plans/block-identity.ts';
import { plainText } from '#lib/domain/plans/block-text.ts';
import type { ChangeAnswer, NarrativeChange } from '#lib/domain/plans/narrative-change.ts';
import type { KeptBlock } from '#lib/server/db/blocks.ts';
import { inTransaction } from '#lib/server/stores.ts';
import {
  checkAccessibility,
  describeInBrowser,
  type Look,
  newVisit,
  openBrowser,
  signIn
} from '../browser.ts';
import { aBody } from '../fixtures.ts';
import { aGoal, aPlan } from '../plan-fixtures.ts';
import { cookieOf, newKilledFolder, prepareFolder, startProcess } from '../program-process.ts';
import { type RunningProgram, startProgram, type TestBody, type Visitor } from '../running-program.ts';

const EDITOR = '.ProseMirror';

describeInBrowser('the text of a plan', () => {
  let program: RunningProgram;
  let browser: Browser;
  let body: TestBody;
  let editor: Visitor;

  beforeAll(async () => {
    [program, browser] = await Promise.all([startProgram(), openBrowser()]);
    body = await program.newBody('Obec Lipovec');
    editor = await program.sessionFor('editor', body);
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  const stored = (planId: string, section = 'vision'): Promise<KeptBlock[]> =>
    inTransaction(program.installation.database.db, body.bodyId, ({ blocks }) =>
      blocks.list(planId, section)
    );
  const storedText = async (planId: string) =>
    (await stored(planId)).map(({ content }) => plainText(content));

  async function aPlanWith(...texts: string[]): Promise<string> {
    const plan = aPlan({ id: randomUUID() });
    await inTransaction(program.installation.database.db, body.bodyId, async ({ plans, blocks, items }) => {
      await plans.add(plan);
      await items.goals.add(
        plan.id,
        aGoal({ id: randomUUID(), needIds: [], priorityId: null, title: 'Pomoc doma' })
      );
      for (const [at, text] of texts.entries()) {
        const content: BlockContent = { kind: 'paragraph', text: [{ type: 'text', text }] };
        const block = { id: randomUUID(), parent: 'vision', position: `a${at}`, content, revision: 1 };
        await blocks.add(plan.id, { ...block, template: false }, null);
      }
    });
    return plan.id;
  }

  const addressOf = (planId: string, section = 'vision') =>
    `${program.address}/pracovisko/${body.slug}/plany/${planId}/text/${section}`;

  async function visit(visitor: Visitor, options: Look = {}) {
    const context = await newVisit(browser, options);
    await signIn(context, visitor);
    return context;
  }

  async function openEditor(context: BrowserContext, planId: string): Promise<Page> {
    const page = await context.newPage();
    page.on('pageerror', (error) => expect(error.message).toBe(''));
    await page.goto(addressOf(planId));
    await page.locator(EDITOR).waitFor();
    return page;
  }

  /** What something says, spaces that do not break as plain ones. */
  const textOf = async (page: Page, selector: string) =>
    ((await page.locator(selector).textContent()) ?? '').replace(/\s+/g, ' ').trim();
  const saved = (page: Page) => page.locator('[data-status=saved]').waitFor();

  /** Puts the cursor at the end of the n-th block. */
  async function toEndOf(page: Page, block: number) {
    await page.locator(`${EDITOR} > :nth-child(${block})`).click();
    // Set in the editor itself: under load the browser tells late of a caret that a key has moved.
    await page.locator(EDITOR).evaluate((dom, index) => {
      const { editor } = dom as unknown as { editor: import('@tiptap/core').Editor };
      const { doc } = editor.state;
      const before = Array.from({ length: index }, (_, at) => doc.child(at).nodeSize);
      const start = before.reduce((sum, size) => sum + size, 0);
      editor
        .chain()
        .focus()
        .setTextSelection(start + doc.child(index).nodeSize - 1)
        .run();
    }, block - 1);
  }

  test('what is typed is saved by itself, keeps its ids through a split and a paste, and stands after a reload', async () => {
    const planId = await aPlanWith('Denný stacionár pre seniorov.');
    const [first] = await stored(planId);
    const context = await visit(editor);
    const page = await openEditor(context, planId);
    await toEndOf(page, 1);
    await page.keyboard.press('Enter');
    await page.keyboard.type('Druhý odsek');
    await expect.poll(() => storedText(planId)).toEqual(['Denný stacionár pre seniorov.', 'Druhý odsek']);
    await saved(page);
    await expect.poll(() => textOf(page, '[data-status]')).toMatch(/^Uložené o \d{1,2}:\d{2}$/);

    // Split in the middle of a word, then everything copied to the end.
    // The caret is set in the editor itself: under load the browser may lose a step of it, or tell of it late.
    await page.locator(EDITOR).evaluate((dom, offset) => {
      const { editor } = dom as unknown as { editor: import('@tiptap/core').Editor };
      editor.commands.setTextSelection(editor.state.doc.child(0).nodeSize + 1 + offset);
    }, 'Druhý'.length);
    await page.keyboard.press('Enter');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('ControlOrMeta+c');
    await toEndOf(page, 3);
    await page.keyboard.press('Enter');
    await page.locator(`${EDITOR} > p`).nth(3).waitFor();
    await page.keyboard.press('ControlOrMeta+v');
    // The clipboard is read by another process: until its words are there, "saved" tells of the split alone.
    await page.locator(`${EDITOR} > p`).nth(5).waitFor();
    await saved(page);
    const blocks = await stored(planId);
    const once = ['Denný stacionár pre seniorov.', 'Druhý', ' odsek'];
    expect(blocks.map(({ content }) => plainText(content))).toEqual([...once, ...once]);
    expect(blocks[0]?.id).toBe(first?.id);
    const ids = blocks.flatMap(idsOf);
    expect(new Set(ids).size).toBe(ids.length);

    await page.reload();
    await page.locator(EDITOR).waitFor();
    await expect.poll(() => page.locator(`${EDITOR} > p`).allTextContents()).toEqual([...once, ...once]);
    await context.close();
  });

  test('the toolbar makes headings, lists, tables, footnotes, references and living blocks, by keyboard alone', async () => {
    const planId = await aPlanWith();
    const context = await visit(editor);
    const page = await openEditor(context, planId);
    await page.locator(EDITOR).focus();
    await page.keyboard.press('ControlOrMeta+Alt+2');
    await page.keyboard.type('Čo chceme');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ControlOrMeta+Shift+8');
    await page.keyboard.type('pomoc doma');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('aj v noci');
    for (let i = 0; i < 3; i++) await page.keyboard.press('Enter');
    await page.keyboard.press('ControlOrMeta+b');
    await page.keyboard.type('Dôležité');
    await page.keyboard.press('ControlOrMeta+b');

    // The editor takes the focus back with the next frame after a tool or a dialog; no hand is faster than that.
    const nextFrame = () =>
      page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    const useTool = async (name: string) => {
      await nextFrame();
      await page.keyboard.press('Alt+F10');
      await page.keyboard.press('Home');
      for (let i = 0; i < 20; i++) {
        if ((await textOf(page, ':focus')) === name) break;
        await page.keyboard.press('ArrowRight');
      }
      await expect.poll(() => textOf(page, ':focus')).toBe(name);
      await page.keyboard.press('Enter');
    };
    await useTool('Poznámka pod čiarou');
    await page.keyboard.type('Podľa prieskumu.');
    await checkAccessibility(page, 'editor-dialog');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await useTool('Odkaz v pláne');
    await page.locator('dialog select').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await useTool('Tabuľka');
    await page.locator(`${EDITOR}:focus table`).waitFor();
    await nextFrame();
    await page.keyboard.type('Rok');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Miesta');
    await checkAccessibility(page, 'editor-table');
    await page.keyboard.press('ControlOrMeta+End');
    await useTool('Živý blok');
    await page.locator('dialog select').selectOption('goals-overview');
    await page.locator('dialog button').first().click();
    await saved(page);

    const blocks = await stored(planId);
    expect(blocks.map(({ content }) => content.kind)).toEqual([
      'heading',
      'bulletList',
      'paragraph',
      'table',
      'living'
    ]);
    const [heading, list, paragraph, table, living] = blocks.map(({ content }) => content);
    expect(heading).toMatchObject({ level: 2, text: [{ text: 'Čo chceme' }] });
    expect(list).toMatchObject({
      items: [{ text: [{ text: 'pomoc doma' }], children: { items: [{ text: [{ text: 'aj v noci' }] }] } }]
    });
    expect(paragraph).toMatchObject({
      text: [
        { text: 'Dôležité', bold: true },
        { type: 'footnote', text: [{ text: 'Podľa prieskumu.' }] },
        { type: 'reference', to: 'goal' }
      ]
    });
    expect(table).toMatchObject({ headerRow: true });
    expect(plainText(table as BlockContent)).toContain('Rok\tMiesta');
    expect(living).toMatchObject({ shows: 'goals-overview' });
    await context.close();
  });

  test('a picture is told by its content, needs a description, and is shown to members only', async () => {
    const planId = await aPlanWith();
    const context = await visit(editor);
    const page = await openEditor(context, planId);
    await page.getByRole('button', { name: 'Obrázok' }).click();
    const upload = (name: string, buffer: Buffer) =>
      page.locator('dialog input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer });
    await upload('mapa.png', Buffer.from('<svg onload="alert(1)"/>'));
    await page.getByRole('button', { name: 'Vložiť obrázok' }).click();
    await page.getByText('Opíšte, čo je na obrázku.').waitFor();
    await page.getByLabel('Opis pre tých').fill('Mapa osád');
    await page.getByRole('button', { name: 'Vložiť obrázok' }).click();
    await page.getByText('Súbor nie je obrázok PNG ani JPEG.').waitFor();
    await upload('mapa.png', Buffer.from(ONE_PIXEL, 'base64'));
    await page.getByRole('button', { name: 'Vložiť obrázok' }).click();
    await page.locator(`${EDITOR} figure`).waitFor();
    await saved(page);
    const [figure] = await stored(planId);
    expect(figure?.content).toMatchObject({ kind: 'figure', alternative: 'Mapa osád' });
    await page.locator(`${EDITOR} figure`).click();
    await page.getByRole('button', { name: 'Obrázok' }).click();
    await page.getByLabel('Popis pod obrázkom').fill('Osady v roku 2026');
    await page.getByRole('button', { name: 'Uložiť opis' }).click();
    await page.getByText('Osady v roku 2026').waitFor();
    await saved(page);
    const [described] = await stored(planId);
    expect(described).toMatchObject({ id: figure?.id, content: { caption: 'Osady v roku 2026' } });

    const file = figure?.content.kind === 'figure' ? figure.content.file : '';
    const path = `/pracovisko/${body.slug}/subory/${file}`;
    const answer = await editor.get(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect((await (await program.sessionFor('coordinator', await program.newBody())).get(path)).status).toBe(
      403
    );
    await context.close();
  });

  test('two people in one section see each other and each other’s words; a true conflict shows both wordings', async () => {
    const planId = await aPlanWith('Prvý odsek.', 'Druhý odsek.');
    const [anna, boris] = [await visit(editor), await visit(await program.sessionFor('coordinator', body))];
    const [hers, his] = [await openEditor(anna, planId), await openEditor(boris, planId)];
    await his.getByText('Pri tomto texte je aj:').waitFor();
    await toEndOf(hers, 1);
    await hers.keyboard.type(' Anna.');
    await saved(hers);
    await toEndOf(his, 2);
    await his.keyboard.type(' Boris.');
    await saved(his);
    await his.locator(`${EDITOR} > p`, { hasText: 'Prvý odsek. Anna.' }).waitFor();
    await hers.locator(`${EDITOR} > p`, { hasText: 'Druhý odsek. Boris.' }).waitFor();
    await hers.getByText('(v bloku „Druhý odsek. Boris.“)').waitFor();
    await checkAccessibility(hers, 'editor-two-people');
    // Undoing takes back one's own words, never somebody else's.
    await his.keyboard.press('ControlOrMeta+z');
    await saved(his);
    await expect.poll(() => storedText(planId)).toEqual(['Prvý odsek. Anna.', 'Druhý odsek.']);

    // He loses the network and writes where she writes too.
    await boris.setOffline(true);
    await toEndOf(his, 1);
    await his.keyboard.type(' Tiež Boris.');
    await his.locator('[data-status=offline]').waitFor();
    await toEndOf(hers, 1);
    await hers.keyboard.type(' A ešte.');
    await saved(hers);
    await boris.setOffline(false);
    await his.locator('[data-status=conflict]').waitFor();
    await expect.poll(() => his.locator('.two-wordings').textContent()).toMatch(/Tiež Boris[\s\S]*A ešte/);
    await checkAccessibility(his, 'editor-conflict');
    await expect.poll(() => storedText(planId)).toEqual(['Prvý odsek. Anna. A ešte.', 'Druhý odsek.']);
    await his.getByRole('button', { name: 'Ponechať obe' }).click();
    await saved(his);
    const both = ['Prvý odsek. Anna. A ešte.', 'Prvý odsek. Anna. Tiež Boris.', 'Druhý odsek.'];
    await expect.poll(() => storedText(planId)).toEqual(both);
    await expect.poll(() => hers.locator(`${EDITOR} > p`).allTextContents()).toEqual(both);
    await anna.close();
    await boris.close();
  });

  test('text from Word is pasted as blocks, into a cell as its lines', async () => {
    const planId = await aPlanWith('Začiatok.');
    const context = await visit(editor);
    const page = await openEditor(context, planId);
    const paste = (html: string) =>
      page.locator(EDITOR).evaluate((dom, pasted) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/html', pasted);
        dom.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      }, html);
    await toEndOf(page, 1);
    await page.keyboard.press('Enter');
    await paste(`<html><head><style>p{color:red}</style></head><body><!--StartFragment--><h1>Ciele<o:p></o:p></h1>
      <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>obedy</p>
      <p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o</span>v sobotu</p>
      <table><tr><td><p>Rok</p></td><td><p>Miesta</p></td></tr><tr><td><p>2026</p></td><td><p>12</p></td></tr></table>
      <p class=MsoNormal onclick="x()"><b>Spolu</b> <span style='color:red'>veta</span></p><!--EndFragment--></body></html>`);
    await saved(page);
    // Behind the number in its cell; set in the editor itself, for the reason above.
    await page.locator(EDITOR).evaluate((dom) => {
      const { editor } = dom as unknown as { editor: import('@tiptap/core').Editor };
      let behind = 0;
      editor.state.doc.descendants((node, position) => {
        if (node.text === '12') behind = position + node.nodeSize;
      });
      editor.chain().focus().setTextSelection(behind).run();
    });
    await paste('<h2>a viac</h2><p>ako vlani</p>');
    await expect
      .poll(async () => (await storedText(planId)).join('|'))
      .toBe('Začiatok.|Ciele|obedy\nv sobotu|Rok\tMiesta\n2026\t12a viac\nako vlani|Spolu veta');
    const blocks = await stored(planId);
    expect(blocks.map(({ content }) => content.kind)).toEqual([
      ...['paragraph', 'heading', 'bulletList', 'table', 'paragraph']
    ]);
    const ids = blocks.flatMap(idsOf);
    expect(new Set(ids).size).toBe(ids.length);
    await context.close();
  });

  test('without a connection the changes stay in the browser, survive a closed window, and are sent', async () => {
    const planId = await aPlanWith('Začiatok.');
    const context = await visit(editor);
    const page = await openEditor(context, planId);
    await context.route('**/zmeny', (route) => route.abort());
    await toEndOf(page, 1);
    await page.keyboard.type(' Bez spojenia.');
    await page.locator('[data-status=offline]').waitFor();
    await expect
      .poll(() => textOf(page, '[data-status]'))
      .toBe('Bez spojenia: zmeny držíme v tomto prehliadači a pošleme ich');
    await checkAccessibility(page, 'editor-offline');
    expect(await storedText(planId)).toEqual(['Začiatok.']);
    // The window is gone without a goodbye; what it still sends when it closes, nobody holds back.
    await page.close({ runBeforeUnload: false });
    await context.unroute('**/zmeny');
    const again = await openEditor(context, planId);
    await saved(again);
    await expect.poll(() => storedText(planId)).toEqual(['Začiatok. Bez spojenia.']);
    await context.close();
  });

  test('an acknowledgement that never came back does not make anything twice', async () => {
    const planId = await aPlanWith('Začiatok.');
    const context = await visit(editor);
    const page = await openEditor(context, planId);
    let lost = 0;
    await context.route('**/zmeny', async (route) => {
      if (lost > 1) return route.continue();
      lost += 1;
      await route.fetch();
      return route.abort();
    });
    await toEndOf(page, 1);
    await page.keyboard.press('Enter');
    await page.keyboard.type('Raz.');
    await page.locator('[data-status=offline]').waitFor();
    await page.keyboard.type(' A ďalej.');
    await page.locator('[data-status=saved]').waitFor();
    await expect.poll(() => storedText(planId)).toEqual(['Začiatok.', 'Raz. A ďalej.']);
    await expect.poll(() => page.locator('.two-wordings').count()).toBe(0);
    await context.close();
  });

  test('without scripts every kind of block is added, changed, moved and removed, and a conflict shows both', async () => {
    const planId = await aPlanWith('Prvý odsek.');
    const [context, other] = [
      await visit(editor, { scripts: false }),
      await visit(editor, { scripts: false })
    ];
    const page = await context.newPage();
    await page.goto(addressOf(planId));
    await checkAccessibility(page, 'editor-no-script');
    const block = (number: number) => page.locator('main section').nth(number - 1);

    const late = await other.newPage();
    await late.goto(addressOf(planId));
    await block(1).getByLabel('Text').fill('Prvý odsek, zmenený.');
    await block(1).getByRole('button', { name: 'Uložiť blok' }).click();
    await page.getByText('Zmena je uložená.').waitFor();
    await late.locator('main section').first().getByLabel('Text').fill('Prvý odsek, inak.');
    await late.getByRole('button', { name: 'Uložiť blok' }).click();
    await expect.poll(() => late.locator('.two-wordings').textContent()).toMatch(/inak[\s\S]*zmenený/);
    await checkAccessibility(late, 'editor-no-script-conflict');
    await late.getByRole('button', { name: 'Ponechať obe' }).click();
    await expect.poll(() => storedText(planId)).toEqual(['Prvý odsek, zmenený.', 'Prvý odsek, inak.']);

    await page.goto(addressOf(planId));
    for (const [kind, text] of [
      ['bulletList', 'opatrovanie\n  v noci\nobedy'],
      ['heading', 'Nadpis'],
      ['table', 'Kapacity']
    ] as const) {
      const form = page.locator('form[action="?/pridat"]').first();
      await form.locator('select[name=kind]').selectOption(kind);
      await form.locator('textarea').fill(text);
      await form.locator('button').click();
    }
    await block(5).locator('input[name^=cell-]').first().fill('Rok');
    await block(5).getByRole('button', { name: 'Pridať riadok na koniec' }).click();
    await block(4).getByRole('button', { name: 'Posunúť vyššie' }).click();
    await block(2).getByRole('button', { name: 'Odstrániť blok' }).click();
    const picture = page.locator('form[action="?/obrazok"]');
    await page.locator('summary', { hasText: 'Pridať obrázok' }).click();
    await picture.locator('button').click();
    await checkAccessibility(page, 'editor-no-script-errors');
    await picture.locator('input[type=file]').setInputFiles({
      ...{ name: 'dom.png', mimeType: 'image/png' },
      buffer: Buffer.from(ONE_PIXEL, 'base64')
    });
    await picture.locator('input[name=alternative]').fill('Dom');
    await picture.locator('button').click();
    const blocks = await stored(planId);
    expect(blocks.map(({ content }) => content.kind)).toEqual([
      'paragraph',
      'heading',
      'bulletList',
      'table',
      'figure'
    ]);
    expect(blocks[3]?.content).toMatchObject({ caption: 'Kapacity', rows: { length: 4 } });
    await checkAccessibility(page, 'editor-no-script-all');
    await Promise.all([context.close(), other.close()]);
  });

  test('the list of parts, a narrow screen and a reader who may not edit', async () => {
    const planId = await aPlanWith('Vízia.');
    const context = await visit(editor, { width: 320, dark: true });
    const page = await context.newPage();
    await page.goto(`${program.address}/pracovisko/${body.slug}/plany/${planId}/text`);
    await checkAccessibility(page, 'editor-sections-narrow');
    await expect.poll(() => page.locator('#vision').textContent()).toContain('Vlastný text');
    await page.getByRole('link', { name: 'Vízia' }).click();
    await page.locator(EDITOR).waitFor();
    await checkAccessibility(page, 'editor-narrow');
    await context.close();

    const auditor = await program.sessionFor('auditor', body);
    const html = await (await auditor.get(new URL(addressOf(planId)).pathname)).text();
    expect(html).toContain('Vízia.');
    expect(html).not.toContain('<textarea');
    const foreign = await aPlanWith();
    const neighbour = await program.newBody();
    const stranger = await program.sessionFor('editor', neighbour);
    expect((await stranger.get(`/pracovisko/${neighbour.slug}/plany/${foreign}/text/vision`)).status).toBe(
      404
    );
  });
});

/** The program as a process of its own, on a folder that a body, a plan and a session were put into before. */
describe('a program that is killed while people save', () => {
  const folder = newKilledFolder();
  afterAll(() => rmSync(folder.dataFolder, { recursive: true, force: true }));

  const prepare = () =>
    prepareFolder(folder, async (db) => {
      const bodyId = await aBody(db);
      const plan = aPlan({ id: randomUUID() });
      await inTransaction(db, bodyId, ({ plans }) => plans.add(plan));
      const cookie = await cookieOf(db, folder, { name: 'Skúšobná osoba', role: 'editor', bodyId });
      const { slug } = await db
        .selectFrom('planningBody')
        .select('slug')
        .where('bodyId', '=', bodyId)
        .executeTakeFirstOrThrow();
      return { cookie, path: `/pracovisko/${slug}/plany/${plan.id}/text/vision/zmeny` };
    });

  test('every edit that was acknowledged is there', { timeout: 240_000 }, async () => {
    const { cookie, path } = await prepare();
    const ask = async (address: string, changes: NarrativeChange[]): Promise<ChangeAnswer[]> => {
      const response = await fetch(address + path, {
        method: 'POST',
        headers: { cookie, origin: address, accept: '*/*', 'content-type': 'application/json' },
        body: JSON.stringify({ changes })
      });
      if (!response.ok) throw new Error(String(response.status));
      return ((await response.json()) as { answers: ChangeAnswer[] }).answers;
    };
    const acknowledged = new Map<string, NarrativeChange>();
    for (let round = 0; round < 2; round++) {
      const program = await startProcess(folder, 0);
      let isDead = false;
      const writer = async () => {
        while (!isDead) {
          const blockId = randomUUID();
          const content = { kind: 'paragraph', text: [{ type: 'text', text: `Veta ${blockId}.` }] };
          const add: NarrativeChange = { operation: 'add', blockId, after: null, content };
          const [answer] = await ask(program.address, [add]);
          if (answer?.outcome === 'accepted') acknowledged.set(blockId, add);
        }
      };
      // Requests under way when it dies fail; that is what they are for.
      const writers = [1, 2, 3, 4].map(() => writer().catch(() => {}));
      // In the middle of the work, not before it and not after it.
      await expect
        .poll(() => acknowledged.size, { timeout: 60_000, interval: 5 })
        .toBeGreaterThanOrEqual(15 * (round + 1));
      await program.kill();
      isDead = true;
      await Promise.all(writers);
    }
    const again = await startProcess(folder, 0);
    const answers = await ask(again.address, [...acknowledged.values()]);
    expect(answers.filter(({ outcome }) => outcome !== 'unchanged')).toEqual([]);
    await again.kill();
  });
});

const ONE_PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
