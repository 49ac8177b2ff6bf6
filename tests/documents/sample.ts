import type { MoneyByYear } from '#lib/domain/publishing/chart.ts';
import { chartFigures, plainRows } from '#lib/domain/publishing/chart-figures.ts';
import type {
  DocumentWords,
  Facts,
  Figure,
  FlowElement,
  Paragraph,
  PublicationDocument,
  Run,
  Section,
  Table
} from '#lib/domain/publishing/document.ts';
import { textRuns } from '#lib/domain/publishing/document.ts';
import { euroText } from '#lib/domain/publishing/number-text.ts';

/**
 * A plan of a town that does not exist, as long as a real one: with 24 goals the PDF has some sixty pages.
 * Deterministic, every kind of element in it.
 */
export function samplePublication(goals = 24): PublicationDocument {
  return {
    language: 'sk',
    front: {
      title: 'Komunitný plán sociálnych služieb mesta Kamenná Lúka',
      body: 'Mesto Kamenná Lúka',
      runningTitle: 'Mesto Kamenná Lúka · Komunitný plán 2026 – 2030',
      kind: 'Komunitný plán podľa § 83 zákona č. 448/2008 Z. z. o sociálnych službách',
      period: '2026 – 2030',
      state: 'schválený uznesením č. 47/2026 zo dňa 18. júna 2026',
      binding: true,
      fileNumber: 'KL-2026/1184-7',
      demonstration: 'Ukážka: mesto, údaje aj uznesenie sú vymyslené.',
      day: '2026-06-18',
      facts: [
        { term: 'Schválilo', text: 'Mestské zastupiteľstvo v Kamennej Lúke' },
        { term: 'Platí', text: 'od 1. júla 2026 do 31. decembra 2030' },
        { term: 'Zostavila', text: 'riadiaca skupina komunitného plánovania' }
      ],
      signatures: ['primátor mesta', 'koordinátorka plánovania'],
      imprint: [
        'Vydalo Mesto Kamenná Lúka, Námestie 1. mája 4, 900 00 Kamenná Lúka.',
        'Plán, jeho údaje a všetky verzie sú na webovej stránke mesta v časti Komunitné plánovanie. Na tom istom mieste si overíte, že tento súbor je znením, ktoré schválilo zastupiteľstvo.',
        'Obyvatelia: Štatistický úrad SR, Sčítanie obyvateľov, domov a bytov 2021.'
      ],
      contentHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
    },
    words: SAMPLE_WORDS,
    sections: [
      introduction(),
      services(),
      requirements(),
      population(),
      goalsPart(goals),
      timetable(),
      evaluation(),
      changes()
    ],
    annexes: [providers(), sources()]
  };
}

export const SAMPLE_WORDS: DocumentWords = {
  annex: 'Príloha',
  arms: 'Erb',
  contents: 'Obsah',
  contentHash: 'Odtlačok obsahu (SHA-256)',
  dataTable: 'Údaje v tabuľke',
  figure: 'Graf',
  fileNumber: 'Číslo spisu',
  notes: 'Poznámky',
  page: 'Strana {page} z {pages}',
  source: 'Zdroj',
  stamp: 'Odtlačok pečiatky',
  table: 'Tabuľka'
};

const SENTENCES = [
  'Ľudia, ktorí sa starajú o blízkeho doma, hovoria najčastejšie o tom, že nemajú kedy odísť k lekárovi ani na úrad.',
  'Opatrovateľská služba dnes pokrýva pracovné dni od siedmej do pätnástej hodiny, večery a víkendy zostávajú na rodine.',
  'Z ulíc za železničnou traťou je na zastávku autobusu viac ako kilometer a chodník chýba.',
  'Poskytovatelia upozorňujú, že kvalifikované opatrovateľky odchádzajú za vyššou mzdou do susedného okresu.',
  'Mesto preto spája výstavbu denného stacionára s úpravou dopravy a s podporou neformálnych opatrovateľov.',
  'Na dotazník odpovedalo 412 domácností; odpovede nemožno zovšeobecniť na všetkých obyvateľov, ukazujú však, kde sa skúsenosti opakujú.',
  'Pracovná skupina pre seniorov sa stretla päťkrát a svoje návrhy zoradila podľa naliehavosti.',
  'V prepočte na tisíc obyvateľov vo veku 65 a viac rokov je miest v pobytových službách menej ako v kraji.',
  'Ak sa do roku 2028 nepodarí získať prostriedky z Programu Slovensko, mesto otvorí najprv polovicu miest z vlastného rozpočtu.',
  'Sociálne poradenstvo je bezplatné a dostupné v utorok a vo štvrtok aj bez objednania.'
];

