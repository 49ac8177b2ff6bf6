import { createHash } from 'node:crypto';
import type { Accounts } from '../accounts.ts';
import { IDENTITY_PREFIX } from '../db/linked-identities.ts';
import type { OidcProvider } from './oidc-plugin.ts';

/** How long a provider may take to describe itself; somebody waits at a button. */
const DESCRIBE_MS = 4_000;

/** A place outside where people prove who they are, by OpenID Connect. */
export type IdentityProvider = {
  /** What people call it: "eID". */
  label: string;
  /** Its name in our tables. */
  id: string;
  /** Accounts that can sign in there now, or null when the provider does not answer. Asks it every time. */
  ready(): Promise<Accounts | null>;
  /** The same without asking again, for somebody who comes back from there. */
  known(): Promise<Accounts | null>;
};

type OidcNames = { issuer: string; clientId: string; clientSecret: string; label: string };
type Log = { warn(about: object, what: string): void };

/**
 * The provider is asked when somebody needs it, never at the start: it may be down then, or at any other time. What it
 * says about itself is read by accounts of their own, so that nobody else waits for it.
 */
export function openIdentityProvider(
  { issuer, clientId, clientSecret, label }: OidcNames,
  open: (oidc: OidcProvider) => Accounts,
  log: Log
): IdentityProvider {
  const id = IDENTITY_PREFIX + createHash('sha256').update(issuer).digest('hex').slice(0, 16);
  const discoveryUrl = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  let built: { description: string; accounts: Accounts } | null = null;

  async function ready(): Promise<Accounts | null> {
    try {
      const description = await describe(discoveryUrl, issuer);
      // What it says changes seldom: with new addresses or keys the accounts are opened anew.
      if (built?.description === description) return built.accounts;
      const accounts = open({ id, discoveryUrl, clientId, clientSecret, ...wayOf(description) });
      const { socialProviders } = await inTime(accounts.$context);
      if (!socialProviders.some((one) => one.id === id))
        throw new Error('what it says of itself is not enough');
      built = { description, accounts };
      return accounts;
    } catch (error) {
      log.warn({ reason: (error as Error).message }, 'the provider of identities does not answer');
      return null;
    }
  }
  return { label, id, ready, known: async () => built?.accounts ?? ready() };
}

/** What the provider says of itself, as text; it must bear the name that the settings give it. */
async function describe(discoveryUrl: string, issuer: string): Promise<string> {
  const answer = await fetch(discoveryUrl, { signal: AbortSignal.timeout(DESCRIBE_MS) });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  const text = await answer.text();
  const said = (JSON.parse(text) as { issuer?: unknown }).issuer;
  if (said !== issuer) throw new Error('it calls itself by another name than OPORA_OIDC_ISSUER');
  return text;
}

/** The standard's own way unless the provider says that it knows the other only. */
function wayOf(description: string): Pick<OidcProvider, 'authentication'> {
  const said = JSON.parse(description) as { token_endpoint_auth_methods_supported?: string[] };
  const known = said.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  return { authentication: known.includes('client_secret_basic') ? 'basic' : 'post' };
}

function inTime<T>(work: Promise<T>): Promise<T> {
  const tooLong = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('it took too long')), DESCRIBE_MS).unref();
  });
  return Promise.race([work, tooLong]);
}
