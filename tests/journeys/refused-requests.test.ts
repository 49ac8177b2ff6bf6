import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { HtmlValidate } from 'html-validate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postgresHandle } from '#lib/server/db/postgres.ts';
import type { PublicSchema } from '#lib/server/db/schema.ts';
import { checkAccessibility, describeInBrowser, newVisit, openBrowser } from '../browser.ts';
import { type RunningProgram, startProgram } from '../running-program.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: { 'no-trailing-whitespace': 'off', 'no-inline-style': 'error', 'void-style': 'off' }
});

let program: RunningProgram;
beforeAll(async () => {
  program = await startProgram();
});
afterAll(() => program?.stop());

type Asked = { method?: string; headers?: Record<string, string>; body?: BodyInit };

function ask(path: string, { headers, ...asked }: Asked = {}): Promise<Response> {
  const browser = { accept: 'text/html,application/xhtml+xml', 'x-forwarded-for': anAddress() };
  return fetch(program.address + path, { redirect: 'manual', ...asked, headers: { ...browser, ...headers } });
}

/** A network address that nobody else of the test has. */
function anAddress(): string {
  const [a = '', b = ''] = randomUUID().split('-');
  return `2001:db8::${a.slice(0, 4)}:${b}`;
}

const ours = () => ({ origin: program.address });
const form = (fields: Record<string, string> = {}) => new URLSearchParams(fields);

async function tooMany(path: string, headers: Record<string, string> = {}): Promise<Response> {
  const sent = {
    method: 'POST',
    body: form(),
    headers: { ...ours(), 'x-forwarded-for': anAddress(), ...headers }
  };
  for (let time = 0; time < 20; time += 1) await (await ask(path, sent)).arrayBuffer();
  return ask(path, sent);
}

type Case = { status: number; says: RegExp; english: RegExp; send: (prefix: string) => Promise<Response> };

const CASES: Readonly<Record<string, Case>> = {
  'a form from elsewhere': {
    status: 403,
    says: /Formulár neprišiel z našej stránky, preto sme ho neprijali/,
    english: /The form did not come from our page/,
    send: (prefix) =>
      ask(`${prefix}/prihlasenie`, {
        method: 'POST',
        body: form(),
        headers: { origin: 'https://cudzi.example' }
      })
  },
  'a form without an origin': {
    status: 403,
    says: /Formulár neprišiel z našej stránky/,
    english: /The form did not come from our page/,
    send: (prefix) => ask(`${prefix}/prihlasenie`, { method: 'POST', body: form() })
  },
  'too many forms': {
    status: 429,
    says: /prišlo naraz veľa formulárov, preto sme tento neprijali. Počkajte minútu/,
    english: /Many forms came from your network at once/,
    send: (prefix) => tooMany(`${prefix}/prihlasenie`)
  },
  'a page that is not there': {
    status: 404,
    says: /Stránka na tejto adrese nie je/,
    english: /There is no page at this address/,
    send: (prefix) => ask(`${prefix}/takato/stranka/nie-je`)
  },
  'a file that is not there': {
    status: 404,
    says: /Stránka na tejto adrese nie je/,
    english: /There is no page at this address/,
    send: (prefix) => ask(`${prefix}/prikra/plan.pdf`)
  },
  'the page of a refusal, asked for from outside': {
    status: 404,
    says: /Stránka na tejto adrese nie je/,
    english: /There is no page at this address/,
    send: (prefix) => ask(`${prefix}/chyba/429`)
  },
  'an address that cannot be read': {
    status: 400,
    says: /Adresu ani odoslané údaje sme nevedeli prečítať/,
    english: /We could not read the address/,
    send: (prefix) => ask(`${prefix}/%E0%A4%A`)
  },
  'a form that cannot be read': {
    status: 400,
    says: /Adresu ani odoslané údaje sme nevedeli prečítať/,
    english: /We could not read the address/,
    send: (prefix) =>
      ask(`${prefix}/prihlasenie/zabudnute-heslo`, {
        method: 'POST',
        headers: { ...ours(), 'content-type': 'multipart/form-data; boundary=x' },
        body: '--x\r\nnijaký formulár'
      })
  },
  'a form that is none': {
    status: 400,
    says: /Adresu ani odoslané údaje sme nevedeli prečítať/,
    english: /We could not read the address/,
    send: (prefix) =>
      ask(`${prefix}/prihlasenie/zabudnute-heslo`, {
        method: 'POST',
        headers: { ...ours(), 'content-type': 'text/plain' },
        body: 'email=a'
      })
  },
  'a method that a page does not know': {
    status: 405,
    says: /takýto druh požiadavky neprijíma a nič sa nezmenilo/,
    english: /does not take this kind of request/,
    send: (prefix) => ask(`${prefix}/prikra`, { method: 'PUT', body: 'x', headers: ours() })
  },
  'a form for a page that has none': {
    status: 405,
    says: /takýto druh požiadavky neprijíma/,
    english: /does not take this kind of request/,
    send: (prefix) => ask(`${prefix}/prikra`, { method: 'POST', body: form(), headers: ours() })
  },
  'a form that is too large': {
    status: 413,
    says: /Súbor alebo text je väčší, ako vieme prijať/,
    english: /larger than we can accept/,
    send: (prefix) =>
      ask(`${prefix}/prihlasenie/zabudnute-heslo`, {
        method: 'POST',
        headers: ours(),
        body: form({ email: 'x'.repeat(21 * 1024 * 1024) })
      })
  },
  'a fault of ours': {
    status: 500,
    says: /Chyba je na našej strane/,
    english: /The fault is ours/,
    send: (prefix) => withoutDatabase(() => ask(`${prefix}/prikra`))
  }
};

