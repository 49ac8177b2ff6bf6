import { randomUUID } from 'node:crypto';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import { hashOf } from '../files.ts';
import { theInstallation } from '../installation.ts';
import type { Stores } from '../stores.ts';
import {
  addPicture,
  judgePicture,
  LARGEST_PICTURE_BYTES,
  type PictureRefusal
} from '../use-cases/narrative/add-picture.ts';

type Bringing = { actor: Actor; inBody<T>(work: (stores: Stores) => Promise<T>): Promise<T> };

/** Keeps a picture that somebody brought: judged first, then the file, then the row that speaks of it. */
export async function keepPicture(
  { actor, inBody }: Bringing,
  given: File
): Promise<{ file: string; width: number; height: number } | { refused: PictureRefusal }> {
  if (given.size > LARGEST_PICTURE_BYTES) return { refused: 'too-large' };
  const content = new Uint8Array(await given.arrayBuffer());
  const type = judgePicture(actor, content);
  if (typeof type === 'string') return { refused: type };
  await theInstallation().files.put(content);
  const hash = hashOf(content);
  const picture = { ...type, id: randomUUID(), hash, size: content.length, originalName: given.name };
  const outcome = await inBody((stores) => addPicture(stores, actor, picture));
  return outcome === 'not-allowed'
    ? { refused: outcome }
    : { file: hash, width: type.width, height: type.height };
}
