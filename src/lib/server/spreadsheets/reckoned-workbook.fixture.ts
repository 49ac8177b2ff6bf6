import { unzip } from './unzip.ts';

type Value = string | number;
type Sheet = { cells: Map<string, { value: Value } | { formula: string }>; rows: number };

/**
 * The values of a workbook whose formulas are reckoned here, by the few rules that its formulas need: references,
 * products, SUM of a range and SUMIFS. Another program's way of reckoning, for tests.
 */
export function reckonWorkbook(content: Buffer): {
  rows(sheet: string): number;
  value(sheet: string, cell: string): Value;
} {
  const files = unzip(content);
  if (typeof files === 'string') throw new Error(files);
  const text = (name: string) => files.get(name)?.toString('utf8') ?? '';
  const shared = [...text('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gsu)].map(([, one = '']) =>
    plain(one.replace(/<[^>]+>/gu, ''))
  );
  const names = [...text('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]+)"/gu)].map(([, name = '']) =>
    plain(name)
  );
  const sheets = new Map(
    names.map((name, at) => [name, readSheet(text(`xl/worksheets/sheet${at + 1}.xml`), shared)])
  );
  const known = new Map<string, Value>();
  const value = (sheet: string, cell: string): Value => {
    const place = `${sheet}!${cell}`;
    const found = known.get(place);
    if (found !== undefined) return found;
    const one = sheets.get(sheet)?.cells.get(cell);
    const reckoned = one === undefined ? '' : 'value' in one ? one.value : formula(one.formula, sheet);
    known.set(place, reckoned);
    return reckoned;
  };
  const columns = new Map<string, Value[]>();
  const column = (range: string, own: string): Value[] => {
    const place = `${own}!${range}`;
    const found = columns.get(place) ?? readColumn(range, own);
    columns.set(place, found);
    return found;
  };
  const readColumn = (range: string, own: string): Value[] => {
    const [, quoted, from = '', first = '', last = ''] =
      /^(?:'([^']+)'!)?\$?([A-Z]+)\$?(\d+):\$?[A-Z]+\$?(\d+)$/u.exec(range) ?? [];
    const lines = Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => Number(first) + at);
    return lines.map((line) => value(quoted ?? own, from + line));
  };
  const reference = (said: string, own: string): Value => {
    const [, quoted, cell = ''] = /^(?:'([^']+)'!)?(\$?[A-Z]+\$?\d+)$/u.exec(said) ?? [];
    if (cell === '') throw new Error(`No reference: ${said}`);
    return value(quoted ?? own, cell.replaceAll('$', ''));
  };
  const formula = (said: string, own: string): Value => {
    const called = /^(SUMIFS|SUM)\((.*)\)$/u.exec(said);
    if (called?.[1] === 'SUM')
      return column(called[2] ?? '', own).reduce<number>((sum, one) => sum + Number(one), 0);
    if (called) return sumIfs((called[2] ?? '').split(','), own);
    const factors = said.split('*').map((one) => reference(one, own));
    return factors.length === 1
      ? (factors[0] ?? '')
      : factors.reduce<number>((product, one) => product * Number(one), 1);
  };
  const sumIfs = ([summed = '', ...conditions]: string[], own: string): number => {
    const fits: ((at: number) => boolean)[] = [];
    for (let at = 0; at < conditions.length; at += 2) {
      const [range, asked = ''] = [column(conditions[at] ?? '', own), conditions[at + 1]];
      const [, sign, than] = /^"([<>]=)"&(.+)$/u.exec(asked) ?? [];
      const wanted = reference(than ?? asked, own);
      fits.push((row) => {
        const one = range[row] ?? '';
        if (sign === '>=') return Number(one) >= Number(wanted);
        return sign === '<=' ? Number(one) <= Number(wanted) : one === wanted;
      });
    }
    return column(summed, own).reduce<number>(
      (sum, one, row) => (fits.every((fit) => fit(row)) ? sum + Number(one) : sum),
      0
    );
  };
  return { rows: (sheet) => sheets.get(sheet)?.rows ?? 0, value };
}

function readSheet(xml: string, shared: readonly string[]): Sheet {
  const cells: Sheet['cells'] = new Map();
  let rows = 0;
  for (const [, place = '', rest = '', inside = ''] of xml.matchAll(
    /<c r="([A-Z]+\d+)"([^>]*)>(.*?)<\/c>/gsu
  )) {
    rows = Math.max(rows, Number(place.replace(/\D/gu, '')));
    const formula = /<f>(.*?)<\/f>/su.exec(inside)?.[1];
    const value = /<v>(.*?)<\/v>/su.exec(inside)?.[1] ?? '';
    if (formula !== undefined) cells.set(place, { formula: plain(formula) });
    else cells.set(place, { value: rest.includes('t="s"') ? (shared[Number(value)] ?? '') : Number(value) });
  }
  return { cells, rows };
}

function plain(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
