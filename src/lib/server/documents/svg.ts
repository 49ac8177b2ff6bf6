export type Attributes = Record<string, string | number | undefined>;

/** One SVG element. Attribute values and nothing else are escaped here: children are SVG already. */
export function tag(name: string, attributes: Attributes, ...children: string[]): string {
  let opening = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined)
      opening += ` ${key}="${typeof value === 'number' ? short(value) : escapeMarkup(value)}"`;
  }
  return children.length === 0 ? `${opening}/>` : `${opening}>${all(children)}</${name}>`;
}

/** Words for SVG, HTML and XML alike. */
export function escapeMarkup(text: string): string {
  // Most words have nothing to escape, and a page of tables has thousands of them.
  if (!SPECIAL.test(text)) return text;
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

const SPECIAL = /[&<>"']/;
const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;'
};

// A hundredth of a unit is finer than any printer; more digits only make the page longer.
function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/**
 * All parts as one text. Adding lets the engine copy the text once, at the end; joining would copy it again
 * at every level of a page.
 */
export function all(parts: readonly string[]): string {
  let text = '';
  for (const part of parts) text += part;
  return text;
}
