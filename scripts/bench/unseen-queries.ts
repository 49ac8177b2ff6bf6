import { parse } from 'csv-parse/sync';

/** Kinds of questions, in the order in which they are printed. */
export const QUESTION_KINDS = ['dictionary', 'inflected', 'no-diacritics', 'misspelt', 'everyday'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** A question and the codes of kinds of service and target groups, one of which its answer must name. */
export type JudgedQuestion = { query: string; kind: QuestionKind; expected: string[] };

const COLUMNS = ['query', 'kind', 'expected'];
const LONGEST = 200;
const FEWEST = 10;

/**
 * Reads `data/language/unseen-queries.csv` (columns in `data/language/README.md`).
 * @param codes what may be expected
 * @throws Error that names the line, on the first thing that is not as it should be
 */
export function readQuestions(csv: string, codes: ReadonlySet<string>): JudgedQuestion[] {
  const rows: string[][] = parse(csv, { bom: true, relax_column_count: true, skip_empty_lines: true });
  if (rows[0]?.join() !== COLUMNS.join()) throw wrong(1, `the header is not ${COLUMNS.join()}`);
  const seen = new Set<string>();
  const questions = rows.slice(1).map((row, at) => {
    const question = questionOf(row, at + 2, codes);
    if (seen.has(question.query)) throw wrong(at + 2, 'the question stands there twice');
    seen.add(question.query);
    return question;
  });
  for (const kind of QUESTION_KINDS) {
    const count = questions.filter((question) => question.kind === kind).length;
    if (count < FEWEST) throw new Error(`unseen-queries.csv: ${count} questions are ${kind}, not ${FEWEST}.`);
  }
  return questions;
}

function questionOf(row: string[], line: number, codes: ReadonlySet<string>): JudgedQuestion {
  const [query = '', kind = '', codesTyped = ''] = row.map((cell) => cell.trim());
  const expected = codesTyped.split('|').map((code) => code.trim());
  const known = QUESTION_KINDS.find((one) => one === kind);
  if (row.length !== COLUMNS.length) throw wrong(line, `it has ${row.length} columns`);
  if (query === '' || query.length > LONGEST) throw wrong(line, 'the question is empty or too long');
  if (!known) throw wrong(line, `${kind} is no kind of question`);
  const unknown = expected.find((code) => !codes.has(code));
  if (unknown !== undefined) throw wrong(line, `${unknown} is no kind of service and no target group`);
  return { query, kind: known, expected };
}

function wrong(line: number, what: string): Error {
  return new Error(`unseen-queries.csv, row ${line}: ${what}.`);
}
