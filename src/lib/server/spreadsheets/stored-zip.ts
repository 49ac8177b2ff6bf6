import { crc32 } from 'node:zlib';

/** An archive of files as they are, without packing. */
export function storedZip(files: ReadonlyMap<string, Buffer>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, file] of files) {
    const common = header(Buffer.byteLength(name), file);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name)]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), common, place, Buffer.from(name));
    parts.push(local, file);
    at += local.length + file.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}

/** What an entry and its line in the directory have in common: version, check sum, sizes, length of the name. */
function header(nameLength: number, file: Buffer): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  // Names are UTF-8.
  fields.writeUInt16LE(0x0800, 2);
  fields.writeUInt32LE(crc32(file), 10);
  fields.writeUInt32LE(file.length, 14);
  fields.writeUInt32LE(file.length, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}
