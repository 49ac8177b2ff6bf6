import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#lib/server/stores.ts';
import { checkPlan } from '#lib/server/use-cases/plans/read-plan.ts';
import {
  checkAccessibility,
  describeInBrowser,
  type Look,
  openBrowser,
  openPage,
  textIn,
  textSaying
} from '../browser.ts';
import { type RunningProgram, startProgram, type TestBody, type Visitor } from '../running-program.ts';
import { planOf } from './plan-of-body.ts';

let program: RunningProgram;
let browser: Browser;

type Village = TestBody & { unitCode: string | null; kind: 'municipality' };

/** A real municipality of the reference data. */
async function village(slug: string): Promise<Village> {
  return program.installation.database.db
    .selectFrom('planningBody')
    .select(['bodyId', 'slug', 'unitCode', 'kind'])
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow() as Promise<Village>;
}

const visit = (visitor: Visitor, given: Look) => openPage(browser, visitor, given);

/** Every list, sum and form of a plan. */
const FILLED_PAGES = [
  ...[
    '',
    '/nastavenia',
    '/poskytovatelia',
    '/zistenia',
    '/zistenia/nove',
    '/rozbor',
    '/rozbor/nove',
    '/swot/nove'
  ],
  ...['/potreby', '/potreby/nove', '/druhy', '/ciele', '/ciele/nove', '/opatrenia', '/opatrenia/nove'],
  ...[
    '/aktivity/nove',
    '/ukazovatele',
    '/kapacity',
    '/kapacity/predvyplnit',
    '/rozpocet',
    '/rozpocet/jednotkove-naklady',
    '/zdroje',
    '/pracovnici/nove',
    '/majetok/nove'
  ],
  ...[
    '/financie/nove',
    '/rizika',
    '/rizika/nove',
    '/texty',
    '/posobnost',
    '/uplnost',
    '/sluzby/nove',
    '/kapacita/nove'
  ]
];

const pathOf = (page: Page) => new URL(page.url()).pathname;
const save = (page: Page, name: string | RegExp = 'Uložiť') =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click();

