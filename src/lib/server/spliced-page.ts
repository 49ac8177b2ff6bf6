/** A large ready part of a page: the framework draws `marker`, and the bytes take its place on the way out. */
export type Splice = { marker: string; bytes: Uint8Array };

/**
 * The place of a part in the markup of a page.
 * @param name tells one content of the part from every other: the page's own etag is made of it
 */
export function spliceMarker(name: string): string {
  return `<!--${name}-->`;
}

/**
 * Puts the part where the page marks its place. The whole plan is twenty times as long as the page around it:
 * drawn as text it would be copied, encoded and hashed again for every reader.
 */
export async function spliced(response: Response, splice: Splice | undefined): Promise<Response> {
  if (!splice || response.status !== 200) return response;
  const page = Buffer.from(await response.arrayBuffer());
  const marker = Buffer.from(splice.marker);
  const at = page.indexOf(marker);
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  if (at < 0) return new Response(page, { status: 200, headers });
  const whole = Buffer.concat([page.subarray(0, at), splice.bytes, page.subarray(at + marker.length)]);
  return new Response(whole, { status: 200, headers });
}
