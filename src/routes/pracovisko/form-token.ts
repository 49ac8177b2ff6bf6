import { createHash, randomUUID } from 'node:crypto';
import { isUuid } from '#lib/server/desk/forms/typed-values.ts';

/** Name of the hidden field in which a form carries its token. */
export const FORM_TOKEN = 'formular';

/**
 * The token of one rendered form: the id that the thing it makes will have. A form sent twice names the same thing
 * twice, so a double click makes one.
 */
export function newFormToken(): string {
  return randomUUID();
}

/** The token that a form brought; a form without one (an old page, another program) gets its own. */
export function sentToken(form: FormData, name: string = FORM_TOKEN): string {
  const token = form.get(name);
  return typeof token === 'string' && isUuid(token) ? token : newFormToken();
}

/**
 * The id of a thing that everybody sees, made from the token of the form that made it: whoever reads the id on a page
 * cannot send the form again in its author's name.
 * @param place in which the id counts, for instance the code of a discussion
 */
export function publicIdOf(token: string, place: string): string {
  const hash = createHash('sha256').update(`${place} ${token}`).digest('hex');
  // The shape of a UUID of version 8 (RFC 9562, 5.8), whose content is one's own.
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

export const isDuplicate = (fault: unknown) => (fault as { code?: string }).code === '23505';

/** Two clicks at the same moment: the slower one fails on the key, and finds the thing when it looks again. */
export async function onceMore<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (!isDuplicate(fault)) throw fault;
    return work();
  }
}