function prose(seed: number, sentences = 4): Paragraph {
  const chosen = Array.from(
    { length: sentences },
    (_, at) => SENTENCES[(seed * 3 + at * 7) % SENTENCES.length]
  );
  return { element: 'paragraph', runs: textRuns(chosen.join(' ')) };
}

function section(id: string, title: string, elements: FlowElement[], sections: Section[] = []): Section {
  return { id, title, elements, sections };
}

function introduction(): Section {
  const lead: Paragraph = {
    element: 'paragraph',
    style: 'lead',
    runs: textRuns(
      'V Kamennej Lúke bude o desať rokov o tretinu viac ľudí nad 80 rokov. Tento plán hovorí, ktoré služby im a ich rodinám pomôžu, kedy vzniknú, koľko budú stáť a kto ich zaplatí.'
    )
  };
  const noted: Run[] = [
    { run: 'text', text: 'Plán nadväzuje na ' },
    { run: 'text', text: 'program rozvoja mesta', italic: true },
    { run: 'note', runs: [{ run: 'text', text: 'Schválený uznesením č. 12/2024 z 25. januára 2024.' }] },
    { run: 'text', text: ' a na koncepciu samosprávneho kraja. Celý proces opisuje ' },
    { run: 'text', text: 'webová stránka mesta', link: 'https://www.kamennaluka.example/plan' },
    { run: 'text', text: '; opatrenia sú v časti ' },
    { run: 'reference', to: 'ciele', text: 'ciele' },
    { run: 'text', text: ', kapacity: ' },
    { run: 'reference', to: 't-kapacity', text: 'kapacít' },
    { run: 'text', text: '.' }
  ];
  return section(
    'uvod',
    'Úvod a vízia',
    [lead, { element: 'paragraph', runs: noted }, prose(1, 5)],
    [
      section('vizia', 'Vízia', [
        {
          element: 'callout',
          tone: 'note',
          title: 'Kam chceme prísť',
          runs: textRuns(
            'Každý, kto v meste potrebuje pomoc, vie, na koho sa obrátiť, a dostane ju blízko domova skôr, než sa jeho situácia zhorší.'
          )
        },
        prose(2, 4)
      ]),
      section('ako-plan-vznikol', 'Ako plán vznikol', [
        prose(3, 5),
        {
          element: 'list',
          ordered: true,
          entries: [
            { runs: textRuns('zber údajov zo sčítania, registra poskytovateľov a mestského úradu,') },
            {
              runs: textRuns('rozhovory a dotazník:'),
              children: {
                element: 'list',
                ordered: false,
                entries: [
                  { runs: textRuns('412 vyplnených dotazníkov,') },
                  { runs: textRuns('tri stretnutia s obyvateľmi,') },
                  { runs: textRuns('rozhovory so šiestimi poskytovateľmi,') }
                ]
              }
            },
            { runs: textRuns('návrhy pracovných skupín a verejná diskusia.') }
          ]
        }
      ])
    ]
  );
}

const KINDS = [
  ['opatrovateľská služba', 'terénna', 'prijímatelia'],
  ['denný stacionár', 'ambulantná', 'miesta'],
  ['zariadenie pre seniorov', 'pobytová celoročná', 'miesta'],
  ['prepravná služba', 'terénna', 'jazdy'],
  ['denné centrum', 'ambulantná', 'miesta'],
  ['nízkoprahová sociálna služba pre deti a rodinu', 'ambulantná', 'prijímatelia'],
  ['nocľaháreň', 'ambulantná', 'miesta'],
  ['včasná intervencia', 'terénna', 'rodiny']
] as const;

const GROUPS = [
  'seniori',
  'ľudia so zdravotným postihnutím',
  'deti a rodiny',
  'ľudia ohrození sociálnym vylúčením'
];

function services(): Section {
  const kinds = KINDS.map(([kind, form], at) =>
    section(`sluzba-${at}`, kind.charAt(0).toUpperCase() + kind.slice(1), [
      facts(kind, [
        ['Forma', form],
        ['Poskytovateľ', at % 2 === 0 ? 'Mesto Kamenná Lúka' : 'Pomoc Lúka, n. o.'],
        ['Prijímatelia', GROUPS[at % 4] ?? ''],
        ['Stav ku dňu', '31. decembra 2025']
      ]),
      prose(at + 4, 6),
      prose(at + 9, 4)
    ])
  );
  return section(
    'analyza-sluzieb',
    'Analýza poskytovaných sociálnych služieb',
    [prose(4, 6), capacities()],
    kinds
  );
}

