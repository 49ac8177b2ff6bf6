import { randomUUID } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import { hashOf } from '#lib/server/files.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { addPicture, judgePicture, LARGEST_PICTURE_BYTES } from './add-picture.ts';
import { pictureType } from './picture-type.ts';

const editor: Actor = { actorId: null as never, roles: ['editor'] };

function aPng(width: number, height: number): Buffer {
  const png = Buffer.alloc(57 + 20);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(png);
  png.writeUInt32BE(13, 8);
  png.write('IHDR', 12, 'latin1');
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  deflateSync(Buffer.alloc(4)).copy(png, 45);
  return png;
}

/** The start of a JPEG: an application segment, a table, then the frame that says the size. */
function aJpeg(width: number, height: number): Buffer {
  const frame = Buffer.from([0xff, 0xc2, 0, 17, 8, 0, 0, 0, 0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const [application, table] = [Buffer.from([0xff, 0xe0, 0, 4, 1, 1]), Buffer.from([0xff, 0xc4, 0, 3, 0])];
  return Buffer.concat([Buffer.from([0xff, 0xd8]), application, table, frame, Buffer.alloc(8)]);
}

test('a picture is told by its content and says its size', () => {
  expect(pictureType(aPng(640, 480))).toEqual({ kind: 'png', width: 640, height: 480 });
  expect(pictureType(aJpeg(1024, 768))).toEqual({ kind: 'jpeg', width: 1024, height: 768 });
});

test.each([
  ['a web page', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['a PDF', '%PDF-1.7 and more than enough bytes to be read as something else entirely'],
  ['nothing', '']
])('%s is no picture', (_name, text) => {
  expect(pictureType(Buffer.from(text))).toBeNull();
});

test('a file that only begins like a picture is no picture, and no bytes make it fall over', () => {
  const starts = fc.constantFrom<number[]>([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], [0xff, 0xd8]);
  expect(pictureType(aPng(3, 3).subarray(0, 20))).toBeNull();
  expect(pictureType(aJpeg(0, 768))).toBeNull();
  fc.assert(
    fc.property(starts, fc.uint8Array({ maxLength: 80 }), (start, rest) => {
      const found = pictureType(Uint8Array.from([...start, ...rest]));
      expect(found === null || found.width * found.height > 0).toBe(true);
    })
  );
});

test('what is too large, unfolds too large, or comes from somebody who may not edit, is refused', () => {
  expect(judgePicture(editor, Buffer.alloc(LARGEST_PICTURE_BYTES + 1))).toBe('too-large');
  expect(judgePicture(editor, aPng(20_000, 20_000))).toBe('too-many-pixels');
  expect(judgePicture({ ...editor, roles: ['auditor'] }, aPng(3, 3))).toBe('not-allowed');
  expect(judgePicture(editor, aPng(3, 3))).toEqual({ kind: 'png', width: 3, height: 3 });
});

describe.each(ENGINES)('pictures of a body on %s', (engine) => {
  test('the same file brought twice is one picture, and a neighbour does not see it', async () => {
    const { db } = await testDatabase(engine);
    const [ours, theirs] = [await aBody(db), await aBody(db)];
    const file = aPng(3, 4);
    const hash = hashOf(file);
    const bring = (originalName: string) =>
      inTransaction(db, ours, (stores) =>
        addPicture(stores, editor, {
          ...{ id: randomUUID(), hash, size: file.length, originalName },
          ...{ kind: 'png', width: 3, height: 4 }
        })
      );
    expect(await bring(`${'š'.repeat(199)}🏠.png`)).toBe('added');
    expect(await bring('druhý.png')).toBe('there-already');
    const found = await inTransaction(db, ours, (stores) => stores.attachments.list());
    expect(found).toMatchObject([{ hash, kind: 'png', size: file.length, width: 3, height: 4 }]);
    expect(await inTransaction(db, theirs, (stores) => stores.attachments.find(hash))).toBeUndefined();
  });
});
