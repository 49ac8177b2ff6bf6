const CODES = new Map<string, number>(
  Array.from({ length: 128 }, (_, index): [string, number] => [
    new TextDecoder('windows-1250').decode(Buffer.from([index + 128])),
    index + 128
  ])
);

/** A text as Excel saves it in the Windows code page of Central Europe. */
export function windows1250(text: string): Buffer {
  return Buffer.from([...text].map((sign) => CODES.get(sign) ?? sign.charCodeAt(0)));
}