function facts(label: string, rows: [string, string][]): Facts {
  return { element: 'facts', label, rows: rows.map(([term, text]) => ({ term, runs: textRuns(text) })) };
}

function capacities(): Table {
  const years = [2026, 2027, 2028, 2029, 2030];
  return {
    element: 'table',
    id: 't-kapacity',
    caption:
      'Existujúca kapacita a vyčíslená potreba jej zvýšenia podľa druhu, formy, cieľovej skupiny a roku',
    columnGroups: [{ title: '', columns: 2 }, ...years.map((year) => ({ title: String(year), columns: 2 }))],
    columns: [
      { title: textRuns('Cieľová skupina'), align: 'start', share: 2.4 },
      { title: textRuns('Jednotka'), align: 'start', share: 1.6 },
      ...years.flatMap(() => [
        { title: textRuns('je'), align: 'end' as const, share: 0.7 },
        { title: textRuns('treba'), align: 'end' as const, share: 0.8 }
      ])
    ],
    headerColumn: true,
    rows: KINDS.flatMap(([kind, form, unit], at) => [
      { group: `${kind} (${form})` },
      ...GROUPS.slice(0, 2 + (at % 3)).map((group, row) => ({
        cells: [
          textRuns(group),
          textRuns(unit),
          ...years.flatMap((_, year) => [
            textRuns(String(12 + at * 3 + row)),
            textRuns(String(Math.max(0, at + year * 2 - row)))
          ])
        ]
      }))
    ]),
    source: 'register poskytovateľov a údaje poskytovateľov k 31. decembru 2025; potreba podľa časti 3'
  };
}

function requirements(): Section {
  const groups = GROUPS.map((group, at) =>
    section(`poziadavky-${at}`, group.charAt(0).toUpperCase() + group.slice(1), [
      prose(at, 6),
      {
        element: 'list',
        ordered: false,
        entries: [1, 2, 3, 4].map((entry) => ({
          runs: textRuns(SENTENCES[(at + entry * 2) % SENTENCES.length] ?? '')
        }))
      },
      prose(at + 5, 5),
      swot(at)
    ])
  );
  return section(
    'poziadavky',
    'Analýza požiadaviek prijímateľov a ďalších obyvateľov',
    [prose(8, 5)],
    groups
  );
}

function swot(at: number): Table {
  return {
    element: 'table',
    id: `t-swot-${at}`,
    caption: `Silné a slabé stránky, príležitosti a hrozby: ${GROUPS[at]}`,
    headerColumn: true,
    columns: [
      { title: textRuns('Pohľad'), align: 'start', share: 1 },
      { title: textRuns('Zistenie'), align: 'start', share: 3 },
      { title: textRuns('Pôvod'), align: 'start', share: 1.2 }
    ],
    rows: ['Silná stránka', 'Slabá stránka', 'Príležitosť', 'Hrozba'].map((view, row) => ({
      cells: [
        textRuns(view),
        textRuns(SENTENCES[(at * 2 + row) % SENTENCES.length] ?? ''),
        textRuns(['dotazník', 'stretnutie', 'štatistika', 'poskytovateľ'][row] ?? '')
      ]
    }))
  };
}

function population(): Section {
  const bands = Array.from({ length: 18 }, (_, at) => ({
    label: at < 17 ? `${at * 5} – ${at * 5 + 4}` : '85 a viac',
    men: Math.round(210 * Math.sin((at + 3) / 6.8) ** 2 + (at < 14 ? 90 : 22)),
    women: Math.round(205 * Math.sin((at + 3) / 7.1) ** 2 + (at < 14 ? 88 : 48)),
    later: {
      men: Math.round(180 * Math.sin((at + 1) / 6.8) ** 2 + (at < 14 ? 80 : 55)),
      women: Math.round(185 * Math.sin((at + 1) / 7) ** 2 + (at < 14 ? 78 : 84))
    }
  }));
  const chart = {
    chart: 'age-pyramid' as const,
    bands,
    words: { age: 'Vek', men: 'Muži', women: 'Ženy', now: '2021', later: 'projekcia na rok 2036' }
  };
  return section('obyvatelstvo', 'Analýza sociologických a demografických údajov', [
    prose(6, 6),
    charted(
      'g-strom',
      'Najpočetnejšie ročníky dnes pracujú, o pätnásť rokov budú potrebovať pomoc',
      chart,
      'Štatistický úrad SR, SODB 2021; projekcia podľa postupu v prílohe B'
    ),
    prose(7, 6)
  ]);
}

