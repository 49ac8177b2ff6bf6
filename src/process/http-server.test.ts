import { expect, test } from 'vitest';
import { isLocalHost, loggedPath } from './http-server.ts';

test.each([
  ['/rajec/plan?x=1', '/rajec/plan'],
  ['/u/tajny-kluc', '/u/…'],
  ['/en/u/tajny-kluc/odhlasit', '/en/u/…'],
  ['/pozvanka/tajny-kluc', '/pozvanka/…'],
  ['/prihlasenie/odkaz/tajny-kluc?a=b', '/prihlasenie/odkaz/…'],
  ['/en/prihlasenie/nove-heslo/tajny-kluc', '/en/prihlasenie/nove-heslo/…'],
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
