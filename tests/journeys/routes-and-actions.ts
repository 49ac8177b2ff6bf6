import { randomUUID } from 'node:crypto';
import { PLAN_SECTIONS } from '#lib/domain/plans/plan.ts';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';
import type { Action } from '#lib/domain/tenancy/permissions.ts';
import { contentHashOf } from '#lib/server/publishing.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { aFrozenPlan } from '../documents/frozen-plan.ts';
import type { RunningProgram, TestBody } from '../running-program.ts';
import { planOf } from './plan-of-body.ts';

/**
 * One way into the desk: a page, a form action of a page (`form`), or an endpoint (`method`).
 * Who may go there follows from `action` and the matrix of rights alone.
 */
export type RouteRow = {
  /** Folder under src/routes, as SvelteKit names it. */
  route: string;
  /** What `openDesk` is asked for there; `signed-in` and `operator` belong to no body. */
  action: Action | 'signed-in' | 'operator';
  /** An address of the route in a body; may prepare what it shows. */
  path: (body: TestBody, program: RunningProgram) => string | Promise<string>;
  /** Name of the form action; '' for the default one. */
  form?: string;
  /** Method of an endpoint in +server.ts. */
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** What the form says; nothing is the usual test, which an allowed person hears of as 422. */
  fields?: Record<string, string>;
  /** Answers that an allowed person may get, when they are not 200, 303 or 422. */
  whenAllowed?: readonly number[];
};

const LUDIA = {
  route: '/pracovisko/[obec=slug]/ludia',
  action: 'manage-people',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/ludia`
} as const;

const ERB = {
  route: '/pracovisko/[obec=slug]/erb',
  action: 'edit-plan',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/erb`
} as const;

const DOKUMENTY = {
  route: '/pracovisko/[obec=slug]/dokumenty',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/dokumenty`
} as const;

/** A document that nobody brought: who may look for it hears that it is not there. */
const DOKUMENT = {
  route: '/pracovisko/[obec=slug]/dokumenty/[dokument=uuid]',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/dokumenty/${randomUUID()}`,
  whenAllowed: [404, 422]
} as const;

const SLUZBY = {
  route: '/pracovisko/[obec=slug]/sluzby',
  action: 'view-desk',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/sluzby`
} as const;

/** A service that nobody keeps: who may look for it hears that it is not there. */
const SLUZBA = {
  route: '/pracovisko/[obec=slug]/sluzby/[sluzba=uuid]',
  action: 'view-desk',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/sluzby/${randomUUID()}`,
  whenAllowed: [404]
} as const;

const UDAJ = {
  route: '/pracovisko/[obec=slug]/sluzby/[sluzba=uuid]/[udaj]',
  action: 'edit-directory',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/sluzby/${randomUUID()}/contact`,
  whenAllowed: [404]
} as const;

/** What was asked of the provider of a service that nobody keeps. */
const POTVRDENIE = {
  ...SLUZBA,
  route: `${SLUZBA.route}/potvrdenie`,
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/sluzby/${randomUUID()}/potvrdenie`
} as const;

const POTVRDZOVANIE = {
  ...SLUZBY,
  route: `${SLUZBY.route}/potvrdenie`,
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/sluzby/potvrdenie`
} as const;

const ZMENY = {
  ...SLUZBY,
  route: `${SLUZBY.route}/zmeny`,
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/sluzby/zmeny`
} as const;

const VYKAZY = {
  ...SLUZBY,
  route: `${SLUZBY.route}/vykazy`,
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/sluzby/vykazy`
} as const;

/** A year that nobody asked about. */
const ZBER = {
  ...VYKAZY,
  route: `${VYKAZY.route}/[rok=year]`,
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/sluzby/vykazy/2019`,
  whenAllowed: [404]
} as const;

const VYKAZ = {
  ...ZBER,
  action: 'ask-providers',
  route: `${ZBER.route}/[vykaz=uuid]`,
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/sluzby/vykazy/2019/${randomUUID()}`
} as const;

const VYKAZ_Z_PAPIERA = {
  ...VYKAZ,
  route: `${VYKAZ.route}/zapis`,
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/sluzby/vykazy/2019/${randomUUID()}/zapis`
} as const;

const DOTAZNIKY = {
  route: '/pracovisko/[obec=slug]/dotazniky',
  action: 'keep-questionnaires',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/dotazniky`
} as const;

/** A questionnaire that nobody made. */
const DOTAZNIK = {
  ...DOTAZNIKY,
  route: `${DOTAZNIKY.route}/[dotaznik=uuid]`,
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/dotazniky/${randomUUID()}`,
  whenAllowed: [404, 422, 303]
} as const;

const PREPIS = {
  ...DOTAZNIK,
  route: `${DOTAZNIK.route}/prepis`,
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/dotazniky/${randomUUID()}/prepis`
} as const;

const SKENY = {
  ...DOTAZNIK,
  route: `${PREPIS.route}/sken`,
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/dotazniky/${randomUUID()}/prepis/sken`
} as const;

const KONTROLA_PREPISU = {
  ...DOTAZNIK,
  route: `${PREPIS.route}/kontrola`,
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/dotazniky/${randomUUID()}/prepis/kontrola`
} as const;

const ZO_SUBORU = {
  ...DOTAZNIK,
  route: `${DOTAZNIK.route}/zo-suboru`,
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/dotazniky/${randomUUID()}/zo-suboru`
} as const;

