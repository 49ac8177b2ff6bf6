/** Something pasted, apart from the browser it was pasted in: an element, or its text. */
export type Pasted = string | PastedElement;
export type PastedElement = { tag: string; attributes: Readonly<Record<string, string>>; children: Pasted[] };

/** Marks that a text has by where it stands. */
export type Marks = { bold?: true; italic?: true; link?: string };

const KEPT_ATTRIBUTES = ['class', 'style', 'href', 'id', 'name', 'colspan', 'rowspan', 'hidden'];

/** Elements that say nothing to a reader, or nothing that a text can hold. */
const SILENT = new Set(
  'script style head title meta link template iframe object embed svg math img picture video audio canvas map input select textarea button datalist progress meter del strike s xml'.split(
    ' '
  )
);

const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' '
  )
);

/** Reads what the browser made of the clipboard. */
export function pastedTree(place: ParentNode): Pasted[] {
  return [...place.childNodes].flatMap((node): Pasted[] => {
    if (node.nodeType === 3) return [node.nodeValue ?? ''];
    if (node.nodeType !== 1) return [];
    const element = node as Element;
    const attributes: Record<string, string> = {};
    for (const name of KEPT_ATTRIBUTES) {
      const value = element.getAttribute(name);
      if (value !== null) attributes[name] = value;
    }
    return [{ tag: element.localName.toLowerCase(), attributes, children: pastedTree(element) }];
  });
}

export const isElement = (node: Pasted): node is PastedElement => typeof node !== 'string';
export const isBlock = ({ tag }: PastedElement): boolean => BLOCKS.has(tag);
export const isList = ({ tag }: PastedElement): boolean => tag === 'ul' || tag === 'ol';
const styleOf = ({ attributes }: PastedElement) => (attributes.style ?? '').toLowerCase();
const classOf = ({ attributes }: PastedElement) => (attributes.class ?? '').toLowerCase();

/** Hidden, crossed out, a comment of a reviewer, or the mark that Word draws before an item. */
export function isSilent(node: PastedElement): boolean {
  if (SILENT.has(node.tag) || 'hidden' in node.attributes) return true;
  const style = styleOf(node);
  return (
    /display:\s*none|mso-hide:\s*all|mso-list:\s*ignore|mso-element:\s*comment|mso-special-character:\s*comment/.test(
      style
    ) || /msocomanchor|msocommentreference|msocomoff/.test(classOf(node))
  );
}

/** Bold, italic and links that an element adds. Google wraps whole texts in a bold that is not bold. */
export function marksOf(node: PastedElement, around: Marks): Marks {
  const marks = { ...around };
  const style = styleOf(node);
  const weight = /(?:^|;)\s*font-weight:\s*(\w+)/.exec(style)?.[1];
  if (weight) setMark(marks, 'bold', weight === 'bold' || weight === 'bolder' || Number(weight) >= 600);
  else if (node.tag === 'b' || node.tag === 'strong') marks.bold = true;
  const slant = /(?:^|;)\s*font-style:\s*(\w+)/.exec(style)?.[1];
  if (slant) setMark(marks, 'italic', slant === 'italic' || slant === 'oblique');
  else if (node.tag === 'i' || node.tag === 'em') marks.italic = true;
  const { href } = node.attributes;
  if (node.tag === 'a' && href && LINK.test(href)) marks.link = href;
  return marks;
}

function setMark(marks: Marks, name: 'bold' | 'italic', isOn: boolean): void {
  if (isOn) marks[name] = true;
  else delete marks[name];
}

/** As the server takes them (domain/plans/inline-reading.ts); any other address is dropped, its words stay. */
const LINK = /^(?=.{1,2000}$)(https?:\/\/[^\s<>"\\^`{|}]+|mailto:[^\s<>"\\^`{|}@]+@[^\s<>"\\^`{|}@]+)$/i;

/** 2 to 4 for a heading, whatever it was written with; the page's own title is the only first level. */
export function headingLevel(node: PastedElement): 2 | 3 | 4 | null {
  const tag = /^h([1-6])$/.exec(node.tag)?.[1];
  const outline = node.tag === 'p' ? /mso-outline-level:\s*([1-6])/.exec(styleOf(node))?.[1] : undefined;
  const style = /^(?:mso)?(?:heading|nadpis)\s*([1-6])/.exec(classOf(node))?.[1];
  const level = tag ?? outline ?? style ?? (/^mso(title|subtitle)\b/.test(classOf(node)) ? '1' : null);
  return level ? (Math.min(4, Math.max(2, Number(level))) as 2 | 3 | 4) : null;
}

/** Word's items are paragraphs that name their list; the mark drawn before them tells its kind. */
export function wordItem(node: PastedElement): { level: number; ordered: boolean } | null {
  if (node.tag !== 'p') return null;
  const level = /mso-list:\s*l\d+\s+level(\d+)/.exec(styleOf(node))?.[1];
  if (!level) return null;
  return { level: Number(level), ordered: /^\s*\(?([0-9]+|[a-z]{1,5})[.)]/i.test(drawnMark(node.children)) };
}

function drawnMark(nodes: readonly Pasted[]): string {
  return nodes
    .filter(isElement)
    .map((node) => (/mso-list:\s*ignore/.test(styleOf(node)) ? wordsOf(node) : drawnMark(node.children)))
    .join('');
}

/** Everything an element says, as it stands. */
export function wordsOf(node: Pasted): string {
  return typeof node === 'string' ? node : node.children.map(wordsOf).join('');
}
