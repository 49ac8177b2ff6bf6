import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';
import { type PictureType, pictureType } from './picture-type.ts';

/** A picture of a plan is printed on paper, not hung on a wall. */
export const LARGEST_PICTURE_BYTES = 5 * 1024 * 1024;
/** A small file can unfold into pixels that no printer's memory holds. */
export const MOST_PIXELS = 40_000_000;

export type PictureRefusal = 'not-allowed' | 'not-a-picture' | 'too-large' | 'too-many-pixels';

/** Judges a picture before it is stored anywhere; what it is, or why it cannot be taken. */
export function judgePicture(actor: Actor, content: Uint8Array): PictureType | PictureRefusal {
  if (refuseAction(actor, 'edit-plan')) return 'not-allowed';
  if (content.byteLength > LARGEST_PICTURE_BYTES) return 'too-large';
  const type = pictureType(content);
  if (!type) return 'not-a-picture';
  return type.width * type.height > MOST_PIXELS ? 'too-many-pixels' : type;
}

export type PictureStores = {
  attachments: {
    add(
      attachment: PictureType & { id: string; hash: string; size: number; originalName: string },
      actorId: string | null
    ): Promise<'added' | 'there-already'>;
  };
  events: EventLog;
};

/** Writes the row of a picture whose file already lies in the file store. The same file twice is one picture. */
export async function addPicture(
  stores: PictureStores,
  actor: Actor,
  picture: PictureType & { id: string; hash: string; size: number; originalName: string }
): Promise<'added' | 'there-already' | 'not-allowed'> {
  if (refuseAction(actor, 'edit-plan')) return 'not-allowed';
  // A surrogate torn by the cut would not be storable.
  const originalName = picture.originalName.slice(0, 200).toWellFormed().replaceAll('\0', '');
  const outcome = await stores.attachments.add({ ...picture, originalName }, actor.actorId);
  if (outcome === 'added') {
    const event = { action: 'added', subject: 'picture', subjectId: picture.id };
    await stores.events.add({ actorId: actor.actorId, ...event });
  }
  return outcome;
}