async function withoutDatabase<T>(work: () => Promise<T>): Promise<T> {
  const { database } = program.installation;
  const { publicDb } = database;
  const { db: unreachable } = postgresHandle<PublicSchema>('postgres://127.0.0.1:1/nikde', null, 1);
  database.publicDb = unreachable;
  return work().finally(() => {
    database.publicDb = publicDb;
  });
}

const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();

describe.each(Object.entries(CASES))('%s', (_name, { status, says, english, send }) => {
  test.each([
    ['', 'sk', says],
    ['/en', 'en', english]
  ])(
    'under %o is a valid page in %s that says what happened, with the number of the request',
    async (prefix, language, sentence) => {
      const answer = await send(prefix);
      const html = await answer.text();
      expect(answer.status).toBe(status);
      expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(answer.headers.get('cache-control')).toBe('no-store');
      const text = textOf(html);
      expect(text).toMatch(sentence);
      expect(text).toContain(answer.headers.get('x-request-id') ?? 'no number');
      expect(html).toContain(`<html lang="${language}">`);
      expect(html.match(/<h1/g)).toHaveLength(1);
      expect(html).not.toMatch(/<script|method not allowed|forbidden/i);
      const report = await validator.validateString(html);
      expect(
        report.results.flatMap(({ messages }) => messages.map((one) => `${one.ruleId} ${one.line}`))
      ).toEqual([]);
    }
  );
});

describe('a script is answered in JSON', () => {
  const json = { accept: 'application/json' };

  test.each([
    [
      'a form from elsewhere',
      403,
      () =>
        ask('/prihlasenie', { method: 'POST', body: '{}', headers: { ...json, origin: 'https://x.example' } })
    ],
    ['too many', 429, () => tooMany('/en/prihlasenie', json)],
    ['no such method', 405, () => ask('/prikra', { method: 'DELETE', headers: { ...json, ...ours() } })],
    ['no such address', 404, () => ask('/takato/stranka/nie-je', { headers: json })]
  ])('%s', async (_name, status, send) => {
    const answer = await send();
    expect(answer.status).toBe(status);
    const said = (await answer.json()) as { message: string; requestId: string };
    expect(said.requestId).toBe(answer.headers.get('x-request-id'));
    expect(said.message).toContain(said.requestId);
  });
});

