import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** Somebody the provider knows; `email` may be missing, as with a national identity. */
export type KnownPerson = { email?: string; email_verified?: boolean };

/** A provider of identities by OpenID Connect on this machine, which a test starts and stops. */
export type LocalProvider = {
  settings: { issuer: string; clientId: string; clientSecret: string; label: string };
  /** Whom it knows, by what they type as their login. */
  people: Map<string, KnownPerson>;
  start(returnAddress: string): Promise<void>;
  /** It takes connections and never says a word. */
  hang(): Promise<void>;
  stop(): Promise<void>;
};

/** One that is down, at a port that was free a moment ago. */
export async function aLocalProvider(): Promise<LocalProvider> {
  const probe = createServer().listen(0, 'localhost');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  const issuer = `http://localhost:${port}`;
  const settings = { issuer, clientId: 'opora', clientSecret: 'only-for-this-test-0123456789', label: 'eID' };
  const people = new Map<string, KnownPerson>();
  let server: Server | null = null;

  async function listen(answer: Parameters<typeof createServer>[1]): Promise<void> {
    server = createServer(answer).listen(port, 'localhost');
    await once(server, 'listening');
  }
  return {
    settings,
    people,
    start: async (returnAddress) => {
      const provider = new Provider(issuer, {
        clients: [
          {
            client_id: settings.clientId,
            client_secret: settings.clientSecret,
            redirect_uris: [returnAddress],
            response_types: ['code'],
            grant_types: ['authorization_code']
          }
        ],
        claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
        findAccount: (_context: unknown, sub: string) => ({
          accountId: sub,
          claims: () => ({ sub, name: sub, ...people.get(sub) })
        }),
        cookies: { keys: ['only for tests'] }
      });
      await listen(provider.callback());
    },
    hang: () => listen(() => {}),
    stop: async () => {
      const closing = server;
      server = null;
      closing?.closeAllConnections();
      if (closing) await new Promise((resolve) => closing.close(resolve));
    }
  };
}
