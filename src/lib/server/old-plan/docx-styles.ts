/** What the styles of a DOCX file make of a paragraph, those that it is based on included. */
export type DocxStyle = {
  /** 1 to 9 for headings, by the outline level. */
  level: number | null;
  bold: boolean;
  /** In points; null where it is the document's own. */
  size: number | null;
};

type Written = Partial<DocxStyle> & { basedOn: string | null };

const STYLE = /<w:style\b[^>]*\bw:styleId="([^"]+)"[^>]*>([\s\S]*?)<\/w:style>/gu;
const HEADING_NAME = /^(?:heading|nadpis)\s*(\d)/iu;

/** Reads the styles, by their ids. Office programs name heading styles in their own language, but all say the level. */
export function readDocxStyles(xml: string): (styleId: string | null) => DocxStyle {
  const written = new Map<string, Written>();
  for (const [, id = '', body = ''] of xml.matchAll(STYLE)) written.set(id, readStyle(body));
  const whole = new Map<string, DocxStyle>();
  return (styleId) => {
    const id = styleId ?? '';
    const known = whole.get(id);
    if (known) return known;
    const style = inherited(written, id);
    whole.set(id, style);
    return style;
  };
}

function readStyle(body: string): Written {
  const value = (tag: string) => new RegExp(`<w:${tag}\\b[^>]*\\bw:val="([^"]*)"`, 'u').exec(body)?.[1];
  const level = value('outlineLvl') ?? undefined;
  const named = HEADING_NAME.exec(value('name') ?? '')?.[1];
  const bold = /<w:b(?:\s[^>]*)?\/>/u.exec(body)?.[0];
  const size = Number(value('sz'));
  return {
    basedOn: value('basedOn') ?? null,
    // Level 9 is body text.
    ...(level !== undefined && Number(level) < 9
      ? { level: Number(level) + 1 }
      : named
        ? { level: Number(named) }
        : {}),
    ...(bold ? { bold: !/w:val="(?:0|false|off)"/u.test(bold) } : {}),
    ...(size > 0 ? { size: size / 2 } : {})
  };
}

function inherited(written: ReadonlyMap<string, Written>, id: string): DocxStyle {
  const style: DocxStyle = { level: null, bold: false, size: null };
  const said = new Set<string>();
  let at: string | null = id;
  // A file may name its styles in a circle; ten are deeper than any program makes them.
  for (let depth = 0; at !== null && depth < 10; depth += 1) {
    const own: Written | undefined = written.get(at);
    if (!own) break;
    if (own.level !== undefined && !said.has('level')) style.level = own.level;
    if (own.bold !== undefined && !said.has('bold')) style.bold = own.bold;
    if (own.size !== undefined && !said.has('size')) style.size = own.size;
    for (const key of Object.keys(own)) said.add(key);
    at = own.basedOn;
  }
  return style;
}
