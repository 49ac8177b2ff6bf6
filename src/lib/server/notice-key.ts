import { createHmac } from 'node:crypto';
import { hashOfToken } from './secret-token.ts';

/**
 * The key in every mail of notices to an address, by which it ends them. It is made anew for each mail from the key of
 * the installation, so that old mails still end what they brought, and a copy of the database opens no door.
 */
export function noticeKey(formKey: string, email: string): { key: string; keyHash: string } {
  const key = createHmac('sha256', formKey).update(`oznamy ${email}`).digest('base64url');
  return { key, keyHash: hashOfToken(key) };
}
