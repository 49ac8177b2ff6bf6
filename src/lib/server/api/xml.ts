/** An element of XML: its text, or its children in order; children that are null are left out. */
export type XmlElement = {
  name: string;
  attributes?: Readonly<Record<string, string>>;
  content: string | readonly (XmlElement | null)[];
};

/** A whole file of XML 1.0 in UTF-8. */
export function xmlFile(root: XmlElement): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${written(root)}\n`;
}

function written({ name, attributes = {}, content }: XmlElement): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlText(value)}"`);
  const inner =
    typeof content === 'string'
      ? xmlText(content)
      : content.flatMap((one) => (one === null ? [] : [`\n${written(one)}`])).join('');
  return inner === '' ? `<${name}${given.join('')}/>` : `<${name}${given.join('')}>${inner}</${name}>`;
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;'
};

/** Text as XML 1.0 may hold it: signs of markup escaped, what no XML may hold left out. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? '');
}