function charted(
  id: string,
  title: string,
  chart: Parameters<typeof chartFigures>[0],
  source: string
): Figure {
  const { header, rows } = chartFigures(chart, 'sk');
  return {
    element: 'figure',
    id,
    title,
    alternative: `${title}. Presné hodnoty sú v tabuľke pod grafom.`,
    picture: { picture: 'chart', chart },
    source,
    table: {
      element: 'table',
      id: `${id}-udaje`,
      caption: title,
      columns: header.map((word, at) => ({
        title: textRuns(word),
        align: at === 0 ? 'start' : 'end',
        share: 1
      })),
      headerColumn: true,
      rows: plainRows(rows)
    }
  };
}

function goalsPart(goals: number): Section {
  const list = Array.from({ length: goals }, (_, at) => goal(at));
  return section('ciele', 'Ciele a priority rozvoja sociálnych služieb', [prose(2, 5), needed()], list);
}

function needed(): Figure {
  const chart = {
    chart: 'capacity-by-year' as const,
    unit: 'miesta',
    years: [2026, 2027, 2028, 2029, 2030].map((year, at) => ({
      year,
      existing: 12,
      planned: [0, 0, 8, 8, 14][at] ?? 0,
      needed: [24, 25, 26, 28, 30][at] ?? 0
    })),
    words: { year: 'Rok', existing: 'existujúca', planned: 'pribudne podľa plánu', needed: 'potrebná spolu' }
  };
  return charted(
    'g-stacionar',
    'Denný stacionár bude mať v roku 2030 dvojnásobok miest, štyri budú ešte chýbať',
    chart,
    'matica kapacít tohto plánu (tabuľka 1)'
  );
}

function goal(at: number): Section {
  const topics = [
    'Pomoc doma aj večer a cez víkend',
    'Denný stacionár pre tridsať ľudí',
    'Bezpečná cesta k službám',
    'Podpora tých, čo sa starajú'
  ];
  const measures = [0, 1].map((measure) => measureOf(at, measure));
  return section(`ciel-${at}`, topics[at % 4] ?? '', [prose(at, 4), indicators(at)], measures);
}

function measureOf(goalAt: number, at: number): Section {
  const code = `${goalAt + 1}.${at + 1}`;
  const activity = (name: string, from: string, cost: number) => ({
    cells: [
      name,
      'Mestský úrad, oddelenie sociálnych vecí',
      from,
      euroText(cost, 'sk'),
      'rozpočet mesta'
    ].map(textRuns)
  });
  const table: Table = {
    element: 'table',
    id: `t-aktivity-${goalAt}-${at}`,
    caption: `Aktivity opatrenia ${code}`,
    headerColumn: true,
    columns: [
      { title: textRuns('Aktivita'), align: 'start', share: 2 },
      { title: textRuns('Zodpovedá'), align: 'start', share: 1.5 },
      { title: textRuns('Termín'), align: 'start', share: 1 },
      { title: textRuns('Náklady'), align: 'end', share: 0.9 },
      { title: textRuns('Zdroj'), align: 'start', share: 1 }
    ],
    rows: [
      activity('Projektová dokumentácia a stavebné povolenie', '3/2026 – 11/2026', 1_850_000),
      activity('Prijatie štyroch opatrovateliek a ich zaškolenie', '1/2027 – 6/2027', 6_240_000),
      { ...activity('Spolu', '', 8_090_000), total: true as const }
    ]
  };
  return {
    id: `opatrenie-${code}`,
    title:
      at === 0 ? 'Rozšíriť opatrovateľskú službu o večery a víkendy' : 'Vybaviť a otvoriť nové priestory',
    label: `opatrenie ${code}`,
    elements: [
      facts(`Opatrenie ${code}`, [
        ['Druh zmeny', 'rozšíriť existujúcu službu'],
        ['Cieľová skupina', GROUPS[goalAt % 4] ?? ''],
        [
          'Vychádza zo zistenia',
          'rodiny bez pomoci po 15. hodine (dotazník, otázka 14; stretnutie 12. februára 2026)'
        ]
      ]),
      prose(goalAt + at, 3),
      table
    ],
    sections: []
  };
}

