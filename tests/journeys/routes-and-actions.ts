import type { Action } from '#lib/domain/tenancy/permissions.ts';
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

const SERVICE_TYPE = {
  route: '/pracovisko/prevadzka/druhy/[kod=slug]',
  action: 'operator',
  path: () => '/pracovisko/prevadzka/druhy/denny-stacionar'
} as const;

const PUBLISHING = {
  route: '/pracovisko/[obec=slug]/plany/[plan=uuid]/zverejnenie',
  action: 'view-desk',
  path: async (body: TestBody, program: RunningProgram) =>
    `/pracovisko/${body.slug}/plany/${await planOf(body, program)}/zverejnenie`
} as const;

/** Every way into the desk. A route without a row fails the test. */
export const ROUTES_AND_ACTIONS: readonly RouteRow[] = [
  { route: '/pracovisko', action: 'signed-in', path: () => '/pracovisko' },
  { route: '/pracovisko', action: 'signed-in', form: '', path: () => '/pracovisko' },
  PREVADZKA,
  { ...PREVADZKA, form: 'schvalit' },
  { ...PREVADZKA, form: 'neschvalit' },
  { ...PREVADZKA, form: 'pozvat' },
  PRIORITIES,
  // An unknown list of priorities is asked for: the person may, but there is none.
  { ...PRIORITIES, form: '', fields: { list: 'none' }, whenAllowed: [404] },
  { route: '/pracovisko/prevadzka/druhy', action: 'operator', path: () => '/pracovisko/prevadzka/druhy' },
  SERVICE_TYPE,
  { ...SERVICE_TYPE, form: '' },
  PUBLISHING,
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
  { ...LUDIA, form: 'pridat' }
];

/** What anybody meets without signing in. */
export const PUBLIC_PATHS: readonly (readonly [path: string, status: number])[] = [
  ['/prihlasenie', 200],
  ['/en/prihlasenie', 200],
  ['/prihlasenie/zabudnute-heslo', 200],
  ['/prihlasenie/novy-ucet', 200],
  ['/prihlasenie/odoslane', 200],
  ['/prihlasenie/odkaz/aaaaaaaaaaaaaaaaaaaaaaaa', 200],
  ['/prihlasenie/odkaz/kratke', 404],
  ['/pozvanka/aaaaaaaaaaaaaaaaaaaaaaaa', 200],
  ['/stav', 200],
  ['/takato-stranka-nie-je/ani-toto', 404]
];
