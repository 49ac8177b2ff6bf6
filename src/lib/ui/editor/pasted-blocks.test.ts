import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BlockContent, Inline } from '#lib/domain/plans/block.ts';
import { readBlockContent } from '#lib/domain/plans/block-reading.ts';
import { plainText } from '#lib/domain/plans/block-text.ts';
import { pastedBlocks } from './pasted-blocks.ts';
import type { Pasted, PastedElement } from './pasted-tree.ts';

const PART =
  /<!--[\s\S]*?-->|<!\[?[^>]*>|<(\/?)([a-z][\w:]*)((?:\s+[\w:-]+(?:=(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*(\/?)>|([^<]+)/gi;
const ATTRIBUTE = /([\w:-]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g;
const EMPTY = new Set(['br', 'hr', 'img', 'meta', 'link']);

/** The tree that a browser makes of a sample whose elements are all closed; comments are no part of it. */
function treeOf(html: string): Pasted[] {
  const root: PastedElement = { tag: 'root', attributes: {}, children: [] };
  const open = [root];
  for (const [, end, tag, attributes = '', closed, text] of html.matchAll(PART)) {
    const here = open.at(-1) ?? root;
    if (text !== undefined) here.children.push(text.replaceAll('&nbsp;', '\u00a0'));
    else if (tag && end) open.pop();
    else if (tag) {
      const named = [...attributes.matchAll(ATTRIBUTE)].map(([, name = '', a, b, c]) => [
        name,
        a ?? b ?? c ?? ''
      ]);
      const element = { tag: tag.toLowerCase(), attributes: Object.fromEntries(named), children: [] };
      here.children.push(element);
      if (!closed && !EMPTY.has(element.tag)) open.push(element);
    }
  }
  expect(open).toEqual([root]);
  return root.children;
}

let given = 0;
const paste = (html: string) => pastedBlocks(treeOf(html), () => `n${given++}`);

const inlineShape = (runs: readonly Inline[]) =>
  runs.map((run) =>
    run.type === 'text' ? run.text : run.type === 'footnote' ? [plain(run.text)] : run.type
  );
const plain = (runs: readonly Inline[]) => plainText({ kind: 'paragraph', text: [...runs] });
const shape = (content: BlockContent) => [content.kind, plainText(content)];

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta charset=utf-8><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm;} --></style></head>
<body lang=SK style='tab-interval:35.4pt'><!--StartFragment-->
<h1 style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span>Sociálne
služby<o:p></o:p></h1>
<p class=MsoNormal><span style='font-size:12.0pt;color:red'>Obec <b style='mso-bidi-font-weight:normal'>Lipovec</b> má
<i>12</i> seniorov<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span
class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span></a>, pozri <a href="https://www.lipovec.sk/kpss">stránku</a>.<del cite="mailto:Jana">zmazané</del><ins cite="mailto:Jana"> Doplnené.</ins><span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[JK1]</a></span><o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>opatrovanie<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o<span>&nbsp; </span></span><![endif]>v noci<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>obedy<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l2 level1 lfo3'><span style='mso-list:Ignore'>1)<span>&nbsp;</span></span>prvý krok</p>
<table class=MsoTableGrid border=1><tr><td width=200 colspan=2 style='border:solid'><p class=MsoNormal>Kapacita<o:p></o:p></p></td><td rowspan=2><p class=MsoNormal>Spolu</p></td></tr>
<tr><td><p class=MsoNormal>2026</p></td><td><p class=MsoNormal>10</p><p class=MsoNormal>miest</p></td></tr></table>
<p class=MsoNormal><img width=200 src="file:///C:/Temp/clip_image001.png"></p>
<p class=MsoTitle>Záver</p>
<!--EndFragment-->
<div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%">
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1"><span class=MsoFootnoteReference>[1]</span></a> Sčítanie 2021.<o:p></o:p></p></div></div>
<div style='mso-element:comment-list'><div style='mso-element:comment'>Jana: overiť</div></div>
</body></html>`;

test('from Word: headings, lists told by their marks, tables, notes and emphasis stay; the rest is left behind', () => {
  const blocks = paste(WORD);
  expect(blocks.map(shape)).toEqual([
    ['heading', 'Sociálne služby'],
    ['paragraph', 'Obec Lipovec má 12 seniorov (Sčítanie 2021.), pozri stránku. Doplnené.'],
    ['bulletList', 'opatrovanie\nv noci\nobedy'],
    ['orderedList', 'prvý krok'],
    ['table', 'Kapacita\t\tSpolu\n2026\t10\nmiest\t'],
    ['heading', 'Záver']
  ]);
  expect(blocks[0]).toMatchObject({ level: 2 });
  expect(blocks[1]).toMatchObject({
    text: [
      { text: 'Obec ' },
      { text: 'Lipovec', bold: true },
      { text: ' má ' },
      { text: '12', italic: true },
      { text: ' seniorov' },
      { type: 'footnote' },
      { text: ', pozri ' },
      { text: 'stránku', link: 'https://www.lipovec.sk/kpss' },
      { text: '.' },
      { text: ' Doplnené.' }
    ]
  });
  expect(blocks[2]).toMatchObject({ items: [{ children: { items: [{}] } }, {}] });
});

const OFFICE = `<!DOCTYPE html><html><head><title></title><meta name="generator" content="LibreOffice 24.2 (Linux)"/>
<style type="text/css">p { margin-bottom: 0.25cm }</style></head><body lang="sk-SK" dir="ltr">
<h2 class="western">Ciele obce</h2>
<p style="margin-bottom: 0cm"><font face="Arial, serif"><span style="font-weight: bold">Prvý</span> cieľ<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>
je <span style="font-style: italic">doma</span>.</font></p>
<ol><li><p>denný stacionár</p>
<ul><li><p>pondelok</p></li><li><p>piatok</p><p>len ráno</p></li></ul></li><li>taxík</li></ol>
<table width="100%"><caption>Rozpočet</caption><thead><tr><th><p>Rok</p></th><th><p>Suma</p></th></tr></thead><tbody><tr><td sdval="2026"><p>2026</p></td><td sdval="1200" sdnum="1051;"><p>1 200 €</p></td></tr></tbody></table>
<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Uznesenie 12/2025</p></div>
</body></html>`;

test('from LibreOffice: lists in lists, a table with its name, a note', () => {
  const blocks = paste(OFFICE);
  expect(blocks.map(shape)).toEqual([
    ['heading', 'Ciele obce'],
    ['paragraph', 'Prvý cieľ (Uznesenie 12/2025) je doma.'],
    ['orderedList', 'denný stacionár\npondelok\npiatok\nlen ráno\ntaxík'],
    ['table', 'Rozpočet\nRok\tSuma\n2026\t1 200 €']
  ]);
  expect(blocks[3]).toMatchObject({ caption: 'Rozpočet', headerRow: true });
  expect(blocks[1]?.kind === 'paragraph' && inlineShape(blocks[1].text)).toEqual([
    ...['Prvý', ' cieľ', ['Uznesenie 12/2025'], ' je ', 'doma', '.']
  ]);
});

test('from the web: a bold that is none, an address that is none, layout by boxes and by tables', () => {
  expect(
    paste(
      `<b style="font-weight:normal" id="docs-internal-guid-1"><p dir="ltr">Prvý</p><p><a href="javascript:alert(1)">druhý</a> <a href="/relative">tretí</a></p></b>
       <div>štvrtý<div>piaty<br>šiesty</div></div><script>zle()</script><p style="display:none">skryté</p>
       <table><tr><td><p>siedmy</p><p>ôsmy</p></td></tr></table>`
    )
  ).toEqual([
    { kind: 'paragraph', text: [{ type: 'text', text: 'Prvý' }] },
    {
      kind: 'paragraph',
      text: [
        { type: 'text', text: 'druhý' },
        { type: 'text', text: ' ' },
        { type: 'text', text: 'tretí' }
      ]
    },
    { kind: 'paragraph', text: [{ type: 'text', text: 'štvrtý' }] },
    {
      kind: 'paragraph',
      text: [{ type: 'text', text: 'piaty' }, { type: 'break' }, { type: 'text', text: 'šiesty' }]
    },
    { kind: 'paragraph', text: [{ type: 'text', text: 'siedmy' }] },
    { kind: 'paragraph', text: [{ type: 'text', text: 'ôsmy' }] }
  ]);
});

test('two notes of one number, or two marks of one note: every word stays, once', () => {
  expect(
    paste(
      '<p>prvé<a href="#_ftn1">1</a> druhé<a href="#_ftn1">späť</a></p><p id="ftn1">poznámka</p><p id="ftn1">iná</p>'
    ).map(shape)
  ).toEqual([
    ['paragraph', 'prvé (poznámka) druhéspäť'],
    ['paragraph', 'iná']
  ]);
  expect(
    paste(
      '<table><caption>Ceny<a href="#_ftn1">1</a></caption><tr><td>a</td><td>b</td></tr></table><p id="ftn1">s DPH</p>'
    ).map(shape)
  ).toEqual([
    ['paragraph', 'Ceny (s DPH)'],
    ['paragraph', 'a'],
    ['paragraph', 'b']
  ]);
});

test('whatever is pasted, the server takes it, and no word is lost or told twice', () => {
  const tags =
    'p div span b i h1 h5 ul ol li table tbody tr td th caption a section font o:p blockquote pre'.split(' ');
  const styles = [
    '',
    'mso-list:l0 level2 lfo1',
    'mso-outline-level:2',
    'font-weight:700',
    'color:red',
    'font-style:italic'
  ];
  const attributes = fc.record(
    {
      style: fc.constantFrom(...styles),
      class: fc.constantFrom('MsoNormal', 'MsoTitle', 'western'),
      colspan: fc.constantFrom('2', '3', 'x', '99'),
      rowspan: fc.constantFrom('2', '0'),
      href: fc.constantFrom('https://a.sk/', 'javascript:x', '#_ftn1', '#sdfootnote1sym', 'mailto:a@b.sk'),
      id: fc.constantFrom('ftn1', 'ftn1', 'sdfootnote1', 'x')
    },
    { requiredKeys: [] }
  );
  const { tree } = fc.letrec<{ tree: Pasted[]; node: Pasted }>((tie) => ({
    tree: fc.array(tie('node'), { maxLength: 4, depthIdentifier: 'pasted' }),
    node: fc.oneof(
      { maxDepth: 6, depthIdentifier: 'pasted' },
      fc.constant('#'),
      fc.constant<Pasted>({ tag: 'br', attributes: {}, children: [] }),
      fc.record({
        tag: fc.constantFrom(...tags),
        attributes,
        children: tie('tree') as fc.Arbitrary<Pasted[]>
      })
    )
  }));
  fc.assert(
    fc.property(tree, (pasted) => {
      let next = 0;
      let word = 0;
      // Every word is another one, so that a lost or a doubled one shows.
      const numbered = (nodes: readonly Pasted[]): Pasted[] =>
        nodes.map((node) =>
          typeof node === 'string' ? ` slovo${word++}x ` : { ...node, children: numbered(node.children) }
        );
      const said = numbered(pasted);
      const blocks = pastedBlocks(said, () => `n${next++}`);
      for (const block of blocks) expect(readBlockContent(block)).toHaveProperty('content');
      const found: readonly string[] =
        blocks
          .map(plainText)
          .join(' ')
          .match(/slovo\d+x/g) ?? [];
      const lost = Array.from({ length: word }, (_, at) => `slovo${at}x`).filter(
        (one) => !found.includes(one)
      );
      expect([lost.filter((one) => !isMarkOfNote(said, one)), new Set(found).size]).toEqual([
        [],
        found.length
      ]);
    }),
    { numRuns: 1_000 }
  );
});

/** The number that leads to a note is no word of the text, where the note itself was found. */
function isMarkOfNote(nodes: readonly Pasted[], word: string, inMark = false): boolean {
  return nodes.some((node) =>
    typeof node === 'string'
      ? inMark && node.includes(word)
      : isMarkOfNote(
          node.children,
          word,
          inMark || (node.tag === 'a' && /^#(_ftn1|sdfootnote1sym)$/.test(node.attributes.href ?? ''))
        )
  );
}
