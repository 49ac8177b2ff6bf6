import { type CrossReference, type Inline, REFERENCE_TARGETS, type TextRun } from './block.ts';
import {
  asFields,
  BLOCK_LIMITS,
  type Fields,
  fault,
  id,
  list,
  oneOf,
  only,
  type Reading,
  target,
  text
} from './content-fields.ts';
import { LONGEST_REFERENCE_TEXT } from './references.ts';

/** Reads runs of text and settles them: neighbours with the same marks are one, empty ones none. */
export function inline(value: unknown, path: string, to: Reading): Inline[] {
  const runs = list(value, path, BLOCK_LIMITS.inlineRuns, to);
  const read = runs.map((run, at) => inlineRun(run, `${path}.${at}`, to)).filter((run) => run !== null);
  return joined(read);
}

function inlineRun(value: unknown, path: string, to: Reading): Inline | null {
  const fields = asFields(value, path, to);
  if (!fields) return null;
  switch (fields.type) {
    case 'text':
      return textRun(fields, path, to);
    case 'break':
      only(fields, ['type'], path, to);
      return { type: 'break' };
    case 'reference':
      return reference(fields, path, to);
    case 'footnote':
      only(fields, ['type', 'id', 'text'], path, to);
      return {
        type: 'footnote',
        id: id(fields.id, `${path}.id`, to),
        text: footnoteText(fields.text, `${path}.text`, to)
      };
    default:
      return fault(to, `${path}.type`, 'unknown-kind');
  }
}

function reference(fields: Fields, path: string, to: Reading): CrossReference {
  only(fields, ['type', 'to', 'id', 'text'], path, to);
  const run: CrossReference = {
    type: 'reference',
    to: oneOf(fields.to, REFERENCE_TARGETS, `${path}.to`, to),
    id: target(fields.id, `${path}.id`, to)
  };
  if (fields.text !== undefined) run.text = text(fields.text, `${path}.text`, LONGEST_REFERENCE_TEXT, to);
  return run;
}

function footnoteText(value: unknown, path: string, to: Reading): TextRun[] {
  const runs = inline(value, path, to);
  const texts = runs.filter((run) => run.type === 'text');
  if (texts.length < runs.length) fault(to, path, 'wrong-value');
  return texts;
}

function textRun(fields: Fields, path: string, to: Reading): TextRun {
  only(fields, ['type', 'text', 'bold', 'italic', 'link'], path, to);
  const run: TextRun = { type: 'text', text: text(fields.text, `${path}.text`, BLOCK_LIMITS.textLength, to) };
  if (fields.bold !== undefined) run.bold = oneOf(fields.bold, [true], `${path}.bold`, to);
  if (fields.italic !== undefined) run.italic = oneOf(fields.italic, [true], `${path}.italic`, to);
  if (fields.link !== undefined) run.link = link(fields.link, `${path}.link`, to);
  return run;
}

/** Neighbours with the same marks are one run; a run without words is none. */
function joined(runs: Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const run of runs) {
    if (run.type === 'text' && run.text === '') continue;
    const last = result.at(-1);
    if (run.type === 'text' && last?.type === 'text' && sameMarks(run, last)) {
      last.text = (last.text + run.text).normalize('NFC');
    } else result.push(run);
  }
  return result;
}

function sameMarks(a: TextRun, b: TextRun): boolean {
  return a.bold === b.bold && a.italic === b.italic && a.link === b.link;
}

const LINK = /^(https?:\/\/[^\s<>"\\^`{|}]+|mailto:[^\s<>"\\^`{|}@]+@[^\s<>"\\^`{|}@]+)$/i;

function link(value: unknown, path: string, to: Reading): string {
  if (typeof value === 'string' && value.length <= 2_000 && LINK.test(value) && value.isWellFormed())
    return value;
  fault(to, path, 'bad-link');
  return '';
}
