import type { BlockContent } from '#lib/domain/plans/block.ts';
import { plainText } from '#lib/domain/plans/block-text.ts';
import { IMPORT_KINDS, type ImportKind } from '#lib/domain/plans/import/column.ts';
import { wordCount } from '#lib/domain/plans/old-plan/piece-content.ts';
import type { LeftOut } from '#lib/domain/plans/old-plan/source-piece.ts';
import { PLAN_SECTIONS, type PlanSectionCode } from '#lib/domain/plans/plan.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { OldPlanPiece } from '../use-cases/old-plan/old-plan-work.ts';
import { tablesFor } from '../use-cases/old-plan/stage-rows.ts';

/** What of a piece a list shows; the whole of it stands behind a fold. */
export type ShownPiece = { id: string; text: string; content: BlockContent };

/** Pieces one after another under the same headings. */
export type PieceGroup = {
  under: string;
  /** All of the group, also those that are not shown. */
  ids: string[];
  pieces: ShownPiece[];
};

export type ProposedPart = { section: PlanSectionCode; count: number; words: number; first: string };

export type TableKind = {
  kind: ImportKind;
  /** The import that looks at them already. */
  runId: string | null;
  tables: { id: string; title: string; under: string; rows: number; columns: string }[];
};

export type OldPlanView = {
  parts: ProposedPart[];
  tables: TableKind[];
  unplaced: PieceGroup[];
  /** Pieces without a part that are not shown yet. */
  more: number;
  discarded: ShownPiece[];
};

/** A page with thousands of pieces helps nobody; when these are placed, the next ones come. */
const MOST_SHOWN = 150;
const MOST_DISCARDED = 200;
const LONGEST_LINE = 160;

/** The pieces of an old plan as its page shows them. */
export function oldPlanView(pieces: readonly OldPlanPiece[]): OldPlanView {
  const waiting = pieces.filter(({ state }) => state === 'waiting');
  const unplaced = waiting.filter(({ rows, section }) => rows === null && section === null);
  return {
    parts: proposedParts(waiting),
    tables: IMPORT_KINDS.flatMap((kind) => tableKind(waiting, kind)),
    unplaced: groupsOf(unplaced, MOST_SHOWN),
    more: Math.max(0, unplaced.length - MOST_SHOWN),
    discarded: pieces
      .filter(({ state }) => state === 'discarded')
      .slice(0, MOST_DISCARDED)
      .map(shown)
  };
}

/** What reading left out on purpose, in sentences. */
export function leftOutLines({ runningLines, pictures, pagesWithoutText }: LeftOut, t: Translate): string[] {
  return [
    ...runningLines.map((line) => t('oldPlan.left.line', { line })),
    ...(pictures > 0 ? [t('oldPlan.left.pictures', { count: pictures })] : []),
    ...(pagesWithoutText.length > 0
      ? [t('oldPlan.left.pages', { count: pagesWithoutText.length, pages: pagesWithoutText.join(', ') })]
      : [])
  ];
}

function proposedParts(waiting: readonly OldPlanPiece[]): ProposedPart[] {
  return PLAN_SECTIONS.flatMap((section) => {
    const own = waiting.filter((piece) => piece.section === section && piece.rows === null);
    if (own.length === 0) return [];
    const words = own.reduce((sum, { content }) => sum + wordCount(plainText(content)), 0);
    const text = own.find(({ content }) => content.kind !== 'heading') ?? own[0];
    return [{ section, count: own.length, words, first: text ? lineOf(text.content) : '' }];
  });
}

function tableKind(waiting: readonly OldPlanPiece[], kind: ImportKind): TableKind[] {
  const own = tablesFor(waiting, kind);
  if (own.length === 0) return [];
  const tables = own.map(({ id, under, rows, content }) => {
    const [headings = [], ...body] = rows?.rows ?? [];
    const title = content.kind === 'table' && content.caption !== '' ? content.caption : '';
    return { id, title, under, rows: body.length, columns: headings.join(', ') };
  });
  return [{ kind, runId: own.find(({ importRunId }) => importRunId !== null)?.importRunId ?? null, tables }];
}

function groupsOf(pieces: readonly OldPlanPiece[], most: number): PieceGroup[] {
  const groups: PieceGroup[] = [];
  for (const [at, piece] of pieces.entries()) {
    const last = groups.at(-1);
    const group = last?.under === piece.under ? last : { under: piece.under, ids: [], pieces: [] };
    if (group !== last) {
      if (at >= most) break;
      groups.push(group);
    }
    group.ids.push(piece.id);
    if (at < most) group.pieces.push(shown(piece));
  }
  return groups;
}

const shown = ({ id, content }: OldPlanPiece): ShownPiece => ({ id, content, text: lineOf(content) });

function lineOf(content: BlockContent): string {
  const line = plainText(content).replace(/\s+/gu, ' ').trim();
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE).trimEnd()}…` : line;
}
