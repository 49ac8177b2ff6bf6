import { createHash, randomBytes } from 'node:crypto';

/** A key for a mail, and what of it is kept: a copy of the database opens no door. */
export function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: hashOfToken(token) };
}

export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
