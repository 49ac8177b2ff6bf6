/** What a region publishes of its services, invented: a provider for every three of them. */
const MUNICIPALITIES = ['503045', '517917', '500011', '517402', '508438'] as const;

const KINDS = [
  ['opatrovateľská služba', 'terénna'],
  ['jedáleň', 'ambulantná'],
  ['zariadenie pre seniorov', 'pobytová celoročná'],
  ['denný stacionár', 'ambulantná']
] as const;

type Column =
  | 'Názov poskytovateľa'
  | 'Druh služby'
  | 'Názov služby'
  | 'Forma'
  | 'Cieľová skupina'
  | 'Kapacita'
  | 'Kapacita platí od'
  | 'Registračné číslo'
  | 'Kód obce'
  | 'Adresa'
  | 'Telefón'
  | 'E-mail'
  | 'Úhrada (EUR)'
  | 'Úhrada za'
  | 'Otváracie hodiny'
  | 'Potrebné doklady';

/** One service as the columns of our template name what is known of it. */
export type RegionRow = Readonly<Record<Column, string>>;

/** Services of an invented region, the same ones whenever they are asked for. */
export function* regionRows(services: number): Generator<RegionRow> {
  for (let at = 0; at < services; at += 1) {
    const [kind, form] = KINDS[at % KINDS.length] ?? KINDS[0];
    yield {
      'Názov poskytovateľa': `Poskytovateľ ${Math.floor(at / 3)}`,
      'Druh služby': kind,
      'Názov služby': `Služba č. ${at}`,
      Forma: form,
      'Cieľová skupina': 'seniori',
      Kapacita: String(5 + (at % 40)),
      'Kapacita platí od': '1. 1. 2026',
      'Registračné číslo': String(2_000_000 + at),
      'Kód obce': MUNICIPALITIES[at % MUNICIPALITIES.length] ?? '',
      Adresa: `Hlavná ${at}`,
      Telefón: '0900 111 222',
      'E-mail': `sluzba${at}@example.sk`,
      'Úhrada (EUR)': '2,50',
      'Úhrada za': 'hodina',
      'Otváracie hodiny': 'pondelok až piatok 8:00 – 15:00',
      'Potrebné doklady': 'posudok o odkázanosti, žiadosť'
    };
  }
}

/** The rows as a map, each feature with the outline of a house. */
export function regionMap(rows: Iterable<RegionRow>): string {
  const outline = Array.from({ length: 20 }, (_, at) => [17 + at / 1_000, 48 + at / 1_000]);
  const features = [...rows].map((properties) => ({
    ...{ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [outline] } }
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}

export function regionCsv(rows: Iterable<RegionRow>): string {
  const all = [...rows];
  return [Object.keys(all[0] ?? {}), ...all.map((row) => Object.values(row))]
    .map((cells) => cells.map((cell) => `"${cell}"`).join(';'))
    .join('\n');
}
