import { expect, test } from 'vitest';
import { readSettings, SettingError } from './settings.ts';

const OIDC = {
  OPORA_OIDC_ISSUER: 'https://eid.example.sk',
  OPORA_OIDC_CLIENT_ID: 'opora',
  OPORA_OIDC_CLIENT_SECRET: 'tajomstvo'
};

test('without settings the program asks no provider of identities', () => {
  expect(readSettings({}).oidc).toBeNull();
});

test('a provider has its three settings, and a name that people know', () => {
  const oidc = { issuer: 'https://eid.example.sk', clientId: 'opora', clientSecret: 'tajomstvo' };
  expect(readSettings(OIDC).oidc).toEqual({ ...oidc, label: 'eID' });
  expect(readSettings({ ...OIDC, OPORA_OIDC_LABEL: 'slovensko.sk' }).oidc?.label).toBe('slovensko.sk');
});

test.each(Object.keys(OIDC))('a provider without %s is a slip', (name) => {
  const settingOf = (env: Record<string, string>) => {
    try {
      readSettings(env);
      return null;
    } catch (error) {
      return error instanceof SettingError ? error.setting : error;
    }
  };
  expect(settingOf({ ...OIDC, [name]: '' })).toBe(name);
});

test('an issuer that is no address of the web is refused', () => {
  expect(() => readSettings({ ...OIDC, OPORA_OIDC_ISSUER: 'eid.example.sk' })).toThrow(SettingError);
});