const OTAZKA = {
  ...DOTAZNIK,
  route: `${DOTAZNIK.route}/otazky/[otazka]`,
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/dotazniky/${randomUUID()}/otazky/qabcdef`
} as const;

const VYSLEDKY_DOTAZNIKA = {
  ...DOTAZNIK,
  route: '/pracovisko/[obec=slug]/dotazniky/[dotaznik=uuid]/vysledky',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/dotazniky/${randomUUID()}/vysledky`
} as const;

const SLOVA_DOTAZNIKA = {
  ...DOTAZNIK,
  route: `${DOTAZNIK.route}/slova`,
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/dotazniky/${randomUUID()}/slova`
} as const;

const VYJADRENE_POTREBY = {
  route: '/pracovisko/[obec=slug]/vyjadrene-potreby',
  action: 'add-evidence',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/vyjadrene-potreby`
} as const;

const MODELY_POTREBY = {
  route: '/pracovisko/[obec=slug]/modely-potreby',
  action: 'edit-plan',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/modely-potreby`
} as const;

const KDE_ZRIADIT = {
  route: '/pracovisko/[obec=slug]/kde-zriadit',
  action: 'view-desk',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/kde-zriadit`
} as const;

const NAVRHY = {
  route: '/pracovisko/[obec=slug]/navrhy',
  action: 'view-desk',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/navrhy`
} as const;

const NAVRH = {
  route: `${NAVRHY.route}/[navrh=uuid]`,
  action: 'view-desk',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/navrhy/${randomUUID()}`,
  whenAllowed: [404]
} as const;

const MODEL_POTREBY = {
  route: `${MODELY_POTREBY.route}/[model]`,
  action: 'edit-plan',
  path: ({ slug }: TestBody) =>
    `/pracovisko/${slug}/modely-potreby/denne-centrum.ambulantna.seniori.prijimatelia`
} as const;

const IMPORT_SLUZIEB = {
  route: `${SLUZBY.route}/import`,
  action: 'import-tables',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/sluzby/import`
} as const;

/** A file that nobody sent. */
const SUBOR_SLUZIEB = {
  route: `${IMPORT_SLUZIEB.route}/[run=uuid]`,
  action: 'import-tables',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/sluzby/import/${randomUUID()}`,
  whenAllowed: [404]
} as const;

/** Returns that the municipality itself files. */
const VYKAZY_OBCE = {
  route: '/pracovisko/[obec=slug]/vykazy-o01-o05',
  action: 'add-evidence',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/vykazy-o01-o05`
} as const;

/** What the municipality spends on social protection, by its statement of the budget. */
const VYDAVKY_OBCE = {
  route: '/pracovisko/[obec=slug]/vydavky-obce',
  action: 'view-desk',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/vydavky-obce`
} as const;

/** The deadlines of the law and what was done for them. */
const LEHOTY = {
  route: '/pracovisko/[obec=slug]/lehoty',
  action: 'view-desk',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/lehoty`
} as const;

/** What offices count of its people. */
const URADNE_POCTY = {
  route: '/pracovisko/[obec=slug]/uradne-pocty',
  action: 'add-evidence',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/uradne-pocty`
} as const;

const PODNETY = {
  route: '/pracovisko/[obec=slug]/podnety',
  action: 'answer-suggestions',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/podnety`
} as const;

/** A suggestion that nobody sent. */
const PODNET = {
  route: `${PODNETY.route}/[podnet=uuid]`,
  action: 'answer-suggestions',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/podnety/${randomUUID()}`,
  whenAllowed: [404]
} as const;

const STRETNUTIA = {
  route: '/pracovisko/[obec=slug]/stretnutia',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/stretnutia`
} as const;

/** A meeting that nobody planned. */
const STRETNUTIE = {
  route: `${STRETNUTIA.route}/[stretnutie=uuid]`,
  action: 'keep-meetings',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/stretnutia/${randomUUID()}`,
  whenAllowed: [404]
} as const;

const HOSTIA = {
  ...STRETNUTIE,
  route: `${STRETNUTIE.route}/hostia`,
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/stretnutia/${randomUUID()}/hostia`
} as const;

const ZUCASTNENI = {
  route: `${STRETNUTIA.route}/zucastneni`,
  action: 'keep-meetings',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/stretnutia/zucastneni`
} as const;

const HLASOVANIA = {
  route: '/pracovisko/[obec=slug]/hlasovania',
  action: 'hold-votes',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/hlasovania`
} as const;

/** A vote that nobody prepared. */
const HLASOVANIE = {
  route: `${HLASOVANIA.route}/[hlasovanie=uuid]`,
  action: 'hold-votes',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/hlasovania/${randomUUID()}`,
  whenAllowed: [404]
} as const;

const DISKUSIE = {
  route: '/pracovisko/[obec=slug]/diskusie',
  action: 'settle-comments',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/diskusie`
} as const;

/** Compliance statements, and an application that nobody made. */
const VYJADRENIA = {
  route: '/pracovisko/[obec=slug]/vyjadrenia',
  action: 'record-approval',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/vyjadrenia`
} as const;

const VYJADRENIE = {
  ...VYJADRENIA,
  route: `${VYJADRENIA.route}/[ziadost=uuid]`,
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/vyjadrenia/${randomUUID()}`,
  whenAllowed: [404]
} as const;

/** A discussion that nobody opened. */
const DISKUSIA = {
  route: `${DISKUSIE.route}/[diskusia=uuid]`,
  action: 'settle-comments',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/diskusie/${randomUUID()}`,
  whenAllowed: [404]
} as const;

/** A comment that nobody wrote. */
const PRIPOMIENKA = {
  ...DISKUSIA,
  route: `${DISKUSIA.route}/[pripomienka=uuid]`,
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/diskusie/${randomUUID()}/${randomUUID()}`
} as const;

const PONUKY = {
  ...PODNETY,
  route: `${PODNETY.route}/ponuky`,
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/podnety/ponuky`
} as const;

