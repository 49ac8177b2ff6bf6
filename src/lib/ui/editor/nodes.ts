import type { Extensions } from '@tiptap/core';
import { type ObjectWords, objectNodes } from './object-nodes.ts';
import { Table, TableCell, TableRow } from './table-nodes.ts';
import {
  Bold,
  BulletList,
  Callout,
  Document,
  HardBreak,
  Heading,
  Italic,
  Link,
  ListItem,
  OrderedList,
  Paragraph,
  Text
} from './text-nodes.ts';

/** Everything a text of the narrative may hold: the block model (domain/plans/block.ts) as nodes of the editor. */
export function narrativeNodes(words: ObjectWords): Extensions {
  return [
    ...[Document, Text, Paragraph, Heading, Callout, BulletList, OrderedList, ListItem],
    ...[Table, TableRow, TableCell],
    ...objectNodes(words),
    ...[HardBreak, Link, Bold, Italic]
  ];
}