function indicators(at: number): Table {
  return {
    element: 'table',
    id: `t-ukazovatele-${at}`,
    caption: `Ukazovatele cieľa ${at + 1}`,
    headerColumn: true,
    columns: [
      { title: textRuns('Ukazovateľ'), align: 'start', share: 3 },
      { title: textRuns('Východisko'), align: 'end', unit: '2025', share: 1 },
      { title: textRuns('Cieľ'), align: 'end', unit: '2028', share: 1 },
      { title: textRuns('Cieľ'), align: 'end', unit: '2030', share: 1 }
    ],
    rows: plainRows([
      ['Prijímatelia opatrovateľskej služby večer a cez víkend', '0', '18', '35'],
      ['Hodiny opatrovania za rok', '21 400', '28 000', '33 500']
    ]),
    source: 'výkazy poskytovateľov, každoročne k 31. januáru'
  };
}

export const SAMPLE_MONEY: MoneyByYear = {
  chart: 'money-by-year',
  sources: [
    { name: 'rozpočet mesta', covered: true },
    { name: 'štátny rozpočet', covered: true },
    { name: 'platby prijímateľov', covered: true },
    { name: 'Program Slovensko', covered: true },
    { name: 'bez krytia', covered: false }
  ],
  years: [2026, 2027, 2028, 2029, 2030].map((year, at) => ({
    year,
    cents: [
      24_000_000 + at * 3_000_000,
      18_000_000,
      5_200_000 + at * 200_000,
      at < 3 ? 32_000_000 : 0,
      at > 2 ? 19_000_000 : 0
    ]
  })),
  words: { year: 'Rok', source: 'Zdroj', total: 'Spolu' }
};

function timetable(): Section {
  return section(
    'casovy-plan',
    'Časový plán a podmienky realizácie',
    [prose(5, 5)],
    [
      section('peniaze', 'Finančné podmienky', [
        charted(
          'g-peniaze',
          'Od roku 2029, keď sa skončí projekt, chýba plánu krytie za 190 000 € ročne',
          SAMPLE_MONEY,
          'rozpočet plánu; suma bez krytia je zámer, na ktorý ešte nie je zmluva ani prísľub'
        ),
        prose(3, 4),
        {
          element: 'callout',
          tone: 'important',
          title: 'Riziko',
          runs: textRuns(
            'Bez náhrady za Program Slovensko by mesto muselo od roku 2029 uzavrieť osem miest denného stacionára.'
          )
        }
      ]),
      section('ludia', 'Personálne podmienky', [prose(6, 6), prose(7, 5)]),
      section('prevadzka', 'Prevádzkové a organizačné podmienky', [prose(8, 6), prose(1, 5)])
    ]
  );
}

function evaluation(): Section {
  return section('vyhodnocovanie', 'Spôsob každoročného vyhodnocovania plnenia', [prose(2, 6), prose(9, 4)]);
}

function changes(): Section {
  return section('zmeny', 'Podmienky a spôsob zmeny a aktualizácie plánu', [prose(4, 5), prose(6, 5)]);
}

function providers(): Section {
  const table: Table = {
    element: 'table',
    id: 't-poskytovatelia',
    caption: 'Poskytovatelia sociálnych služieb na území mesta',
    headerColumn: true,
    columns: [
      { title: textRuns('Poskytovateľ'), align: 'start', share: 2.2 },
      { title: textRuns('Druh služby'), align: 'start', share: 2 },
      { title: textRuns('Forma'), align: 'start', share: 1.4 },
      { title: textRuns('Kapacita'), align: 'end', share: 0.8 },
      { title: textRuns('Jednotka'), align: 'start', share: 1 }
    ],
    rows: Array.from({ length: 56 }, (_, at) => {
      const [kind, form, unit] = KINDS[at % KINDS.length] ?? KINDS[0];
      return {
        cells: [`Poskytovateľ ${at + 1}, n. o.`, kind, form, String(8 + ((at * 7) % 40)), unit].map(textRuns)
      };
    }),
    source: 'register poskytovateľov sociálnych služieb, stav k 31. decembru 2025'
  };
  return section('poskytovatelia', 'Poskytovatelia', [table]);
}

function sources(): Section {
  return section('zdroje', 'Zdroje údajov a postup projekcie', [prose(0, 6), prose(5, 6)]);
}
