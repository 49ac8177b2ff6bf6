import type { AgeStructure } from '#lib/domain/population/age-structure.ts';
import { PROFILE_QUESTIONS, profileOf } from '#lib/domain/surveys/answering/profile.ts';
import type { AskedAlike } from '#lib/domain/surveys/questionnaire/asked-alike.ts';
import type { QuestionnaireContent } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { type CensusTrait, censusWeights } from '#lib/domain/surveys/results/census-weights.ts';
import { liveCounts } from '#lib/domain/surveys/results/live-counts.ts';
import {
  CHANNEL_NAME,
  type SheetColumn,
  sheetColumns,
  WEIGHT_NAME
} from '#lib/domain/surveys/results/sheet-columns.ts';
import { residentsBy } from '#lib/domain/surveys/results/turnout.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { CSV_START, csvCell, csvLine } from '../csv.ts';
import type { Sheet } from '../db/responses.ts';
import type { Stores } from '../stores.ts';
import type { LiveRead } from './live-results.ts';

type Content = Pick<QuestionnaireContent, 'sections'>;
type InBody = <T>(work: (stores: Stores) => Promise<T>) => Promise<T>;

/** How much one sheet weighs by sex and age, 1 on average; null where sheets cannot be weighted. */
export type SheetWeight = (sex: string, age: string) => number;

/** @param live with counts by sex and age, in this order */
export function sheetWeight(
  { content, tallies, isAlike }: LiveRead,
  ages: AgeStructure | null
): SheetWeight | null {
  const { groups, everybody } = liveCounts(content, tallies, isAlike);
  const place: Record<CensusTrait, number> = { sex: 0, age: 1 };
  const weights =
    ages &&
    censusWeights(
      everybody,
      (cell, trait) => [groups[cell]?.split('|')[place[trait]] ?? ''],
      residentsBy(ages)
    );
  if (!weights) return null;
  const { people, weights: ofOne } = weights.sample;
  const [answers, residents] = people.reduce(
    ([count = 0, sum = 0], own, cell) => [count + own, sum + own * (ofOne[cell] ?? 0)],
    [0, 0]
  );
  const known = new Map(groups.map((group, cell) => [group, ((ofOne[cell] ?? 0) * answers) / residents]));
  return (sex, age) => known.get(`${sex}|${age}`) ?? 1;
}

/** Sheets of a questionnaire that leave: they hold what each was asked as `content` asks it. */
export type SheetsRead = {
  id: string;
  content: Content;
  isAlike: AskedAlike;
  weight: SheetWeight | null;
};

/** Sheets read by one short transaction. */
const AT_ONCE = 500;

/**
 * Every counted sheet as a line of CSV, in the order of their random ids: the channel, the weight, and the answers in
 * codes. Read and written part by part, so that a million need no more memory than a thousand; the database reads the
 * next part while one is written.
 */
export async function* sheetLines(inBody: InBody, read: SheetsRead): AsyncGenerator<string> {
  const columns = sheetColumns(read.content);
  const head = [CHANNEL_NAME, ...(read.weight ? [WEIGHT_NAME] : []), ...columns.map(({ name }) => name)];
  yield CSV_START + csvLine(head);
  const lineOf = sheetWriter(columns, read);
  const readAfter = (after: string | null) => {
    const reading: Promise<Sheet[]> = inBody(({ responses }) =>
      responses.listSheets(read.id, after, AT_ONCE)
    );
    // Whoever breaks off does not wait for what is read ahead.
    reading.catch(() => {});
    return reading;
  };
  let next: Promise<Sheet[]> | null = readAfter(null);
  while (next) {
    const sheets: Sheet[] = await next;
    const last = sheets.length === AT_ONCE ? sheets.at(-1) : undefined;
    next = last ? readAfter(last.id) : null;
    let lines = '';
    for (const sheet of sheets) lines += lineOf(sheet);
    yield lines;
  }
}

/** Cells that were written before are kept as they are: nearly all are codes of a few options. */
const MOST_KNOWN = 10_000;