const HLASENIA = {
  ...SLUZBY,
  route: `${SLUZBY.route}/hlasenia`,
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/sluzby/hlasenia`
} as const;

const DUPLICITY = {
  ...SLUZBY,
  route: `${SLUZBY.route}/duplicity`,
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/sluzby/duplicity`
} as const;

/** Two services that nobody keeps. */
const ZLUCENIE = {
  route: `${DUPLICITY.route}/[ostane=uuid]/[zanikne=uuid]`,
  action: 'merge-services',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/sluzby/duplicity/${randomUUID()}/${randomUUID()}`,
  whenAllowed: [404]
} as const;

const UDAJE = {
  route: '/pracovisko/[obec=slug]/udaje',
  action: 'remove-body',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/udaje`
} as const;

/** Ways into one's own account: whoever is signed in. */
function ucet(below: string, forms: readonly string[] = [], whenAllowed?: readonly number[]): RouteRow[] {
  const route = `/pracovisko/ucet${below}`;
  const row = { route, action: 'signed-in' as const, path: () => route, ...(whenAllowed && { whenAllowed }) };
  return [row, ...forms.map((form) => ({ ...row, form }))];
}

const UCET: readonly RouteRow[] = [
  ...ucet(''),
  ...ucet('/email', ['']),
  ...ucet('/heslo', ['']),
  ...ucet('/druhy-krok', ['zacat', 'potvrdit', 'kody', 'vypnut']),
  ...ucet('/kluce', ['premenovat', 'odstranit']),
  ...ucet('/kluce/novy').map((row): RouteRow => ({ ...row, method: 'POST' })),
  ...ucet('/posta', ['']),
  ...ucet('/zariadenia', ['odhlasit', 'ostatne']),
  // The settings of this test name no provider of identities.
  ...ucet('/identita', ['prepojit', 'odpojit'], [404]),
  ...ucet('/znova')
];

const PREVADZKA = {
  route: '/pracovisko/prevadzka',
  action: 'operator',
  path: () => '/pracovisko/prevadzka'
} as const;

const PRIORITIES = {
  route: '/pracovisko/prevadzka/priority',
  action: 'operator',
  path: () => '/pracovisko/prevadzka/priority'
} as const;

const DEADLINES = {
  route: '/pracovisko/prevadzka/lehoty',
  action: 'operator',
  path: () => '/pracovisko/prevadzka/lehoty'
} as const;

const SERVICE_TYPE = {
  route: '/pracovisko/prevadzka/druhy/[kod=slug]',
  action: 'operator',
  path: () => '/pracovisko/prevadzka/druhy/denny-stacionar'
} as const;

const REGISTER = {
  route: '/pracovisko/prevadzka/register',
  action: 'operator',
  path: () => '/pracovisko/prevadzka/register'
} as const;

/** A file that nobody sent: the operator hears that it is not there. */
const REGISTER_FILE = {
  route: '/pracovisko/prevadzka/register/[import=uuid]',
  action: 'operator',
  path: () => `/pracovisko/prevadzka/register/${randomUUID()}`,
  whenAllowed: [404]
} as const;

const REGISTER_CODES = {
  route: '/pracovisko/prevadzka/register/kody',
  action: 'operator',
  path: () => '/pracovisko/prevadzka/register/kody'
} as const;

const PUBLISHING = {
  route: '/pracovisko/[obec=slug]/plany/[plan=uuid]/zverejnenie',
  action: 'view-desk',
  path: async (body: TestBody, program: RunningProgram) =>
    `/pracovisko/${body.slug}/plany/${await planOf(body, program)}/zverejnenie`
} as const;

/** Today's text beside the first version, which is taken when nobody has taken it. */
const COMPARISON: RouteRow = {
  route: `${PUBLISHING.route}/porovnanie/[[other=uuid]]/[version=version]`,
  action: 'view-desk',
  path: async (body, program) => {
    const planId = await planOf(body, program);
    const { db } = program.installation.database;
    await inTransaction(db, body.bodyId, async (stores) => {
      if ((await stores.versions.list(planId)).length > 0) return;
      const document = aFrozenPlan();
      const contentHash = contentHashOf(canonicalJson(document) + planId);
      await stores.versions.add({ planId, number: 1, contentHash, document, actorId: null });
    });
    return `/pracovisko/${body.slug}/plany/${planId}/zverejnenie/porovnanie/v1`;
  }
};

/** The paper for the council on the same version; a resolution that approves nothing is refused. */
const COUNCIL: RouteRow = {
  route: `${PUBLISHING.route}/rokovanie/[version=version]`,
  action: 'publish-version',
  path: async (body, program) =>
    String(await COMPARISON.path(body, program)).replace('/porovnanie/', '/rokovanie/')
};

/** Rows of one route below a plan: its page, and its form actions by name. */
function planRoute(
  below: string,
  action: Action,
  { path = below, forms = {}, ...rest }: PlanRoute = {}
): RouteRow[] {
  const route = `/pracovisko/[obec=slug]/plany/[plan=uuid]${below}`;
  const at = async (body: TestBody, program: RunningProgram) =>
    `/pracovisko/${body.slug}/plany/${await planOf(body, program)}${path}`;
  return [
    { route, action, path: at, ...rest },
    ...Object.entries(forms).map(([form, wanted]) => ({ route, action: wanted, path: at, form, ...rest }))
  ];
}

type PlanRoute = { path?: string; forms?: Record<string, Action>; whenAllowed?: readonly number[] };

