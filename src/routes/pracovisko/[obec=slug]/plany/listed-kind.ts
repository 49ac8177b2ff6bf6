import type { DeskKind, KindWord } from '#lib/server/desk/desk-kind.ts';
import { PLAN_KINDS } from '#lib/server/desk/plan-kinds.ts';
import type { OpenPlan } from './open-plan.ts';
import type { RemarkLink } from './remark-lines.ts';

/** A kind of plan item by its word. */
export function planKindOf(word: KindWord): DeskKind {
  const kind = PLAN_KINDS.find((one) => one.word === word);
  if (!kind) throw new Error(`No kind of plan item is called ${word}.`);
  return kind;
}

/**
 * The things of one kind as a page lists them, with their addresses where the person may change them.
 * @param remarksOf the way to the remarks on each, where the page shows it
 */
export function listedItems(
  kind: DeskKind,
  open: OpenPlan,
  remarksOf: (id: string) => RemarkLink | undefined = () => undefined
) {
  const mayEdit = open.may(kind.action);
  const address = `${open.path}/${kind.segment}`;
  return {
    word: kind.word,
    mayEdit,
    addHref: mayEdit ? `${address}/nove` : null,
    moveAction: `${address}?/posun`,
    items: kind.list(open.context).map((item) => ({
      ...item,
      remarks: remarksOf(item.id),
      href: mayEdit && kind.changeable ? `${address}/${item.id}` : undefined,
      removeHref: mayEdit && kind.removable ? `${address}/${item.id}/odstranit` : undefined
    }))
  };
}
