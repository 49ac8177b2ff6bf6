import { docxStyles } from './docx-styles.ts';

/** What of a style decides how much room a paragraph takes; points unless said. */
export type Metrics = {
  size: number;
  bold: boolean;
  before: number;
  after: number;
  /** Spacing of lines against the face's own. */
  line: number;
  /** Twips that lines are shorter by. */
  indent: number;
  keeps: boolean;
};

type Said = {
  run?: { size?: unknown; bold?: unknown } | undefined;
  paragraph?: {
    spacing?: { before?: unknown; after?: unknown; line?: unknown };
    indent?: { left?: unknown; right?: unknown };
    keepNext?: unknown;
  };
};

/** Sizes and spacing of the styles that the file itself is written with. */
const METRICS: ReadonlyMap<string, Metrics> = readMetrics();

export function metricsOf(style: string): Metrics {
  const known = METRICS.get(style) ?? METRICS.get('Normal');
  if (!known) throw new Error('The styles of a DOCX lack the ordinary one.');
  return known;
}

function readMetrics(): Map<string, Metrics> {
  const { default: usual = {}, paragraphStyles = [] } = docxStyles('sk');
  const { document, ...named } = usual;
  const base = over(
    { size: 11, bold: false, before: 0, after: 0, line: 1, indent: 0, keeps: false },
    document as Said
  );
  const metrics = new Map([['Normal', base]]);
  for (const [name, style] of Object.entries(named)) {
    metrics.set(name.charAt(0).toUpperCase() + name.slice(1), over(base, style as Said));
  }
  for (const { id, basedOn, ...style } of paragraphStyles) {
    metrics.set(id, over(metrics.get(basedOn ?? 'Normal') ?? base, style as Said));
  }
  return metrics;
}

function over(base: Metrics, { run, paragraph }: Said): Metrics {
  const { spacing, indent, keepNext } = paragraph ?? {};
  const twips = (value: unknown, usual: number) => (value === undefined ? usual : Number(value) / 20);
  return {
    size: run?.size === undefined ? base.size : Number(run.size) / 2,
    bold: run?.bold === undefined ? base.bold : run.bold === true,
    before: twips(spacing?.before, base.before),
    after: twips(spacing?.after, base.after),
    line: spacing?.line === undefined ? base.line : Number(spacing.line) / 240,
    indent: indent ? Number(indent.left ?? 0) + Number(indent.right ?? 0) : base.indent,
    keeps: keepNext === undefined ? base.keeps : keepNext === true
  };
}