/** Writes one sheet after another; what its version did not ask so stays empty. */
function sheetWriter(columns: readonly SheetColumn[], { isAlike, weight }: SheetsRead) {
  const asked = new Map<number, readonly (SheetColumn | null)[]>();
  const askedIn = (version: number) => {
    const known = asked.get(version);
    if (known) return known;
    const own = columns.map((column) => (isAlike(column.question.id, version) ? column : null));
    asked.set(version, own);
    return own;
  };
  const cells = new Map<string | number, string>();
  const cellOf = (value: string | number) => {
    const known = cells.get(value);
    if (known !== undefined) return known;
    const cell = csvCell(value);
    if (cells.size < MOST_KNOWN) cells.set(value, cell);
    return cell;
  };
  return ({ channel, answers, version }: Sheet): string => {
    let line = cellOf(channel);
    if (weight) line += `;${cellOf(weightOf(answers, weight))}`;
    for (const column of askedIn(version)) {
      const value = column?.said(answers) ?? null;
      line += value === null ? ';' : `;${cellOf(value)}`;
    }
    return `${line}\r\n`;
  };
}

function weightOf(answers: Sheet['answers'], weight: SheetWeight): number {
  const traits = PROFILE_QUESTIONS.flatMap((id) =>
    answers[id] === undefined ? [] : ([[id, answers[id]]] as const)
  );
  const { sex, age } = profileOf(new Map(traits));
  return rounded(weight(sex, age));
}

function rounded(weight: number): number {
  return Math.round(weight * 1e6) / 1e6;
}

const LONGEST_LABEL = 250;
const LONGEST_VALUE_LABEL = 120;

/**
 * The code book as commands of SPSS (PSPP reads them too): they open the CSV that lies beside, name every variable and
 * every code, and turn the weights on.
 */
export function sheetSyntax(
  content: Content,
  { file, weighted }: { file: string; weighted: boolean },
  t: Translate
): string {
  const columns = sheetColumns(content);
  const labels = columns.map((column) => ` ${column.name} ${quoted(labelOf(column), LONGEST_LABEL)}`);
  const values = columns.flatMap((column) => {
    const named =
      column.kind === 'yes-no' ? yesAndNo(t) : column.values.map(({ code, text }) => [code, text.sk]);
    if (named.length === 0) return [];
    const lines = named.map(([code = '', text = '']) => {
      const key = column.kind === 'code' ? quoted(code, LONGEST_LABEL) : code;
      return `  ${key} ${quoted(text, LONGEST_VALUE_LABEL)}`;
    });
    return [` /${column.name}`, ...lines];
  });
  return [
    '* Encoding: UTF-8.',
    `* ${t('surveyExport.syntax')}`,
    'SET DECIMAL=COMMA.',
    `GET DATA /TYPE=TXT /FILE=${quoted(file, LONGEST_LABEL)} /ENCODING='UTF8'`,
    ` /ARRANGEMENT=DELIMITED /DELIMITERS=";" /QUALIFIER='"' /FIRSTCASE=2`,
    ' /VARIABLES=',
    ` ${CHANNEL_NAME} A16`,
    ...(weighted ? [` ${WEIGHT_NAME} F12.6`] : []),
    ...columns.map((column) => ` ${column.name} ${formatOf(column)}`),
    '.',
    'VARIABLE LABELS',
    ` ${CHANNEL_NAME} ${quoted(t('surveyExport.channel'), LONGEST_LABEL)}`,
    ...(weighted ? [` ${WEIGHT_NAME} ${quoted(t('surveyExport.weight'), LONGEST_LABEL)}`] : []),
    ...labels,
    '.',
    ...(values.length > 0 ? ['VALUE LABELS', ...values, '.'] : []),
    ...(weighted ? [`WEIGHT BY ${WEIGHT_NAME}.`] : []),
    'EXECUTE.',
    ''
  ].join('\r\n');
}

function yesAndNo(t: Translate): string[][] {
  return [
    ['1', t('surveyExport.yes')],
    ['0', t('surveyExport.no')]
  ];
}

function labelOf({ question, part }: SheetColumn): string {
  return part ? `${question.text.sk} – ${part.text.sk}` : question.text.sk;
}

function formatOf({ kind, values }: SheetColumn): string {
  if (kind === 'yes-no') return 'F1.0';
  if (kind === 'number') return 'F12.4';
  return `A${Math.max(1, ...values.map(({ code }) => Buffer.byteLength(code)))}`;
}

function quoted(text: string, longest: number): string {
  const plain = text.replace(/\s+/g, ' ').slice(0, longest).toWellFormed();
  return `'${plain.replaceAll("'", "''")}'`;
}
