import { Mark, mergeAttributes, Node } from '@tiptap/core';

/** The id that a block, item, row, cell or footnote keeps; given by `keepIdentities`, never copied to a page. */
const identity = { id: { default: null, rendered: false } };

export const Document = Node.create({ name: 'doc', topNode: true, content: 'block+' });
export const Text = Node.create({ name: 'text', group: 'inline' });

/** Inside items and cells a paragraph only holds the text and has no id of its own. */
export const Paragraph = Node.create({
  name: 'paragraph',
  priority: 1000,
  group: 'block',
  content: 'inline*',
  addAttributes: () => identity,
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: () => ['p', 0]
});

export const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ ...identity, level: { default: 2, rendered: false } }),
  // The page's own title is its only first level; what comes deeper than four is a four.
  parseHTML: () =>
    [1, 2, 3, 4, 5, 6].map((level) => ({
      tag: `h${level}`,
      attrs: { level: Math.min(4, Math.max(2, level)) }
    })),
  renderHTML: ({ node }) => [`h${node.attrs.level}`, 0]
});

export const Callout = Node.create({
  name: 'callout',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ ...identity, tone: { default: 'note', rendered: false } }),
  parseHTML: () =>
    ['note', 'important'].map((tone) => ({
      tag: `div.callout-${tone}`,
      contentElement: 'p',
      attrs: { tone }
    })),
  renderHTML: ({ node }) => ['div', { class: `callout callout-${node.attrs.tone}` }, ['p', 0]]
});

export const BulletList = Node.create({
  name: 'bulletList',
  group: 'block list',
  content: 'listItem+',
  addAttributes: () => identity,
  parseHTML: () => [{ tag: 'ul' }],
  renderHTML: () => ['ul', 0]
});

export const OrderedList = Node.create({
  name: 'orderedList',
  group: 'block list',
  content: 'listItem+',
  addAttributes: () => identity,
  parseHTML: () => [{ tag: 'ol' }],
  renderHTML: () => ['ol', 0]
});

export const ListItem = Node.create({
  name: 'listItem',
  content: 'paragraph list?',
  defining: true,
  addAttributes: () => identity,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: () => ['li', 0]
});

export const HardBreak = Node.create({
  name: 'hardBreak',
  group: 'inline',
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n'
});

export const Bold = Mark.create({
  name: 'bold',
  parseHTML: () => [{ tag: 'strong' }, { tag: 'b', getAttrs: (b) => !isNormalWeight(b) && null }],
  renderHTML: () => ['strong', 0]
});

// Texts copied from Google Docs come wrapped in <b style="font-weight: normal">.
function isNormalWeight(element: HTMLElement): boolean {
  return element.style.fontWeight === 'normal';
}

export const Italic = Mark.create({
  name: 'italic',
  parseHTML: () => [{ tag: 'em' }, { tag: 'i' }],
  renderHTML: () => ['em', 0]
});

const WEB_OR_MAIL = /^(https?:\/\/|mailto:)\S+$/i;

/** Whether an address may stand behind a link: the web or a mail. The server judges it again. */
export function isLinkAddress(address: string): boolean {
  return WEB_OR_MAIL.test(address);
}

export const Link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({ href: { default: '' } }),
  parseHTML: () => [{ tag: 'a[href]', getAttrs: (a) => isLinkAddress(a.getAttribute('href') ?? '') && null }],
  renderHTML: ({ HTMLAttributes }) => ['a', mergeAttributes(HTMLAttributes, { rel: 'noreferrer' }), 0]
});
