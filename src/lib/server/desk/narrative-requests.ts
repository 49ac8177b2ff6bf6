import { z } from 'zod';
import { MOST_CHANGES } from '../use-cases/narrative/change-blocks.ts';

/**
 * Whether a request that changes something was sent by our own pages. The framework asks this of forms only; a
 * request without an origin is not one of ours.
 */
export function isFromOurPages(request: Request, url: URL): boolean {
  return request.headers.get('origin') === url.origin;
}

const blockId = z.uuid();
const after = z.uuid().nullable();
const baseRevision = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const content = z.unknown();

const CHANGES = z.strictObject({
  changes: z
    .array(
      z.discriminatedUnion('operation', [
        z.strictObject({ operation: z.literal('add'), blockId, after, content }),
        z.strictObject({ operation: z.literal('change'), blockId, baseRevision, content }),
        z.strictObject({ operation: z.literal('move'), blockId, after }),
        z.strictObject({ operation: z.literal('remove'), blockId, baseRevision })
      ])
    )
    .max(MOST_CHANGES)
});

/** The list of changes that an editor sends, or null. What the contents say is judged block by block later. */
export async function readChanges(request: Request): Promise<z.infer<typeof CHANGES> | null> {
  const sent = await request.json().catch(() => null);
  const read = CHANGES.safeParse(sent);
  return read.success ? read.data : null;
}
