import type { BlockContent, CrossReference, ReferenceTarget } from '#lib/domain/plans/block.ts';
import { referencesIn, withTargetNames } from '#lib/domain/plans/references.ts';
import type { Translate } from '#lib/i18n/messages.ts';

/** Something that a text may refer to. */
export type NamedTarget = { to: ReferenceTarget; id: string; title: string };

/** What a reference points at, in words; where it leads nowhere, what its target was called last. */
export function nameTarget(
  targets: readonly NamedTarget[],
  t: Translate,
  { to, id, text }: { to: ReferenceTarget; id: string; text?: string | undefined }
): string {
  const target = targets.find((one) => one.to === to && one.id === id);
  if (target) return t(`editor.target.${to}`, { title: target.title || t('editor.untitled') });
  return text ? t('editor.target.gone', { text }) : t('editor.target.unknown');
}

/**
 * Gives contents whose references know what their targets are called today. The same content gives the same object each
 * time, and one without references itself: an editor tells by that what is new.
 */
export function contentNamer(
  nameToday: (reference: CrossReference) => string | undefined
): (content: BlockContent) => BlockContent {
  const known = new Map<BlockContent, BlockContent>();
  return (content) => {
    const named =
      known.get(content) ??
      (referencesIn(content).length === 0 ? content : withTargetNames(content, nameToday));
    known.set(content, named);
    return named;
  };
}
