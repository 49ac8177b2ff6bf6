import type { BlockContent, CrossReference } from '#lib/domain/plans/block.ts';
import { type BlockRevision, sittings } from '#lib/domain/plans/block-history.ts';
import { plainText } from '#lib/domain/plans/block-text.ts';
import { differWords, type Piece, saysChange } from '#lib/domain/publishing/comparison/word-difference.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { NamedTarget } from './narrative-sections.ts';

/** One step of a block's history as its page shows it. */
export type StoryStep = {
  revision: number;
  at: Date;
  begun: Date;
  changes: number;
  /** The person's name; null where it was the program, '' where the name was erased. */
  who: string | null;
  what: 'written' | 'changed' | 'look' | 'removed';
  /** Word by word what the step changed; the whole wording where it is the first one. */
  pieces: readonly Piece[];
  content: BlockContent | null;
};

/** What a text says of the things it mentions, in the reader's language. */
export type Mentions = { t: Translate; targets: readonly NamedTarget[] };

/** The words of a content as its readers see them: with the names of what it refers to and what a living block is. */
export function storyText(content: BlockContent, mentions: Mentions): string {
  const { t } = mentions;
  if (content.kind === 'living') return t(`editor.living.${content.shows}`);
  const said = JSON.stringify(content, (_key, value) =>
    value?.type === 'reference' ? { type: 'text', text: `[${mentionOf(value, mentions)}]` } : value
  );
  return plainText(JSON.parse(said) as BlockContent);
}

function mentionOf(reference: CrossReference, { t, targets }: Mentions): string {
  const target = targets.find(({ to, id }) => to === reference.to && id === reference.id);
  return target
    ? t(`editor.target.${reference.to}`, { title: target.title || t('editor.untitled') })
    : reference.text
      ? t('editor.target.gone', { text: reference.text })
      : t('editor.target.unknown');
}

/** The first words of a block, to tell it from others in a list. */
export function firstWords(content: BlockContent, mentions: Mentions): string {
  const line = storyText(content, mentions).replace(/\s+/g, ' ').trim();
  if (line.length <= 80) return line;
  const cut = line.slice(0, 80);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 40))}…`;
}

/** The steps of a block's history, newest first. @param each every saving by itself */
export function storyOf(revisions: readonly BlockRevision[], mentions: Mentions, each: boolean): StoryStep[] {
  return sittings(revisions, each).map(({ last, begun, changes, before }) => {
    const [old, young] = [before, last.content].map((one) => (one ? storyText(one, mentions) : ''));
    const pieces = differWords(old ?? '', young ?? '');
    const { revision, at, actorId, actorName, content } = last;
    const isSame = !saysChange(pieces);
    const what = !content ? 'removed' : !before ? 'written' : isSame ? 'look' : 'changed';
    return { revision, at, begun, changes, who: actorId && (actorName ?? ''), what, pieces, content };
  });
}
