import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { ROLES, type Role } from '#lib/domain/tenancy/membership.ts';
import { PERMISSIONS } from '#lib/domain/tenancy/permissions.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { type RunningProgram, startProgram, type TestBody, type Visitor } from '../running-program.ts';
import { PUBLIC_PATHS, ROUTES_AND_ACTIONS, type RouteRow } from './routes-and-actions.ts';

type ServerModule = Record<string, unknown> & { actions?: Record<string, unknown> };
const SERVERS = import.meta.glob<ServerModule>('../../src/routes/pracovisko/**/+{page.server,server}.ts');
const PAGES = import.meta.glob('../../src/routes/pracovisko/**/+page.svelte');

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** `/pracovisko/[obec=slug]/ludia` of a file under src/routes. */
const routeOf = (path: string) => path.replace(/^.*src\/routes/, '').replace(/\/\+[^/]+$/, '');
const nameOf = ({ route, form, method }: Pick<RouteRow, 'route' | 'form' | 'method'>) =>
  `${method ?? (form === undefined ? 'GET' : 'POST')} ${route}${form ? ` ?/${form}` : ''}`;

let program: RunningProgram;
let own: TestBody;
let foreign: TestBody;
const people = new Map<Role | 'nobody' | 'operator', Visitor>();

beforeAll(async () => {
  program = await startProgram();
  [own, foreign] = [await program.newBody('Naša obec'), await program.newBody('Cudzia obec')];
  for (const role of ROLES) people.set(role, await program.sessionFor(role, own));
  people.set('nobody', await program.sessionFor(null));
  people.set('operator', await program.operator());
});
afterAll(() => program?.stop());

function ask(visitor: Visitor, row: RouteRow, path: string): Promise<Response> {
  const isRead = (row.method ?? (row.form === undefined ? 'GET' : 'POST')) === 'GET';
  return isRead ? visitor.get(path) : visitor.post(row.form ? `${path}?/${row.form}` : path, row.fields);
}

async function statusOf(who: Role | 'nobody' | 'operator', row: RouteRow, body: TestBody): Promise<number> {
  const visitor = people.get(who);
  if (!visitor) throw new Error(`Nobody is ${who}.`);
  const response = await ask(visitor, row, await row.path(body, program));
  await response.arrayBuffer();
  return response.status;
}

test('every page, form action and endpoint of the desk has its row', async () => {
  const found = Object.keys(PAGES).map((path) => nameOf({ route: routeOf(path) }));
  for (const [path, load] of Object.entries(SERVERS)) {
    const module = await load();
    const route = routeOf(path);
    for (const form of Object.keys(module.actions ?? {}))
      found.push(nameOf({ route, form: form === 'default' ? '' : form }));
    for (const method of METHODS) if (module[method]) found.push(nameOf({ route, method }));
  }
  expect(ROUTES_AND_ACTIONS.map(nameOf).toSorted()).toEqual([...new Set(found)].toSorted());
});

describe.each(ROUTES_AND_ACTIONS.map((row) => [nameOf(row), row] as const))('%s', (_name, row) => {
  const ofBody = row.action !== 'signed-in' && row.action !== 'operator';

  test('sends somebody who is signed out to sign in', async () => {
    const response = await ask(program.signedOut(), row, await row.path(own, program));
    // A form that says something comes back as a page that holds what was typed until its writer has signed in.
    if (response.status === 401) return expect(await response.text()).toContain('href="/prihlasenie"');
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toMatch(/^\/prihlasenie\?dalej=%2Fpracovisko/);
  });

  test.each(ROLES)('answers %s in the own body by the matrix of rights', async (role) => {
    const allowed =
      row.action === 'signed-in' || (row.action !== 'operator' && PERMISSIONS[row.action].includes(role));
    const status = await statusOf(role, row, own);
    if (allowed) expect(row.whenAllowed ?? [200, 303, 422], `${role} is allowed`).toContain(status);
    else expect(status, `${role} is refused`).toBe(403);
  });

  if (ofBody) {
    test.each([...ROLES, 'nobody', 'operator'] as const)('refuses %s in a foreign body', async (role) => {
      expect(await statusOf(role, row, foreign)).toBe(403);
    });

    test('refuses the operator in any body', async () => {
      expect(await statusOf('operator', row, own)).toBe(403);
    });

    test('does not know a body that is not there', async () => {
      const path = await row.path({ ...own, slug: 'takato-obec-nie-je' }, program);
      const visitor = people.get('coordinator') as Visitor;
      expect((await ask(visitor, row, path)).status).toBe(404);
    });
  }

  if (row.action === 'operator') {
    test('lets the operator in, and nobody without a role', async () => {
      expect(row.whenAllowed ?? [200, 303, 422]).toContain(await statusOf('operator', row, own));
      expect(await statusOf('nobody', row, own)).toBe(403);
    });
  }
});

test.each(PUBLIC_PATHS)('%s answers %i to somebody who is signed out', async (path, status) => {
  expect((await program.signedOut().get(path)).status).toBe(status);
});

test('a role whose term ended opens nothing', async () => {
  const body = await program.newBody();
  const coordinator = await program.sessionFor('coordinator', body);
  const path = `/pracovisko/${body.slug}/ludia`;
  expect((await coordinator.get(path)).status).toBe(200);
  await inTransaction(program.installation.database.db, body.bodyId, async ({ memberships }) => {
    for (const { id } of await memberships.list()) await memberships.end(id, dayInSlovakia(new Date()));
  });
  expect((await coordinator.get(path)).status).toBe(403);
});