describeInBrowser('the desk of a plan', () => {
  beforeAll(async () => {
    program = await startProgram();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  test('a coordinator of a village without a plan makes a complete one, without any script', async () => {
    const body = await village('banov');
    const coordinator = await program.sessionFor('coordinator', body);
    const page = await visit(coordinator, { scripts: false });
    await page.goto(`${program.address}/pracovisko/banov`);
    await expect.poll(() => textIn(page.locator('.empty'))).toContain('Zatiaľ nemáte plán');
    await page.getByRole('link', { name: 'Nový plán' }).click();
    await checkAccessibility(page, 'new plan');
    await save(page, 'Vytvoriť plán');
    const plan = page.url();
    await checkAccessibility(page, 'plan home');
    const go = (path: string) => page.goto(`${plan}/${path}`);

    for (const [voice, statement] of [
      ['prijímatelia', 'Štyria seniori čakajú na opatrovateľskú službu.'],
      ['ďalší obyvatelia', 'Rodiny nevedia, koho požiadať o pomoc.']
    ] as const) {
      await go('zistenia/nove');
      await page.getByLabel('Čo ste zistili').fill(statement);
      await page.getByLabel(voice, { exact: true }).check();
      await page.getByLabel('Odkiaľ to viete').selectOption('provider');
      await page.getByLabel('Druh potreby').selectOption('expressed');
      await page.getByLabel('Z ktorého dňa je zistenie').fill('2026-10-01');
      await page.getByLabel('Zdroj', { exact: true }).fill('obecný úrad');
      await save(page);
      await expect.poll(() => pathOf(page)).toMatch(/\/zistenia$/);
    }
    await checkAccessibility(page, 'findings');

    await go('potreby/nove');
    await page.getByLabel('Čo ľudia potrebujú').fill('Pomoc v domácnosti');
    await page.getByLabel(/^Štyria seniori/).check();
    for (const group of await page
      .getByRole('group', { name: /^Cieľové skupiny/ })
      .getByRole('checkbox')
      .all())
      await group.check();
    await page.getByLabel(/^Druh sociálnej služby/).selectOption('opatrovatelska-sluzba');
    await page.getByLabel(/^Forma služby/).selectOption('terenna');
    await save(page);

    await go('ciele/nove');
    await page.getByLabel('Čo má platiť').fill('Seniori dostanú pomoc doma');
    await page.getByLabel('Pomoc v domácnosti').check();
    for (const group of await page
      .getByRole('group', { name: /^Cieľové skupiny/ })
      .getByRole('checkbox')
      .all())
      await group.check();
    await page
      .getByLabel('Služba, riadok 1')
      .or(page.getByLabel('Služba, 1. riadok'))
      .selectOption('opatrovatelska-sluzba/terenna');
    await save(page);

    await page.goto(`${plan}/opatrenia`);
    await checkAccessibility(page, 'measures without any');
    await page.getByRole('link', { name: /^Pridať opatrenie k cieľu/ }).click();
    await page.getByLabel('Názov opatrenia').fill('Prijať ďalšiu opatrovateľku');
    await page.getByLabel('rozšíriť').check();
    await page.getByLabel('Čoho sa opatrenie týka').selectOption('service:opatrovatelska-sluzba');
    await page.getByLabel('Služba a forma, 1. riadok').selectOption('opatrovatelska-sluzba/terenna');
    await page.getByLabel('Cieľová skupina, 1. riadok').selectOption({ index: 1 });
    await page.getByLabel('Od roku, 1. riadok').selectOption({ index: 2 });
    await page.getByLabel('Zmena, 1. riadok').fill('4');
    await save(page);
    await page.getByRole('link', { name: /^Pridať aktivitu/ }).click();
    await page.getByLabel('Čo sa urobí').fill('Vybrať a zaučiť opatrovateľku');
    await page.getByLabel(/^Kto zodpovedá/).fill('referentka obecného úradu');
    await page.getByLabel(/^Začiatok/).fill('2028-01-01');
    await page.getByLabel(/^Koniec/).fill('2028-12-31');
    await page.getByLabel('Rok, 1. riadok').fill('2028');
    await page.getByLabel('Suma, 1. riadok').fill('12 500,50');
    await page.getByLabel('Zdroj, 1. riadok').selectOption('obec');
    await page.getByLabel('Istota, 1. riadok').selectOption('pledge');
    await page.getByLabel('Druh výdavku, 1. riadok').selectOption('running');
    await save(page);
    await expect.poll(() => textIn(page.locator('main'))).toContain('12 500,50 €');
    await checkAccessibility(page, 'measures');

    await go('druhy');
    await checkAccessibility(page, 'kinds');
    await page
      .getByRole('group', { name: /^opatrovateľská služba/ })
      .first()
      .getByLabel('poskytujeme')
      .check();
    await page.getByLabel('všetky zatiaľ netreba').check();
    await page.getByLabel(/^Spoločný dôvod/).fill('Nikto o službu nepožiadal.');
    await save(page, 'Uložiť voľby');
    await expect.poll(() => textIn(page.getByRole('status'))).toContain('Uložené');

    await go('texty');
    for (const text of ['Personálne', 'Finančné', 'Prevádzkové', 'Organizačné'])
      await page.getByLabel(`${text} podmienky`).fill('Dve vety o podmienkach.');
    await page.getByLabel(/^Miestne špecifiká/).fill('Dve osady sú vzdialené päť kilometrov.');
    await page.getByLabel(/^Kto každý rok vyhodnotí plnenie/).fill('referentka');
    await page.getByLabel('V ktorom mesiaci').selectOption('3');
    await page.getByLabel('zmena zákona').check();
    await page.getByLabel(/^Kto zmenu navrhne/).fill('starosta');
    await save(page);
    await checkAccessibility(page, 'texts');

    await go('uplnost');
    await checkAccessibility(page, 'completeness with some');
    await page.getByRole('link', { name: /^Doplniť\s+Opatrenie .* nemá merateľný ukazovateľ/ }).click();
    await page.getByLabel('Názov ukazovateľa').fill('Počet opatrovateliek');
    await page.getByLabel('Jednotka').fill('osoby');
    await page.getByLabel('má rásť').check();
    await page.getByLabel(/^Východisková hodnota/).fill('2');
    await page.getByLabel('Z ktorého dňa je').fill('2026-11-01');
    await page.getByLabel(/^Odkiaľ sa budú hodnoty brať/).fill('obecný úrad');
    await page.getByLabel('Cieľová hodnota, 2. riadok').fill('3');
    await save(page);

    await answerEverything(page, plan);
    await go('uplnost');
    await expect.poll(() => textIn(page.locator('.next-step'))).toContain('nič nechýba');
    await checkAccessibility(page, 'completeness');
    expect(await openInDatabase(body, plan.split('/').at(-1) ?? '')).toEqual([]);

    // The same pages once more where axe can run, in the dark.
    const judged = await visit(coordinator, { dark: true });
    for (const path of FILLED_PAGES) {
      await judged.goto(plan + path);
      await checkAccessibility(judged, `plan ${path.slice(1).replace('/', ' ')}`);
    }
  }, 300_000);

  /** Whatever the list still warns of is answered with a reason; what it says is missing would stay. */
  async function answerEverything(page: Page, plan: string): Promise<void> {
    for (let left = 20; left > 0; left -= 1) {
      await page.goto(`${plan}/uplnost`);
      const first = page.locator('summary', { hasText: 'zdôvodníme' }).first();
      if ((await first.count()) === 0) return;
      await first.click();
      const item = page.locator('details[open]').first();
      await item.getByLabel('Prečo to tak má byť').fill('Návrh bude vo verejnej diskusii v januári.');
      await item.getByRole('button', { name: /^Uložiť zdôvodnenie/ }).click();
    }
  }

  async function openInDatabase(body: Village, planId: string) {
    const { db } = program.installation.database;
    const findings = await inTransaction(db, body.bodyId, (stores) =>
      checkPlan(stores, body, planId, '2026-11-21')
    );
    return findings
      ?.filter((one) => one.severity !== 'ask-operator' && one.answer === null)
      .map((one) => one.sentence);
  }

  /** A plan of its own body with one goal, and the address of that goal. */
  async function aGoalOf(body: TestBody, person: Visitor, title = 'Prvé znenie') {
    const plan = `/pracovisko/${body.slug}/plany/${await planOf(body, program)}`;
    const id = crypto.randomUUID();
    const response = await person.post(`${plan}/ciele/nove`, { id, revision: '', title });
    expect(response.status).toBe(303);
    return { plan, id, goal: `${plan}/ciele/${id}` };
  }

  test('of two people who change the same goal, the slower one sees both wordings and chooses', async () => {
    const body = await program.newBody();
    const first = await program.sessionFor('coordinator', body);
    const { goal } = await aGoalOf(body, first);
    const [one, other] = [
      await visit(first, { scripts: false }),
      await visit(await program.sessionFor('editor', body), {})
    ];
    await one.goto(program.address + goal);
    await other.goto(program.address + goal);
    await one.getByLabel('Čo má platiť').fill('Znenie rýchlejšieho');
    await save(one);
    await other.getByLabel('Čo má platiť').fill('Znenie pomalšieho');
    await save(other);
    const said = await textSaying(other.locator('main'), 'Medzitým to zmenil niekto iný');
    expect(said).toContain('Znenie rýchlejšieho');
    await expect.poll(() => other.getByLabel('Čo má platiť').inputValue()).toBe('Znenie pomalšieho');
    await checkAccessibility(other, 'conflict');
    await save(other, 'Uložiť moje znenie');
    await one.goto(program.address + goal);
    await expect.poll(() => one.getByLabel('Čo má platiť').inputValue()).toBe('Znenie pomalšieho');
  });

  test('a form sent twice makes one thing; other words under the same id are not lost', async () => {
    const body = await program.newBody();
    const person = await program.sessionFor('coordinator', body);
    const { plan, id } = await aGoalOf(body, person);
    const again = (title: string) => person.post(`${plan}/ciele/nove`, { id, revision: '', title });
    expect((await again('Prvé znenie')).status).toBe(303);
    const both = await again('Iné znenie');
    expect(both.status).toBe(409);
    expect(await both.text()).toContain('Prvé znenie');
    const clicks = { id: crypto.randomUUID(), revision: '', title: 'Dvojité kliknutie' };
    const answers = await Promise.all([1, 2, 3].map(() => person.post(`${plan}/ciele/nove`, clicks)));
    expect(answers.map((answer) => answer.status)).toEqual([303, 303, 303]);
    const list = await (await person.get(`${plan}/ciele`)).text();
    expect(list.match(/Dvojité kliknutie/g)?.length).toBeGreaterThan(0);
    expect(list.match(/id="vec-/g)).toHaveLength(2);
  });

  test('what no database could keep is told at its field, or left out, and never breaks the page', async () => {
    const body = await program.newBody();
    const person = await program.sessionFor('coordinator', body);
    const { plan, goal } = await aGoalOf(body, person);
    const note = { revision: '', part: 'services-analysis', about: 'kind:opatrovatelska-sluzba', text: 'A' };
    const send = (fields: Record<string, string>) =>
      person.post(`${plan}/rozbor/nove`, { id: crypto.randomUUID(), ...fields });
    expect((await send(note)).status).toBe(303);
    const twice = await send({ ...note, text: 'B' });
    expect(twice.status).toBe(422);
    expect(await twice.text()).toContain('časti text máte. Zmeňte ten, ktorý je');

    expect((await person.post(goal, { revision: '1', title: 'Nula\u0000 a\u001b zvonček' })).status).toBe(
      303
    );
    expect(await (await person.get(`${plan}/ciele`)).text()).toMatch(/Nula a\szvonček/);
    for (const revision of ['abc', '-1', '99999999999999999999'])
      expect((await person.post(`${plan}/nastavenia`, { revision })).status).toBeLessThan(500);
  });

  test('things of another municipality are not there, even under one’s own plan', async () => {
    const [own, foreign] = [await program.newBody(), await program.newBody()];
    const person = await program.sessionFor('coordinator', own);
    const stranger = await program.sessionFor('coordinator', foreign);
    const { id: theirs, plan: theirPlan } = await aGoalOf(foreign, stranger);
    const { plan } = await aGoalOf(own, person);
    expect((await person.get(`${plan}/ciele/${theirs}`)).status).toBe(404);
    expect((await person.post(`${plan}/ciele/${theirs}`, { revision: '1', title: 'x' })).status).toBe(404);
    expect((await person.get(`${plan}/ciele/${theirs}/odstranit`)).status).toBe(404);
    const asOwn = theirPlan.replace(foreign.slug, own.slug);
    expect((await person.get(asOwn)).status).toBe(404);
    // A measure cannot be put under a goal that is not among the plan's own.
    const measure = { id: crypto.randomUUID(), revision: '', title: 'Cudzie', goalId: theirs };
    expect(
      (await person.post(`${plan}/opatrenia/nove`, { ...measure, change: 'improve', subject: 'prevention' }))
        .status
    ).toBe(422);
  });

  test('what is wrong is said at its field, on a phone too, and nothing typed is lost', async () => {
    const body = await program.newBody();
    const person = await program.sessionFor('coordinator', body);
    const { plan } = await aGoalOf(body, person);
    const page = await visit(person, { width: 320 });
    await page.goto(`${program.address + plan}/zistenia/nove`);
    await checkAccessibility(page, 'finding on a phone');
    await page.getByLabel('Čo ste zistili').fill('Zistenie z dotazníka');
    await page.getByLabel('Odkiaľ to viete').selectOption('survey');
    await page.getByLabel(/^Koľko ľudí odpovedalo/).fill('veľa');
    await save(page);
    const alert = page.getByRole('alert');
    await expect.poll(() => textIn(alert)).toContain('Zadajte celé číslo');
    await expect.poll(() => page.getByLabel(/^Koľko ľudí odpovedalo/).inputValue()).toBe('veľa');
    await expect.poll(() => page.getByLabel('Čo ste zistili').inputValue()).toBe('Zistenie z dotazníka');
    await checkAccessibility(page, 'finding refused on a phone');
    for (const path of ['', '/opatrenia', '/kapacity', '/druhy', '/texty', '/uplnost', '/ukazovatele/nove']) {
      await page.goto(program.address + plan + path);
      await checkAccessibility(page, `phone ${path.slice(1).replace('/', ' ')}`);
    }
  });

  test('the order is changed by buttons; removing asks by name; what others hang on stays', async () => {
    const body = await program.newBody();
    const person = await program.sessionFor('coordinator', body);
    const { plan, id } = await aGoalOf(body, person, 'Prvý cieľ');
    const second = { id: crypto.randomUUID(), revision: '', title: 'Druhý cieľ' };
    await person.post(`${plan}/ciele/nove`, second);
    const page = await visit(person, { scripts: false });
    const titles = () => page.locator('.item-list__title').allTextContents();
    await page.goto(`${program.address + plan}/ciele`);
    await expect.poll(() => titles()).toEqual(['Prvý cieľ', 'Druhý cieľ']);
    await page.getByRole('button', { name: 'Posunúť vyššie: Druhý cieľ' }).click();
    await expect.poll(() => titles()).toEqual(['Druhý cieľ', 'Prvý cieľ']);

    const measure = { id: crypto.randomUUID(), revision: '', title: 'Opatrenie', goalId: id };
    await person.post(`${plan}/opatrenia/nove`, { ...measure, change: 'improve', subject: 'prevention' });
    await page.getByRole('link', { name: /^Odstrániť\s+Prvý cieľ/ }).click();
    await expect.poll(() => textIn(page.locator('main'))).toContain('Naozaj chcete odstrániť „Prvý cieľ“?');
    await save(page, 'Áno, odstrániť');
    await expect.poll(() => textIn(page.getByRole('alert'))).toContain('Pod týmto cieľom sú opatrenia');
    await checkAccessibility(page, 'removal refused');
    await page.goto(`${program.address + plan}/ciele/${second.id}/odstranit`);
    await save(page, 'Áno, odstrániť');
    await expect.poll(() => titles()).toEqual(['Prvý cieľ']);
  });

  test('a row of the matrix is typed in one sheet; two people see each other’s numbers', async () => {
    const body = await program.newBody();
    const person = await program.sessionFor('coordinator', body);
    const { plan } = await aGoalOf(body, person);
    const [page, other] = [await visit(person, { scripts: false }), await visit(person, {})];
    await page.goto(`${program.address + plan}/kapacity`);
    await page.getByLabel('Služba a forma').selectOption('denny-stacionar/ambulantna');
    await page.getByLabel('Cieľová skupina').selectOption({ index: 1 });
    await save(page, 'Zapísať čísla');
    const row = page.url();
    await other.goto(row);
    await checkAccessibility(other, 'row of the matrix');
    await page.getByLabel('potreba vlastných obyvateľov, všetky roky').fill('12');
    await save(page, 'Uložiť kapacity');
    await expect.poll(() => textIn(page.getByRole('alert'))).toContain('Napíšte, odkiaľ číslo pochádza');
    await page.locator('#field-ownNeed-source').fill('obecný úrad');
    await save(page, 'Uložiť kapacity');
    await expect.poll(() => textIn(page.locator('table').first())).toContain('0 + 12');
    await checkAccessibility(page, 'matrix');

    await other.getByLabel('potreba vlastných obyvateľov, 2028').fill('20');
    await other.locator('#field-ownNeed-source').fill('prieskum');
    await save(other, 'Uložiť kapacity');
    await expect.poll(() => textIn(other.locator('main'))).toContain('uložené: 12');
    await expect.poll(() => other.getByLabel('potreba vlastných obyvateľov, 2028').inputValue()).toBe('20');
    await checkAccessibility(other, 'conflict in the matrix');
    await save(other, 'Uložiť moje znenie');
    await page.goto(row);
    await expect.poll(() => page.getByLabel('potreba vlastných obyvateľov, 2028').inputValue()).toBe('20');
  });

  test('a provider, its service and its capacity become the existing capacity of the plan', async () => {
    const body = await village('lipovec-martin');
    const person = await program.sessionFor('coordinator', body);
    const plan = `${program.address}/pracovisko/${body.slug}/plany/${await planOf(body, program)}`;
    const page = await visit(person, { scripts: false });
    await page.goto(`${plan}/poskytovatelia`);
    await checkAccessibility(page, 'no providers');
    await page.getByRole('link', { name: 'Pridať poskytovateľa' }).click();
    await page.getByLabel('Názov').fill('Obec Lipovec');
    await page.getByLabel('verejný poskytovateľ (obec)').check();
    await page.getByLabel(/^IČO/).fill('12345678');
    await save(page);
    await expect.poll(() => textIn(page.getByRole('alert'))).toContain('IČO má osem číslic');
    await page.getByLabel(/^IČO/).fill('');
    await save(page);
    await page.getByRole('link', { name: /^Pridať službu/ }).click();
    await page.getByLabel('Druh sociálnej služby').selectOption('opatrovatelska-sluzba');
    await page.getByLabel('Názov služby').fill('Opatrovateľská služba Lipovec');
    await page.getByLabel('terénna').check();
    await save(page);
    const add = page.getByRole('link', { name: /^Zapísať kapacitu/ });
    for (const [value, from] of [
      ['8', '2024-01-01'],
      ['10', '2026-01-01']
    ] as const) {
      await add.click();
      await page.getByLabel('Cieľová skupina').selectOption('seniori');
      await page.getByLabel('Kapacita', { exact: true }).fill(value);
      await page.getByLabel('Platí odo dňa').fill(from);
      await page.getByLabel('Kto to povedal').fill('obecný úrad');
      await save(page);
    }
    const table = await textSaying(page.locator('table'), 'od 1. 1. 2024 do 31. 12. 2025');
    expect(table).toContain('od 1. 1. 2026');
    await checkAccessibility(page, 'providers');
    const query = 'druh=opatrovatelska-sluzba&forma=terenna&skupina=seniori&jednotka=prijimatelia';
    await page.goto(`${plan}/kapacity/riadok?${query}`);
    await expect.poll(() => page.getByLabel('existujúca kapacita, všetky roky').inputValue()).toBe('10');
  });
});
