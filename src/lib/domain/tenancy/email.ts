const SHAPE = /^[^\s@"<>]+@[^\s@"<>.]+(\.[^\s@"<>.]+)+$/;

/** An e-mail address in lower case, or null when the text cannot be one. Whether it exists, only a mail can tell. */
export function readEmail(text: string): string | null {
  const address = text.trim().toLowerCase();
  return address.length <= 254 && SHAPE.test(address) ? address : null;
}
