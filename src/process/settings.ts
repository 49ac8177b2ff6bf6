import { resolve } from 'node:path';

/** Everything the environment decides, with its default. Read once, at start. */
export type Settings = {
  /** `PORT`, default 3000. */
  port: number;
  /** `HOST`, default localhost: only this machine. `0.0.0.0` opens it to the network. */
  host: string;
  /** `OPORA_DATA`, default ./var: the embedded database, files, mail, the lock. */
  dataFolder: string;
  /** `DATABASE_URL`: PostgreSQL 15 or newer; unset for the embedded database. */
  databaseUrl: string | null;
  /** `OPORA_DEMO=off` starts an empty installation without the two demonstration municipalities. */
  demo: boolean;
  /** `OPORA_ORIGIN`, for instance https://plany.example.sk: scheme and host of every address we write. */
  origin: string | null;
  /** `OPORA_TRUST_PROXY=loopback` believes forwarding headers of a proxy on this machine. */
  trustProxy: boolean;
  /** `OPORA_SMTP_URL`, for instance smtp://user:secret@mail.example.sk:587; unset writes .eml files. */
  smtpUrl: string | null;
  /** `OPORA_MAIL_FROM`: who mail comes from. */
  mailFrom: string;
  /** `OPORA_SECRET`: key of sessions, for several processes on one database; else made once in the data folder. */
  secret: string | null;
  /** `OPORA_OIDC_…`: another place where people prove who they are, by OpenID Connect; null without one. */
  oidc: OidcSettings | null;
};

export type OidcSettings = {
  /** `OPORA_OIDC_ISSUER`: its address, as its own description gives it. */
  issuer: string;
  /** `OPORA_OIDC_CLIENT_ID`, `OPORA_OIDC_CLIENT_SECRET`: how this installation is registered there. */
  clientId: string;
  clientSecret: string;
  /** `OPORA_OIDC_LABEL`: what people call it, on the button. */
  label: string;
};

/** A setting that cannot be meant; `name` is the variable. */
export class SettingError extends Error {
  readonly setting: string;
  constructor(setting: string) {
    super(setting);
    this.setting = setting;
  }
}

export function readSettings(env: Record<string, string | undefined>): Settings {
  return {
    port: readPort(env.PORT),
    host: env.HOST || 'localhost',
    dataFolder: resolve(env.OPORA_DATA || 'var'),
    databaseUrl: env.DATABASE_URL || null,
    demo: env.OPORA_DEMO !== 'off',
    origin: readOrigin(env.OPORA_ORIGIN),
    trustProxy: readTrust(env.OPORA_TRUST_PROXY),
    smtpUrl: readUrl('OPORA_SMTP_URL', env.OPORA_SMTP_URL, ['smtp:', 'smtps:']),
    mailFrom: env.OPORA_MAIL_FROM || 'Opora <opora@localhost>',
    secret: env.OPORA_SECRET || null,
    oidc: readOidc(env)
  };
}

/** All of it or nothing: a half-named provider is a slip. */
function readOidc(env: Record<string, string | undefined>): OidcSettings | null {
  const issuer = readUrl('OPORA_OIDC_ISSUER', env.OPORA_OIDC_ISSUER, ['http:', 'https:']);
  const clientId = env.OPORA_OIDC_CLIENT_ID || null;
  const clientSecret = env.OPORA_OIDC_CLIENT_SECRET || null;
  const label = env.OPORA_OIDC_LABEL || 'eID';
  if (!issuer && !clientId && !clientSecret) return null;
  if (!issuer) throw new SettingError('OPORA_OIDC_ISSUER');
  if (!clientId) throw new SettingError('OPORA_OIDC_CLIENT_ID');
  if (!clientSecret) throw new SettingError('OPORA_OIDC_CLIENT_SECRET');
  return { issuer, clientId, clientSecret, label };
}

function readPort(text: string | undefined): number {
  const port = Number(text || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new SettingError('PORT');
  return port;
}

function readTrust(text: string | undefined): boolean {
  if (text && text !== 'loopback') throw new SettingError('OPORA_TRUST_PROXY');
  return text === 'loopback';
}

function readOrigin(text: string | undefined): string | null {
  const url = readUrl('OPORA_ORIGIN', text, ['http:', 'https:']);
  return url && new URL(url).origin;
}

function readUrl(name: string, text: string | undefined, schemes: readonly string[]): string | null {
  if (!text) return null;
  if (!URL.canParse(text) || !schemes.includes(new URL(text).protocol)) throw new SettingError(name);
  return text;
}