/** An item that nobody has: who may look for it hears that it is not there. */
const NO_ITEM = { path: `/ciele/${randomUUID()}`, whenAllowed: [404] };

const PLANY = {
  route: '/pracovisko/[obec=slug]/plany',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/plany`
};
const NOVY = {
  route: '/pracovisko/[obec=slug]/plany/novy',
  action: 'create-plan',
  path: ({ slug }: TestBody) => `/pracovisko/${slug}/plany/novy`
} as const;

const SECTION = `/text/${PLAN_SECTIONS[0]}`;

/** An old plan that nobody sent. */
const NO_OLD_PLAN = { path: `/stary-plan/${randomUUID()}`, whenAllowed: [404] };

/** A file that nobody sent. */
const NO_FILE = { path: `/import/${randomUUID()}`, whenAllowed: [404] };

const THE_PLAN: readonly RouteRow[] = [
  ...planRoute('/import', 'import-tables', { forms: { '': 'import-tables' } }),
  ...planRoute('/import/[run=uuid]', 'import-tables', {
    ...NO_FILE,
    forms: { zapisat: 'import-tables', zahodit: 'import-tables' }
  }),
  ...planRoute('/import/sablona/[kind].xlsx', 'import-tables', { path: '/import/sablona/measures.xlsx' }).map(
    (row) => ({ ...row, method: 'GET' as const })
  ),
  ...planRoute('/stary-plan', 'import-tables', { forms: { '': 'import-tables' } }),
  ...planRoute('/stary-plan/[subor=uuid]', 'import-tables', {
    ...{ path: NO_OLD_PLAN.path, whenAllowed: [404, 422] },
    forms: {
      ...{ prevziat: 'import-tables', zaradit: 'import-tables', zahodit: 'import-tables' },
      ...{ vratit: 'import-tables', riadky: 'import-tables', zmazat: 'import-tables' }
    }
  }),
  ...planRoute('/stary-plan/[subor=uuid]/tabulky/[kind].xlsx', 'import-tables', {
    ...{ path: `${NO_OLD_PLAN.path}/tabulky/measures.xlsx`, whenAllowed: [404] }
  }).map((row) => ({ ...row, method: 'GET' as const })),
  ...planRoute('', 'view-desk', { forms: { skoncit: 'view-desk' } }),
  ...planRoute('/[kind]', 'view-desk', {
    path: '/ciele',
    forms: { posun: 'edit-plan' },
    whenAllowed: [200, 400]
  }),
  ...planRoute('/[kind]/nove', 'edit-plan', { path: '/ciele/nove', forms: { '': 'edit-plan' } }),
  ...planRoute('/[kind]/[item=uuid]', 'edit-plan', { ...NO_ITEM, forms: { '': 'edit-plan' } }),
  ...planRoute('/[kind]/[item=uuid]/odstranit', 'edit-plan', {
    path: `${NO_ITEM.path}/odstranit`,
    forms: { '': 'edit-plan' },
    whenAllowed: [303, 404]
  }),
  ...planRoute('/druhy', 'edit-plan', { forms: { '': 'edit-plan' } }),
  ...planRoute('/kapacity', 'view-desk', { forms: { '': 'edit-plan' } }),
  // Nothing is ticked, and no row was computed.
  ...planRoute('/kapacity/predvyplnit', 'edit-plan', {
    forms: { vyplnit: 'edit-plan', dovod: 'edit-plan' },
    whenAllowed: [200, 404, 422]
  }),
  // A row of the matrix is named by the query, and none is.
  ...planRoute('/kapacity/riadok', 'edit-plan', { forms: { '': 'edit-plan' } }),
  // A sheet sent without any cell changes nothing.
  ...['/kapacity/tabulka', '/rozpocet/tabulka', '/ukazovatele/tabulka'].flatMap((sheet) =>
    planRoute(sheet, 'edit-plan', { forms: { '': 'edit-plan' } })
  ),
  ...planRoute('/nastavenia', 'edit-plan', { forms: { '': 'edit-plan' } }),
  ...planRoute('/opatrenia', 'view-desk', {
    forms: { posun: 'edit-plan' },
    whenAllowed: [200, 400]
  }),
  ...planRoute('/poskytovatelia', 'view-desk'),
  ...planRoute('/posobnost', 'view-desk'),
  // A form without a section speaks of no part.
  ...planRoute('/praca', 'view-desk', {
    forms: { priradit: 'assign-parts', stav: 'edit-plan' },
    whenAllowed: [200, 404]
  }),
  // A block that nobody wrote carries no remarks.
  ...planRoute('/komentare/[kind]/[subject]', 'read-remarks', {
    path: `/komentare/blok/${randomUUID()}`,
    forms: {
      ...{ zacat: 'remark-on-plan', odpovedat: 'remark-on-plan', vyriesit: 'remark-on-plan' },
      ...{ otvorit: 'remark-on-plan', zmenit: 'remark-on-plan', odstranit: 'remark-on-plan' }
    },
    whenAllowed: [404, 422]
  }),
  ...planRoute('/rozpocet', 'view-desk'),
  // Nothing is asked, so nothing is suggested and kept.
  ...planRoute('/co-najprv', 'view-desk', { forms: { odlozit: 'edit-plan' }, whenAllowed: [200, 422] }),
  // A form that names no activity speaks of none.
  ...planRoute('/dalsi-plan', 'create-plan', { forms: { '': 'create-plan' }, whenAllowed: [200, 422] }),
  // The plan of this test follows none.
  ...planRoute('/predchadzajuci', 'view-desk', { whenAllowed: [404] }),
  ...planRoute('/plnenie', 'view-desk', { forms: { zapisat: 'record-progress' }, whenAllowed: [200, 400] }),
  ...planRoute('/plnenie/ukazovatele', 'view-desk', {
    forms: { zapisat: 'record-progress' },
    whenAllowed: [200, 400]
  }),
  // A form without a year evaluates none.
  ...planRoute('/plnenie/zodpovedni', 'view-desk', {
    forms: { poslat: 'ask-owners', adresa: 'ask-owners', nastavit: 'ask-owners' },
    whenAllowed: [200, 303, 400, 422]
  }),
  ...planRoute('/plnenie/vyhodnotenie', 'view-desk', {
    forms: { ulozit: 'record-progress', zverejnit: 'record-progress' },
    whenAllowed: [200, 400]
  }),
  // Nothing is approved, so there is nothing to evaluate.
  ...planRoute('/plnenie/vyhodnotenie/nahlad.[ending]', 'view-desk', {
    path: '/plnenie/vyhodnotenie/nahlad.pdf?rok=2026',
    whenAllowed: [404]
  }),
  ...planRoute('/rozpocet/jednotkove-naklady', 'view-desk', {
    forms: { ulozit: 'edit-plan', zrusit: 'edit-plan' }
  }),
  // A form without a revision is older than what is kept.
  ...planRoute('/sprievodca', 'edit-plan'),
  ...planRoute('/sprievodca/[krok]', 'edit-plan', {
    path: '/sprievodca/profil',
    forms: {
      kapacity: 'edit-plan',
      ...{ podmienky: 'edit-plan', hodnotenie: 'edit-plan', zmena: 'edit-plan', profil: 'edit-plan' },
      ...{ sluzby: 'edit-plan', zistenia: 'edit-plan', potreby: 'edit-plan', ciele: 'edit-plan' },
      ...{ opatrenia: 'edit-plan', aktivity: 'edit-plan', ukazovatele: 'edit-plan' },
      zdovodnit: 'answer-warning'
    },
    // A form about the plan without a revision is older than what is kept.
    whenAllowed: [200, 303, 409, 422]
  }),
  ...planRoute('/texty', 'edit-plan', { forms: { '': 'edit-plan' }, whenAllowed: [200, 409] }),
  ...planRoute('/kniznica', 'view-desk'),
  ...planRoute('/kniznica/[vzor=slug]', 'view-desk', {
    path: '/kniznica/supervizia',
    forms: { '': 'edit-plan' }
  }),
  ...planRoute('/vzory', 'view-desk', {
    forms: { cast: 'edit-plan', texty: 'edit-plan', udaje: 'edit-plan' },
    whenAllowed: [200, 303, 404]
  }),
  ...planRoute('/retaz', 'view-desk'),
  ...planRoute('/uplnost', 'view-desk', { forms: { '': 'answer-warning' } }),
  ...planRoute('/zdroje', 'view-desk'),
  ...planRoute('/preklady', 'view-desk'),
  ...planRoute('/preklady/[variant=variant]', 'view-desk', { path: '/preklady/hu' }),
  // The title of the plan is a text of every plan.
  ...planRoute('/preklady/[variant=variant]/[cast]', 'view-desk', {
    path: '/preklady/hu/plan',
    forms: { '': 'edit-plan' }
  }),
  ...planRoute('/text', 'view-desk'),
  ...planRoute('/text/[cast]', 'view-desk', {
    path: SECTION,
    forms: {
      zmenit: 'edit-plan',
      pridat: 'edit-plan',
      rozhodnut: 'edit-plan',
      presunut: 'edit-plan',
      odstranit: 'edit-plan',
      obrazok: 'edit-plan'
    }
  }),
  ...planRoute('/text/[cast]/historia', 'view-desk', { path: `${SECTION}/historia` }),
  // A block that nobody wrote has no history.
  ...planRoute('/text/[cast]/historia/[blok=uuid]', 'view-desk', {
    path: `${SECTION}/historia/${randomUUID()}`,
    forms: { obnovit: 'edit-plan' },
    whenAllowed: [404, 422]
  }),
  // An editor asks who else is here; each window names itself.
  ...planRoute('/text/[cast]/zmeny', 'edit-plan', { path: `${SECTION}/zmeny?okno=${randomUUID()}` }).map(
    (row): RouteRow => ({ ...row, method: 'GET' })
  ),
  ...planRoute('/text/[cast]/zmeny', 'edit-plan', { path: `${SECTION}/zmeny` }).map(
    (row): RouteRow => ({ ...row, method: 'POST' })
  )
];

/** Every way into the desk. A route without a row fails the test. */
export const ROUTES_AND_ACTIONS: readonly RouteRow[] = [
  { route: '/pracovisko', action: 'signed-in', path: () => '/pracovisko' },
  { route: '/pracovisko', action: 'signed-in', form: '', path: () => '/pracovisko' },
  ...UCET,
  { route: '/pracovisko/pomoc', action: 'signed-in', path: () => '/pracovisko/pomoc' },
  { route: '/pracovisko/pomoc', action: 'signed-in', form: 'znova', path: () => '/pracovisko/pomoc' },
  PREVADZKA,
  { ...PREVADZKA, form: 'schvalit' },
  { ...PREVADZKA, form: 'neschvalit' },
  { ...PREVADZKA, form: 'pozvat' },
  // Without any mail that was given up nothing is sent, and the page is shown anew.
  { ...PREVADZKA, form: 'poslat-znova', whenAllowed: [303] },
  PRIORITIES,
  // An unknown list of priorities is asked for: the person may, but there is none.
  { ...PRIORITIES, form: '', fields: { list: 'none' }, whenAllowed: [404] },
  DEADLINES,
  // No such deadline is asked for.
  { ...DEADLINES, form: '', whenAllowed: [400] },
  { route: '/pracovisko/prevadzka/druhy', action: 'operator', path: () => '/pracovisko/prevadzka/druhy' },
  REGISTER,
  { ...REGISTER, form: '' },
  REGISTER_FILE,
  { ...REGISTER_FILE, form: 'pouzit' },
  { ...REGISTER_FILE, form: 'zahodit' },
  REGISTER_CODES,
  { ...REGISTER_CODES, form: '' },
  {
    route: '/pracovisko/prevadzka/register/neumiestnene',
    action: 'operator',
    form: 'umiestnit',
    path: () => '/pracovisko/prevadzka/register/neumiestnene'
  },
  {
    route: '/pracovisko/prevadzka/register/neumiestnene',
    action: 'operator',
    form: 'vratit',
    path: () => '/pracovisko/prevadzka/register/neumiestnene'
  },
  {
    route: '/pracovisko/prevadzka/register/neumiestnene',
    action: 'operator',
    path: () => '/pracovisko/prevadzka/register/neumiestnene'
  },
  SERVICE_TYPE,
  { ...SERVICE_TYPE, form: '' },
  PUBLISHING,
  COMPARISON,
  COUNCIL,
  {
    ...COUNCIL,
    route: `${COUNCIL.route}/balik.zip`,
    path: async (body, program) => `${await COUNCIL.path(body, program)}/balik.zip`,
    method: 'POST'
  },
  { ...PUBLISHING, action: 'publish-version', form: 'zverejnit' },
  { ...PUBLISHING, action: 'record-approval', form: 'diskusia' },
  { ...PUBLISHING, action: 'record-approval', form: 'schvalit' },
  { ...PUBLISHING, action: 'record-approval', form: 'zrusit' },
  LUDIA,
  { ...LUDIA, form: 'pozvat' },
  { ...LUDIA, form: 'zrusit' },
  { ...LUDIA, form: 'skoncit' },
  { ...LUDIA, form: 'zalozit' },
  { ...LUDIA, form: 'premenovat' },
  { ...LUDIA, form: 'pridat' },
  ERB,
  { ...ERB, form: 'ulozit' },
  { ...ERB, form: 'odstranit' },
  { ...DOKUMENTY, action: 'view-desk' },
  { ...DOKUMENTY, action: 'keep-documents', form: '' },
  { ...DOKUMENT, action: 'view-desk' },
  { ...DOKUMENT, action: 'keep-documents', form: 'ulozit' },
  { ...DOKUMENT, action: 'keep-documents', form: 'odstranit' },
  {
    ...{ route: `${DOKUMENT.route}/subor`, action: 'view-desk', method: 'GET', whenAllowed: [404] },
    path: ({ slug }: TestBody) => `/pracovisko/${slug}/dokumenty/${randomUUID()}/subor`
  },
  SLUZBY,
  { ...SLUZBY, action: 'edit-directory', form: 'prevziat', fields: { cislo: '0000000' } },
  IMPORT_SLUZIEB,
  { ...IMPORT_SLUZIEB, form: 'nahrat' },
  { ...IMPORT_SLUZIEB, form: 'zabudnut' },
  {
    ...IMPORT_SLUZIEB,
    route: `${IMPORT_SLUZIEB.route}/sablona.xlsx`,
    path: ({ slug }) => `/pracovisko/${slug}/sluzby/import/sablona.xlsx`,
    method: 'GET'
  },
  SUBOR_SLUZIEB,
  { ...SUBOR_SLUZIEB, form: 'zapisat' },
  { ...SUBOR_SLUZIEB, form: 'slova' },
  { ...SUBOR_SLUZIEB, form: 'zahodit' },
  { ...DOTAZNIKY, action: 'type-sheets' },
  {
    ...DOTAZNIKY,
    route: `${DOTAZNIKY.route}/novy`,
    path: ({ slug }) => `/pracovisko/${slug}/dotazniky/novy`
  },
  {
    ...{ ...DOTAZNIKY, route: `${DOTAZNIKY.route}/novy`, form: '' },
    path: ({ slug }) => `/pracovisko/${slug}/dotazniky/novy`
  },
  DOTAZNIK,
  ...['mode', 'open', 'close', 'judge', 'remove'].map((form) => ({ ...DOTAZNIK, form })),
  {
    ...{ ...DOTAZNIK, route: `${DOTAZNIK.route}/listy`, method: 'POST' },
    path: ({ slug }) => `/pracovisko/${slug}/dotazniky/${randomUUID()}/listy`
  },
  {
    ...{ ...DOTAZNIK, route: `${DOTAZNIK.route}/nahlad` },
    path: ({ slug }) => `/pracovisko/${slug}/dotazniky/${randomUUID()}/nahlad`
  },
  {
    ...{ ...DOTAZNIK, route: `${DOTAZNIK.route}/papier` },
    path: ({ slug }) => `/pracovisko/${slug}/dotazniky/${randomUUID()}/papier`
  },
  {
    ...{ ...DOTAZNIK, route: `${DOTAZNIK.route}/papier`, form: '' },
    path: ({ slug }) => `/pracovisko/${slug}/dotazniky/${randomUUID()}/papier`
  },
  {
    ...{ ...DOTAZNIK, route: `${DOTAZNIK.route}/papier/harky.pdf`, method: 'GET' },
    path: ({ slug }) => `/pracovisko/${slug}/dotazniky/${randomUUID()}/papier/harky.pdf`
  },
  ZO_SUBORU,
  ...['bring', 'complete'].map((form) => ({ ...ZO_SUBORU, form })),
  { ...PREPIS, action: 'type-sheets' },
  { ...PREPIS, action: 'type-sheets', form: '' },
  { ...SKENY, action: 'type-sheets' },
  ...['nahrat', 'ulozit'].map((form) => ({ ...SKENY, action: 'type-sheets' as const, form })),
  KONTROLA_PREPISU,
  ...['rozhodnut', 'odstranit', 'zapocitat'].map((form) => ({ ...KONTROLA_PREPISU, form })),
  OTAZKA,
  ...['keep', 'earlier', 'later', 'remove'].map((form) => ({ ...OTAZKA, form })),
  VYJADRENE_POTREBY,
  MODELY_POTREBY,
  KDE_ZRIADIT,
  { ...KDE_ZRIADIT, form: 'odlozit', action: 'edit-plan', whenAllowed: [422] },
  NAVRHY,
  NAVRH,
  { ...NAVRH, form: 'zmazat', action: 'edit-plan' },
  MODEL_POTREBY,
  { ...MODEL_POTREBY, form: 'ulozit' },
  { ...MODEL_POTREBY, form: 'vratit' },
  VYSLEDKY_DOTAZNIKA,
  {
    ...{ ...VYSLEDKY_DOTAZNIKA, route: `${VYSLEDKY_DOTAZNIKA.route}/krizenie` },
    path: (body: TestBody) => `${VYSLEDKY_DOTAZNIKA.path(body)}/krizenie`
  },
  { ...VYSLEDKY_DOTAZNIKA, form: '' },
  SLOVA_DOTAZNIKA,
  ...(['tabulky.csv', 'tabulky.xlsx'] as const).map((file) => ({
    ...{ ...VYSLEDKY_DOTAZNIKA, route: `${VYSLEDKY_DOTAZNIKA.route}/${file}`, method: 'GET' as const },
    path: (body: TestBody) => `${VYSLEDKY_DOTAZNIKA.path(body)}/${file}`
  })),
  ...(['odpovede.csv', 'odpovede.sps'] as const).map((file) => ({
    ...{ ...VYSLEDKY_DOTAZNIKA, route: `${VYSLEDKY_DOTAZNIKA.route}/${file}`, method: 'GET' as const },
    action: 'export-body' as const,
    path: (body: TestBody) => `${VYSLEDKY_DOTAZNIKA.path(body)}/${file}`
  })),
  ...['theme', 'save'].map((form) => ({ ...SLOVA_DOTAZNIKA, form })),
  VYKAZY_OBCE,
  { ...VYKAZY_OBCE, action: 'import-tables', form: 'nahrat' },
  { ...VYKAZY_OBCE, action: 'import-tables', form: 'zapisat' },
  LEHOTY,
  { ...LEHOTY, action: 'record-approval', form: 'zapisat', whenAllowed: [400] },
  { ...LEHOTY, form: 'kalendar', whenAllowed: [200] },
  { ...LEHOTY, form: 'zrusitKalendar', whenAllowed: [303] },
  VYDAVKY_OBCE,
  { ...VYDAVKY_OBCE, action: 'import-tables', form: 'nahrat' },
  { ...VYDAVKY_OBCE, action: 'import-tables', form: 'zapisat' },
  URADNE_POCTY,
  ...['napisat', 'nahrat', 'zapisat'].map((form) => ({
    ...{ ...URADNE_POCTY, action: 'import-tables' as const, form }
  })),
  ...['ziadost.docx', 'tabulka.xlsx'].map((file) => ({
    ...{ ...URADNE_POCTY, route: `${URADNE_POCTY.route}/${file}`, method: 'GET' as const },
    path: ({ slug }: TestBody) => `/pracovisko/${slug}/uradne-pocty/${file}?urad=labour-office`
  })),
  SLUZBA,
  UDAJ,
  { ...UDAJ, form: 'ulozit' },
  { ...UDAJ, form: 'odstranit' },
  POTVRDENIE,
  { ...POTVRDENIE, action: 'ask-providers', form: 'kontakt' },
  { ...POTVRDENIE, action: 'ask-providers', form: 'poslat' },
  POTVRDZOVANIE,
  { ...POTVRDZOVANIE, action: 'ask-providers', form: 'poslat' },
  { ...POTVRDZOVANIE, action: 'ask-providers', form: 'nastavit' },
  HLASENIA,
  PODNETY,
  { ...PODNETY, form: 'schranka' },
  PODNET,
  { ...PODNET, form: 'zverejnit' },
  { ...PODNET, form: 'odmietnut' },
  { ...PODNET, form: 'vziat-spat' },
  { ...PODNET, form: 'odpovedat' },
  { ...PODNET, form: 'vymazat' },
  { ...STRETNUTIA, action: 'read-meetings' },
  { ...STRETNUTIA, action: 'keep-meetings', form: '' },
  { ...STRETNUTIE, action: 'read-meetings' },
  { ...STRETNUTIE, form: 'zmenit' },
  { ...STRETNUTIE, form: 'zrusit' },
  { ...STRETNUTIE, form: 'odstranit' },
  { ...STRETNUTIE, form: 'zapisnica' },
  { ...STRETNUTIE, form: 'bod' },
  { ...STRETNUTIE, form: 'bod-stav' },
  {
    ...{ ...STRETNUTIE, action: 'read-meetings', route: `${STRETNUTIE.route}/tlac` },
    path: ({ slug }) => `/pracovisko/${slug}/stretnutia/${randomUUID()}/tlac`
  },
  HOSTIA,
  { ...HOSTIA, form: 'pozvat' },
  { ...HOSTIA, form: 'ucast' },
  ZUCASTNENI,
  { ...ZUCASTNENI, form: 'ulozit' },
  { ...ZUCASTNENI, form: 'odvolat', whenAllowed: [404] },
  DISKUSIE,
  { ...DISKUSIE, action: 'hold-consultations', form: '' },
  DISKUSIA,
  { ...DISKUSIA, form: 'vyhodnotit' },
  { ...DISKUSIA, form: 'zapisat' },
  { ...DISKUSIA, form: 'overit' },
  { ...DISKUSIA, form: 'skryt', whenAllowed: [404, 422] },
  { ...DISKUSIA, action: 'hold-consultations', form: 'upravit', whenAllowed: [404, 422] },
  { ...DISKUSIA, action: 'hold-consultations', form: 'ukoncit' },
  PRIPOMIENKA,
  { ...PRIPOMIENKA, form: 'skryt' },
  { ...PRIPOMIENKA, form: 'znova' },
  VYJADRENIA,
  { ...VYJADRENIA, form: '' },
  VYJADRENIE,
  { ...VYJADRENIE, form: '' },
  HLASOVANIA,
  { ...HLASOVANIA, form: '' },
  HLASOVANIE,
  { ...HLASOVANIE, form: 'zmenit' },
  { ...HLASOVANIE, form: 'listok' },
  { ...HLASOVANIE, form: 'overit' },
  { ...HLASOVANIE, form: 'vysledok' },
  { ...HLASOVANIE, form: 'odstranit' },
  PONUKY,
  { ...PONUKY, form: '' },
  { ...HLASENIA, action: 'answer-reports', form: '' },
  DUPLICITY,
  VYKAZY,
  { ...VYKAZY, action: 'ask-providers', form: '' },
  ZBER,
  { ...ZBER, action: 'ask-providers', form: 'poziadat' },
  { ...ZBER, action: 'ask-providers', form: 'prijat' },
  { ...ZBER, action: 'ask-providers', form: 'zamknut' },
  { ...ZBER, action: 'ask-providers', form: 'doplnit' },
  VYKAZ,
  { ...VYKAZ, form: 'prijat' },
  { ...VYKAZ, form: 'vratit' },
  VYKAZ_Z_PAPIERA,
  { ...VYKAZ_Z_PAPIERA, form: '' },
  ZLUCENIE,
  { ...ZLUCENIE, form: 'zlucit' },
  { ...ZLUCENIE, form: 'rozne' },
  ZMENY,
  { ...ZMENY, action: 'ask-providers', form: 'nechat' },
  { ...ZMENY, action: 'ask-providers', form: 'vratit' },
  { ...UDAJE, action: 'export-body' },
  { ...UDAJE, form: 'poziadat' },
  { ...UDAJE, form: 'vziatSpat' },
  {
    route: '/pracovisko/[obec=slug]/udaje/archiv.zip',
    action: 'export-body',
    method: 'GET',
    path: ({ slug }) => `/pracovisko/${slug}/udaje/archiv.zip`
  },
  { route: '/pracovisko/[obec=slug]', action: 'view-desk', path: ({ slug }) => `/pracovisko/${slug}` },
  { ...PLANY, action: 'view-desk' },
  NOVY,
  { ...NOVY, form: '' },
  ...THE_PLAN,
  {
    route: '/pracovisko/[obec=slug]/subory',
    action: 'edit-plan',
    method: 'POST',
    path: ({ slug }) => `/pracovisko/${slug}/subory`
  },
  {
    route: '/pracovisko/[obec=slug]/subory/[subor]',
    action: 'view-desk',
    method: 'GET',
    path: ({ slug }) => `/pracovisko/${slug}/subory/${'0'.repeat(64)}`,
    whenAllowed: [404]
  },
  // The last one, because it ends the session that the rows before it use.
  { route: '/pracovisko/ucet/znova', action: 'signed-in', form: '', path: () => '/pracovisko/ucet/znova' }
];

/** What anybody meets without signing in. */
export const PUBLIC_PATHS: readonly (readonly [path: string, status: number])[] = [
  ['/slovnik', 200],
  ['/en/slovnik', 200],
  ['/co-pripravit', 200],
  ['/prihlasenie', 200],
  ['/en/prihlasenie', 200],
  ['/prihlasenie/zabudnute-heslo', 200],
  ['/prihlasenie/novy-ucet', 200],
  ['/prihlasenie/odoslane', 200],
  ['/prihlasenie/odkaz/aaaaaaaaaaaaaaaaaaaaaaaa', 200],
  ['/prihlasenie/odkaz/kratke', 404],
  ['/prihlasenie/overenie', 303],
  ['/prihlasenie/eid', 404],
  ['/prihlasenie/eid/navrat', 404],
  ['/prihlasenie/novy-email/aaaaaaaaaaaaaaaaaaaaaaaa', 200],
  ['/prihlasenie/povodny-email/aaaaaaaaaaaaaaaaaaaaaaaa', 200],
  ['/pozvanka/aaaaaaaaaaaaaaaaaaaaaaaa', 200],
  ['/u/aaaaaaaaaaaaaaaaaaaaaaaa', 200],
  ['/en/u/aaaaaaaaaaaaaaaaaaaaaaaa', 200],
  ['/u/kratke', 404],
  ['/u/aaaaaaaaaaaaaaaaaaaaaaaa/lehoty.ics', 404],
  ['/u/aaaaaaaaaaaaaaaaaaaaaaaa/odber', 200],
  ['/u/aaaaaaaaaaaaaaaaaaaaaaaa/odhlasit', 200],
  ['/stav', 200],
  ['/takato-stranka-nie-je/ani-toto', 404]
];
