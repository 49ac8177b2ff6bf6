import type { BlockContent, List, ListItem } from '../../plans/block.ts';
import { align } from './alignment.ts';
import { type ContentReading, contentKey, type Readings, readableText } from './content-reading.ts';
import { pairByIdOrLikeness } from './pair-texts.ts';
import type { ContentDifference, LineDifference } from './plan-comparison.ts';
import { differTables, tableAlone } from './table-difference.ts';
import { differWords, type Piece, saysChange } from './word-difference.ts';

/** How the content of a block differs; null where nothing that a reader sees does. */
export function differContents(
  before: BlockContent,
  after: BlockContent,
  readings: Readings
): ContentDifference | null {
  if (contentKey(before, readings[0]) === contentKey(after, readings[1])) return null;
  const difference = alikeContents(before, after, readings);
  if (difference) return { ...difference, onlyLook: !isVisible(difference) };
  return {
    shape: 'replaced',
    onlyLook: false,
    removed: contentAlone(before, 'removed', readings[0]),
    added: contentAlone(after, 'added', readings[1])
  };
}

function alikeContents(
  before: BlockContent,
  after: BlockContent,
  readings: Readings
): ContentDifference | null {
  if (isList(before) && isList(after)) {
    return { shape: 'list', onlyLook: false, lines: differLists(before, after, readings) };
  }
  if (before.kind === 'table' && after.kind === 'table') return differTables(before, after, readings);
  if (before.kind === 'figure' && after.kind === 'figure') {
    return {
      shape: 'figure',
      onlyLook: false,
      newPicture: before.file !== after.file,
      caption: differWords(before.caption, after.caption),
      alternative: differWords(before.alternative, after.alternative)
    };
  }
  if (before.kind === 'living' && after.kind === 'living') {
    return { shape: 'living', onlyLook: false, before: before.shows, after: after.shows };
  }
  if (!isText(before) || !isText(after) || before.kind !== after.kind) return null;
  const pieces = differWords(readableText(before.text, readings[0]), readableText(after.text, readings[1]));
  return { shape: after.kind, onlyLook: false, pieces };
}

/** What a block says that only one document has, every word of it removed or added. */
export function contentAlone(
  content: BlockContent,
  change: 'removed' | 'added',
  reading: ContentReading
): ContentDifference {
  const whole = (text: string): Piece[] => (text === '' ? [] : [{ change, text }]);
  switch (content.kind) {
    case 'heading':
    case 'paragraph':
    case 'callout':
      return { shape: content.kind, onlyLook: false, pieces: whole(readableText(content.text, reading)) };
    case 'bulletList':
    case 'orderedList': {
      const lines = linesOf(content.items, 0).map((line) => ({
        ...{ place: change, depth: line.depth },
        pieces: whole(readableText(line.item.text, reading))
      }));
      return { shape: 'list', onlyLook: false, lines };
    }
    case 'table':
      return tableAlone(content, change, reading);
    case 'figure': {
      const { caption, alternative } = content;
      const texts = { caption: whole(caption), alternative: whole(alternative) };
      return { shape: 'figure', onlyLook: false, newPicture: true, ...texts };
    }
    case 'living': {
      const shows = { before: null, after: null, [change === 'added' ? 'after' : 'before']: content.shows };
      return { shape: 'living', onlyLook: false, ...shows };
    }
  }
}

function isVisible(difference: ContentDifference): boolean {
  switch (difference.shape) {
    case 'heading':
    case 'paragraph':
    case 'callout':
      return saysChange(difference.pieces);
    case 'list':
      return difference.lines.some(({ place, pieces }) => place !== 'kept' || saysChange(pieces));
    case 'table':
      return (
        saysChange(difference.caption) ||
        difference.columns.some((column) => column !== 'kept') ||
        difference.rows.some(({ place, cells }) => place !== 'kept' || cells.some(saysChange))
      );
    case 'figure':
      return difference.newPicture || saysChange(difference.caption) || saysChange(difference.alternative);
    case 'living':
      return difference.before !== difference.after;
    case 'replaced':
      return true;
  }
}

type Line = { id: string; depth: number; item: ListItem };

function differLists(before: List, after: List, readings: Readings): LineDifference[] {
  const [old, young] = [linesOf(before.items, 0), linesOf(after.items, 0)];
  const textOf = ({ item }: Line, side: 0 | 1) => readableText(item.text, readings[side]);
  return align(old, young, pairByIdOrLikeness(old, young, textOf)).map((line) => {
    const depth = (line.after ?? line.before).depth;
    const words = (one: Line | null, side: 0 | 1) => (one ? textOf(one, side) : '');
    // At its old place a moved line only says what it was.
    if (line.place === 'moved-away') {
      return {
        place: line.place,
        depth: line.before.depth,
        pieces: differWords(textOf(line.before, 0), textOf(line.before, 0))
      };
    }
    return { place: line.place, depth, pieces: differWords(words(line.before, 0), words(line.after, 1)) };
  });
}

function linesOf(items: readonly ListItem[], depth: number): Line[] {
  return items.flatMap((item) => [
    { id: item.id, depth, item },
    ...linesOf(item.children?.items ?? [], depth + 1)
  ]);
}

function isList(content: BlockContent): content is List {
  return content.kind === 'bulletList' || content.kind === 'orderedList';
}

function isText(content: BlockContent) {
  return content.kind === 'heading' || content.kind === 'paragraph' || content.kind === 'callout';
}
