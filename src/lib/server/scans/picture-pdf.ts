/*
 * A picture as a PDF of one page. The reader of PDF files reads every compression that scanners use, JPEG among them; a
 * JPEG or a PNG is stored in a PDF as it is, so one reader is enough for all three.
 */

/** How a PDF says what its picture is. */
type Picture = { width: number; height: number; dictionary: string; stream: Buffer };

/** The PDF of a JPEG or a PNG; null where it is neither, or of a kind that no scanner makes. */
export function pdfOfPicture(content: Buffer): Buffer | null {
  const picture = jpegPicture(content) ?? pngPicture(content);
  return picture && pdfOf(picture);
}

const COLOURS: Readonly<Record<number, string>> = { 1: '/DeviceGray', 3: '/DeviceRGB' };

/** Reads the frame header of a JPEG (ITU T.81, B.2.2). */
function jpegPicture(content: Buffer): Picture | null {
  if (content.length < 4 || content.readUInt16BE(0) !== 0xffd8) return null;
  for (let at = 2; at + 10 < content.length; at += 2 + content.readUInt16BE(at + 2)) {
    const marker = content.readUInt16BE(at);
    if (marker < 0xffc0 || marker > 0xfffe) return null;
    const isFrame = marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (!isFrame) continue;
    const [height, width] = [content.readUInt16BE(at + 5), content.readUInt16BE(at + 7)];
    const colours = COLOURS[content[at + 9] ?? 0];
    if (!colours) return null;
    return {
      ...{ width, height, stream: content },
      dictionary: `/ColorSpace${colours}/BitsPerComponent 8/Filter/DCTDecode`
    };
  }
  return null;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Reads the header of a PNG (ISO/IEC 15948); its lines are filtered as PDF has them too. */
function pngPicture(content: Buffer): Picture | null {
  if (content.length < 33 || !content.subarray(0, 8).equals(PNG)) return null;
  const [width, height] = [content.readUInt32BE(16), content.readUInt32BE(20)];
  const [bits = 0, kind = 0, , , interlaced] = content.subarray(24, 29);
  const { data, palette } = pngChunks(content);
  const colours = kind === 2 ? 3 : 1;
  const isIndexed = kind === 3 && palette.length > 0;
  // Scanners make no transparent pictures, and none that appear line by line.
  if (interlaced !== 0 || !(kind === 0 || kind === 2 || isIndexed)) return null;
  const space = isIndexed
    ? `[/Indexed/DeviceRGB ${palette.length / 3 - 1}<${palette.toString('hex')}>]`
    : COLOURS[colours];
  return {
    ...{ width, height, stream: data },
    dictionary:
      `/ColorSpace${space}/BitsPerComponent ${bits}/Filter/FlateDecode/DecodeParms` +
      `<</Predictor 15/Colors ${colours}/BitsPerComponent ${bits}/Columns ${width}>>`
  };
}

function pngChunks(content: Buffer): { data: Buffer; palette: Buffer } {
  const parts: Buffer[] = [];
  let palette = Buffer.alloc(0);
  for (let at = 8; at + 12 <= content.length; at += 12 + content.readUInt32BE(at)) {
    const kind = content.toString('latin1', at + 4, at + 8);
    const body = content.subarray(at + 8, at + 8 + content.readUInt32BE(at));
    if (kind === 'IDAT') parts.push(body);
    if (kind === 'PLTE') palette = Buffer.from(body);
  }
  return { data: Buffer.concat(parts), palette };
}

function pdfOf({ width, height, dictionary, stream }: Picture): Buffer {
  const drawn = `q ${width} 0 0 ${height} 0 0 cm /I Do Q`;
  const objects: Buffer[][] = [
    [Buffer.from('<</Type/Catalog/Pages 2 0 R>>')],
    [Buffer.from('<</Type/Pages/Kids[3 0 R]/Count 1>>')],
    [
      Buffer.from(
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>`
      )
    ],
    streamOf('', Buffer.from(drawn)),
    streamOf(`/Type/XObject/Subtype/Image/Width ${width}/Height ${height}${dictionary}`, stream)
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const places: number[] = [];
  let length = parts[0]?.length ?? 0;
  const add = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  objects.forEach((object, at) => {
    places.push(length);
    add(Buffer.from(`${at + 1} 0 obj`));
    for (const part of object) add(part);
    add(Buffer.from('endobj\n'));
  });
  const start = length;
  const listed = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  add(Buffer.from(`xref\n0 6\n0000000000 65535 f \n${listed}trailer<</Size 6/Root 1 0 R>>\n`));
  add(Buffer.from(`startxref\n${start}\n%%EOF`));
  return Buffer.concat(parts);
}

function streamOf(dictionary: string, content: Buffer): Buffer[] {
  const head = Buffer.from(`<<${dictionary}/Length ${content.length}>>stream\n`);
  return [head, content, Buffer.from('\nendstream ')];
}
