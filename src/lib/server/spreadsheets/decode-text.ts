/** The text of a CSV file, whatever encoding it was saved in; null when two are mixed in one file. */
export function decodeText(content: Buffer): string | null {
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le').decode(content);
  if (content[0] === 0xfe && content[1] === 0xff) return new TextDecoder('utf-16be').decode(content);
  try {
    return utf8(content);
  } catch {
    // Excel saves „CSV“ in the Windows code page of Central Europe.
    return isMixed(content) ? null : new TextDecoder('windows-1250').decode(content);
  }
}

/** Throws where the bytes are no UTF-8; a byte order mark is dropped. */
function utf8(content: Buffer): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(content);
}

/** Lines that are UTF-8 beside lines that are not: two files pasted together, and neither reading is right. */
function isMixed(content: Buffer): boolean {
  for (let from = 0; from < content.length; ) {
    const end = content.indexOf(0x0a, from);
    const line = content.subarray(from, end < 0 ? content.length : end);
    if (line.some((byte) => byte >= 0x80) && isUtf8(line)) return true;
    from += line.length + 1;
  }
  return false;
}

function isUtf8(line: Buffer): boolean {
  try {
    utf8(line);
    return true;
  } catch {
    return false;
  }
}