test('who sent too much hears when to come again', async () => {
  const answer = await tooMany('/prihlasenie');
  const seconds = Number(answer.headers.get('retry-after'));
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(600);
});

test('what a page does not know, it says what it knows instead', async () => {
  const answer = await ask('/prikra', { method: 'PUT', body: 'x', headers: ours() });
  expect(answer.headers.get('allow')).toContain('GET');
});

test('a missing picture is not answered with a page', async () => {
  const answer = await ask('/obrazok/nie-je.png', {
    headers: { 'sec-fetch-dest': 'image', accept: 'image/*' }
  });
  expect(answer.status).toBe(404);
  expect((await answer.text()).length).toBeLessThan(1_000);
});

test('a request that is not HTTP ends its connection and nothing else', async () => {
  const { hostname, port } = new URL(program.address);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {}).resume();
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.write('NOT HTTP AT ALL\r\n\r\n');
  await closed;
  expect((await ask('/stav')).status).toBe(200);
});

describe('what robots and researchers ask for', () => {
  test('robots.txt keeps the desk and keys out of search', async () => {
    const answer = await ask('/robots.txt');
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const text = await answer.text();
    for (const path of ['/pracovisko', '/en/pracovisko', '/pozvanka/', '/prihlasenie', '/u/'])
      expect(text).toContain(`Disallow: ${path}\n`);
  });

  test.each(['/prihlasenie', '/en/prihlasenie', '/pozvanka/aaaaaaaaaaaaaaaaaaaaaaaa', '/pracovisko'])(
    '%s asks not to be indexed',
    async (path) => {
      expect((await ask(path)).headers.get('x-robots-tag')).toBe('noindex');
    }
  );

  test('a public page may be indexed', async () => {
    expect((await ask('/prikra')).headers.has('x-robots-tag')).toBe(false);
  });

  test('security.txt is there once the operator can be reached', async () => {
    const path = '/.well-known/security.txt';
    expect((await ask(path)).status).toBe(404);
    process.env.OPORA_OPERATOR_NAME = 'Združenie obcí';
    process.env.OPORA_OPERATOR_EMAIL = 'bezpecnost@example.sk';
    const answer = await ask(path);
    delete process.env.OPORA_OPERATOR_NAME;
    delete process.env.OPORA_OPERATOR_EMAIL;
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const text = await answer.text();
    expect(text).toContain('Contact: mailto:bezpecnost@example.sk\n');
    expect(text).toContain(`Canonical: ${program.address}${path}\n`);
    const expires = Date.parse(/^Expires: (.+)$/m.exec(text)?.[1] ?? '');
    expect(expires).toBeGreaterThan(Date.now() + 86_400_000);
    expect(expires).toBeLessThan(Date.now() + 365 * 86_400_000);
  });

  test.each([
    ['/favicon.ico', 'image/x-icon'],
    ['/favicon.svg', 'image/svg+xml']
  ])('%s is an icon', async (path, type) => {
    const answer = await ask(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
  });
});

describeInBrowser('refused requests in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  test.each([
    ['wide', 1280],
    ['narrow', 320]
  ])('a form from another page leads to a page anybody can use, %s', async (name, width) => {
    const page = await (await newVisit(browser, { width })).newPage();
    await page.setContent(
      `<form method="post" action="${program.address}/prihlasenie"><button>Odoslať</button></form>`
    );
    await page.getByRole('button').click();
    await page.getByRole('heading', { level: 1, name: 'Formulár sme neprijali' }).waitFor();
    await checkAccessibility(page, `foreign-form-${name}`);
    await page.getByRole('link', { name: 'Na úvodnú stránku' }).click();
    await page.waitForURL(`${program.address}/`);
    await page.context().close();
  });
});
