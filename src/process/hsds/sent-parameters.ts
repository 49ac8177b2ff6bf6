import type { IncomingMessage } from 'node:http';

const MOST_BYTES = 16_384;

/**
 * The parameters of a request: those of its address, and with POST those of its body too, a form or a JSON object. What
 * is asked in a body stands in nobody's list of addresses.
 */
export async function sentParameters(
  request: IncomingMessage,
  query: string
): Promise<URLSearchParams | 'too-large' | 'unread-body'> {
  const parameters = new URLSearchParams(query);
  if (request.method !== 'POST') return parameters;
  const text = await bodyOf(request);
  if (text === null) return 'too-large';
  if (text.trim() === '') return parameters;
  const given = parametersIn(text, String(request.headers['content-type'] ?? ''));
  if (given === null) return 'unread-body';
  for (const [name, value] of given) parameters.append(name, value);
  return parameters;
}

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    // What is too much is read to its end and thrown away, or the answer would not arrive.
    if (bytes <= MOST_BYTES) parts.push(part);
  }
  return bytes > MOST_BYTES ? null : Buffer.concat(parts).toString('utf8');
}

function parametersIn(text: string, type: string): Iterable<[string, string]> | null {
  if (type.startsWith('application/x-www-form-urlencoded')) return new URLSearchParams(text);
  if (!type.startsWith('application/json')) return null;
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return null;
    return Object.entries(read).flatMap(([name, value]): [string, string][] =>
      (Array.isArray(value) ? value : [value]).map((one) => [name, String(one)])
    );
  } catch {
    return null;
  }
}
