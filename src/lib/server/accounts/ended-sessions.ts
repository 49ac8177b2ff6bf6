/** Copies of sessions in cookies are believed this long at most. */
const COPY_MS = 30_000;

/** Sessions that were ended a moment ago: their copies in cookies are refused at once, not only in half a minute. */
export type EndedSessions = { add(tokens: readonly string[]): void; has(token: string): boolean };

export function createEndedSessions(now: () => number = Date.now): EndedSessions {
  const until = new Map<string, number>();
  const forgetOld = () => {
    for (const [token, end] of until) if (end <= now()) until.delete(token);
  };
  return {
    add: (tokens) => {
      forgetOld();
      for (const token of tokens) until.set(token, now() + COPY_MS);
    },
    has: (token) => (until.get(token) ?? 0) > now()
  };
}
