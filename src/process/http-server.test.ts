import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HtmlValidate } from 'html-validate';
import pino from 'pino';
import { expect, test } from 'vitest';
import { createPageCache } from '#lib/server/page-cache.ts';
import { createFront, isLocalHost, loggedPath } from './http-server.ts';

test.each([
  ['/rajec/plan?x=1', '/rajec/plan'],
  ['/u/tajny-kluc', '/u/…'],
  ['/en/u/tajny-kluc/odhlasit', '/en/u/…'],
  ['/pozvanka/tajny-kluc', '/pozvanka/…'],
  ['/prihlasenie/odkaz/tajny-kluc?a=b', '/prihlasenie/odkaz/…'],
  ['/en/prihlasenie/nove-heslo/tajny-kluc', '/en/prihlasenie/nove-heslo/…'],
  ['/rajec/pomoc/domace-nasilie', '/rajec/pomoc/…'],
  ['/en/rajec/pomoc/domace-nasilie/lahko-citatelne?kde=doma', '/en/rajec/pomoc/…'],
  ['/kraj/zilinsky/pomoc/bije-ma-muz', '/kraj/zilinsky/pomoc/…'],
  ['/rajec/pomoc', '/rajec/pomoc'],
  ['/uhorna/plan', '/uhorna/plan']
])('%s is logged as %s', (url, path) => {
  expect(loggedPath(url)).toBe(path);
});

test.each([
  ['localhost:3000', true],
  ['127.0.0.1', true],
  ['192.168.1.20:3000', true],
  ['172.20.0.1', true],
  ['[::1]:3000', true],
  ['urad.local', true],
  ['172.32.0.1', false],
  ['plany.example.sk', false],
  ['localhost.example.sk', false],
  ['', false]
])('the host %s is of this machine or a private network: %s', (host, expected) => {
  expect(isLocalHost(host)).toBe(expected);
});

test('an address that is not set is answered with a valid page in both languages and the number of the request', async () => {
  const server = createFront({
    handler: (_request, response) => response.end('never asked'),
    directory: () => false,
    pages: createPageCache(1_000),
    log: pino({ level: 'silent' }),
    origin: null,
    trustProxy: false
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await new Promise<IncomingMessage>((resolve) =>
    get({ host: '127.0.0.1', port, headers: { host: 'plany.example.sk' } }, resolve)
  );
  let html = '';
  for await (const chunk of answer) html += chunk;
  server.close();
  expect(answer.statusCode).toBe(421);
  expect(html.split(String(answer.headers['x-request-id']))).toHaveLength(3);
  const report = await new HtmlValidate({ extends: ['html-validate:standard'] }).validateString(html);
  expect(report.results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))).toEqual([]);
});
