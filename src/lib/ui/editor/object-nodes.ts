import { Node } from '@tiptap/core';
import type { LivingKind, ReferenceTarget, TextRun } from '#lib/domain/plans/block.ts';
import { inlineText } from '#lib/domain/plans/block-text.ts';

/** The words and addresses by which the editor shows what is not plain text. */
export type ObjectWords = {
  pictureAddress(file: string): string;
  livingName(shows: LivingKind): string;
  livingSentence(shows: LivingKind): string;
  /** What it will print, as HTML of our own server; empty while that is not known. */
  livingPreview(shows: LivingKind): string;
  /** What a reference points at, in words: "opatrenie 1.2 Prijať opatrovateľku". */
  targetName(to: ReferenceTarget, id: string, lastText?: string): string;
  /** Whether what a reference points at is still there. */
  hasTarget(to: ReferenceTarget, id: string): boolean;
  footnote: string;
};

const hidden = (value: unknown) => ({ default: value, rendered: false });
const identity = { id: hidden(null) };

/** Nodes that are one thing each: a picture, a living block, a footnote, a reference. */
export function objectNodes(words: ObjectWords) {
  const Figure = Node.create({
    name: 'figure',
    group: 'block',
    atom: true,
    draggable: true,
    addAttributes: () => ({
      ...identity,
      file: hidden(''),
      alternative: hidden(''),
      caption: hidden('')
    }),
    parseHTML: () => [
      {
        tag: 'figure[data-file]',
        getAttrs: (figure) => ({
          file: figure.getAttribute('data-file'),
          alternative: figure.querySelector('img')?.getAttribute('alt') ?? '',
          caption: figure.querySelector('figcaption')?.textContent ?? ''
        })
      }
    ],
    renderHTML({ node }) {
      const { file, alternative, caption } = node.attrs;
      const picture = ['img', { src: words.pictureAddress(file), alt: alternative }] as const;
      return ['figure', { 'data-file': file }, picture, ['figcaption', {}, caption]];
    }
  });

  const Living = Node.create({
    name: 'living',
    group: 'block',
    atom: true,
    draggable: true,
    addAttributes: () => ({ ...identity, shows: hidden('goals-overview'), options: hidden({}) }),
    parseHTML: () => [
      {
        tag: 'div[data-living]',
        getAttrs: (card) => ({
          shows: card.getAttribute('data-living'),
          options: jsonOf(card.getAttribute('data-options'), {})
        })
      }
    ],
    renderHTML({ node }) {
      const shows = node.attrs.shows as LivingKind;
      const marks = {
        class: 'living-block',
        'data-living': shows,
        'data-options': JSON.stringify(node.attrs.options)
      };
      const name = ['p', {}, ['strong', {}, words.livingName(shows)]] as const;
      const preview = words.livingPreview(shows);
      if (preview) return cardWithPreview(marks, words.livingName(shows), preview);
      return ['div', marks, name, ['p', { class: 'quiet' }, words.livingSentence(shows)]];
    }
  });

  const Footnote = Node.create({
    name: 'footnote',
    group: 'inline',
    inline: true,
    atom: true,
    addAttributes: () => ({ ...identity, text: hidden([]) }),
    parseHTML: () => [
      {
        tag: 'sup[data-footnote]',
        getAttrs: (mark) => ({ text: jsonOf(mark.getAttribute('data-footnote'), []) })
      }
    ],
    renderHTML({ node }) {
      const text = node.attrs.text as TextRun[];
      const said = `${words.footnote}: ${inlineText(text)}`;
      const marks = { class: 'editor-note', title: said, 'data-footnote': JSON.stringify(text) };
      return ['sup', marks, `[${said}]`];
    }
  });

  const Reference = Node.create({
    name: 'reference',
    group: 'inline',
    inline: true,
    atom: true,
    addAttributes: () => ({ to: hidden('measure'), target: hidden(''), text: hidden('') }),
    parseHTML: () => [
      {
        tag: 'span[data-reference]',
        getAttrs: (span) => ({
          to: span.getAttribute('data-to'),
          target: span.getAttribute('data-reference'),
          text: span.getAttribute('data-text') ?? ''
        })
      }
    ],
    renderHTML({ node }) {
      const { to, target, text } = node.attrs;
      const isThere = words.hasTarget(to, target);
      const look = isThere ? 'editor-reference' : 'editor-reference editor-reference--gone';
      const marks = { class: look, 'data-to': to, 'data-reference': target, 'data-text': text };
      return ['span', marks, words.targetName(to, target, text)];
    }
  });

  return [Figure, Living, Footnote, Reference];
}

function jsonOf(text: string | null, otherwise: unknown): unknown {
  try {
    return JSON.parse(text ?? '') ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** A living block with what it will print. It is shown, never read back: the node keeps only which data it shows. */
function cardWithPreview(
  marks: Readonly<Record<string, string>>,
  name: string,
  preview: string
): HTMLElement {
  const card = document.createElement('div');
  for (const [key, value] of Object.entries(marks)) card.setAttribute(key, value);
  const [title, strong, printed] = ['p', 'strong', 'div'].map((tag) => document.createElement(tag)) as [
    HTMLElement,
    HTMLElement,
    HTMLElement
  ];
  strong.textContent = name;
  title.append(strong);
  printed.className = 'prose living-block__preview';
  printed.lang = 'sk';
  // It scrolls when it is long: whoever works by keyboard must reach it.
  printed.tabIndex = 0;
  printed.setAttribute('role', 'region');
  printed.setAttribute('aria-label', name);
  printed.innerHTML = preview;
  card.append(title, printed);
  return card;
}
