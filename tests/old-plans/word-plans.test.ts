import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { landed, missingWords } from './read-old-plan.ts';
import {
  bold,
  bullet,
  inStyle,
  italic,
  note,
  numbered,
  strong,
  styled,
  table,
  text,
  wordFile
} from './word-files.ts';

describe('old plans in Word', () => {
  test('1: numbered headings in the styles of Word, nested', async () => {
    const plan = await landed(
      await wordFile([
        bold('KOMUNITNÝ PLÁN SOCIÁLNYCH SLUŽIEB OBCE DUBOVÁ'),
        text('Schválený uznesením č. 12/2018'),
        styled('1. Úvod'),
        text('Obec pripravila plán s občanmi.'),
        styled('2. Legislatívne východiská'),
        text('Podľa § 83 zákona.'),
        styled('3. Analytická časť'),
        styled('3.1 Demografické údaje', 2),
        text('V obci žije 900 ľudí.'),
        styled('3.1.1 Vek', 3),
        text('Seniorov je 200.'),
        styled('3.2 Analýza poskytovaných sociálnych služieb', 2),
        text('Opatrovateľská služba pomáha ôsmim.'),
        styled('3.3 Potreby obyvateľov', 2),
        text('Chýba jedáleň.'),
        styled('4. Vízia obce v sociálnej oblasti'),
        text('Dubová je dobrá pre všetkých.'),
        styled('5. Strategické ciele a priority'),
        text('Chceme pomáhať doma.'),
        styled('6. Časový harmonogram'),
        text('Rok 2019: jedáleň.'),
        styled('7. Podmienky realizácie plánu'),
        styled('7.1 Personálne podmienky', 2),
        text('Dve opatrovateľky.'),
        styled('8. Monitorovanie a vyhodnocovanie plnenia'),
        text('Každý rok v marci.'),
        styled('9. Aktualizácia komunitného plánu'),
        text('Mení ho zastupiteľstvo.'),
        styled('Záver'),
        text('Ďakujeme.'),
        styled('Prílohy'),
        styled('Dotazník pre obyvateľov', 2),
        text('Koľko máte rokov?')
      ])
    );
    expect(plan.in('foreword')).toEqual(['Úvod', 'Obec pripravila plán s občanmi.']);
    expect(plan.in('legal-frame')).toEqual(['Legislatívne východiská', 'Podľa § 83 zákona.']);
    expect(plan.in('social-situation')).toEqual([
      'Demografické údaje',
      'V obci žije 900 ľudí.',
      'Vek',
      'Seniorov je 200.'
    ]);
    expect(plan.pieces.find(({ content }) => 'level' in content && content.level === 3)).toMatchObject({
      under: '3. Analytická časť › 3.1 Demografické údaje › 3.1.1 Vek'
    });
    expect(plan.in('services-analysis')[1]).toBe('Opatrovateľská služba pomáha ôsmim.');
    expect(plan.in('requirements-analysis')[1]).toBe('Chýba jedáleň.');
    expect(plan.in('vision')[1]).toBe('Dubová je dobrá pre všetkých.');
    expect(plan.in('goals-and-priorities')[1]).toBe('Chceme pomáhať doma.');
    expect(plan.in('timetable')[1]).toBe('Rok 2019: jedáleň.');
    expect(plan.in('conditions')).toEqual([
      'Podmienky realizácie plánu',
      'Personálne podmienky',
      'Dve opatrovateľky.'
    ]);
    expect(plan.in('annual-evaluation')[1]).toBe('Každý rok v marci.');
    expect(plan.in('change-and-update')[1]).toBe('Mení ho zastupiteľstvo.');
    // A questionnaire in the annexes is an annex, not an analysis.
    expect(plan.in('annexes')).toEqual(['Prílohy', 'Dotazník pre obyvateľov', 'Koľko máte rokov?']);
    expect(plan.in(null)).toEqual([
      'KOMUNITNÝ PLÁN SOCIÁLNYCH SLUŽIEB OBCE DUBOVÁ',
      'Schválený uznesením č. 12/2018',
      'Analytická časť',
      'Záver',
      'Ďakujeme.'
    ]);
    expect(missingWords(plan)).toEqual([]);
  });

  test('2: headings that are only bold, large or in capitals', async () => {
    const plan = await landed(
      await wordFile([
        bold('Komunitný plán', 20),
        bold('ÚVOD', 14),
        text('Slovo starostu.'),
        bold('SOCIÁLNA SITUÁCIA V OBCI', 14),
        text('Text o obci s ', strong('tučným'), ' slovom.'),
        bold('SWOT ANALÝZA', 14),
        bold('Silné stránky'),
        bullet('ochotní ľudia'),
        bullet('kultúrny dom'),
        bold('Slabé stránky'),
        bullet('žiadny lekár'),
        bold('CIELE A OPATRENIA', 14),
        text('Cieľom je pomôcť.'),
        bold('Spôsob vyhodnocovania plnenia plánu', 14),
        text('Raz za rok.')
      ])
    );
    expect(plan.in('foreword')).toEqual(['ÚVOD', 'Slovo starostu.']);
    expect(plan.in('social-situation')).toEqual(['SOCIÁLNA SITUÁCIA V OBCI', 'Text o obci s tučným slovom.']);
    expect(plan.in('swot')).toEqual([
      'SWOT ANALÝZA',
      'Silné stránky',
      'ochotní ľudia\nkultúrny dom',
      'Slabé stránky',
      'žiadny lekár'
    ]);
    expect(plan.in('goals-and-priorities')).toEqual(['CIELE A OPATRENIA', 'Cieľom je pomôcť.']);
    expect(plan.in('annual-evaluation')[1]).toBe('Raz za rok.');
    expect(plan.in(null)).toEqual(['Komunitný plán']);
    expect(missingWords(plan)).toEqual([]);
  });

  test('3: tables for everything, the whole text in cells', async () => {
    const plan = await landed(
      await wordFile([
        table([[{ lines: ['Komunitný plán mesta Hrabovo', 'na roky 2018 – 2022'] }]]),
        table([
          [
            'Úvod',
            'Mesto Hrabovo pripravilo tento plán spolu s občanmi, poskytovateľmi a cirkvami, ktoré v meste pôsobia už dlhé roky a poznajú ho.'
          ],
          [
            'Vízia',
            'Hrabovo bude mestom, v ktorom nikto nezostane sám so svojím trápením, v ktorom má každý pomoc blízko a včas a vie, kde ju hľadať.'
          ],
          [
            'Zmena plánu',
            'Plán mení mestské zastupiteľstvo na návrh primátora, keď sa zmení zákon, potreby občanov alebo peniaze, s ktorými plán počíta.'
          ]
        ]),
        styled('Opatrenia'),
        table([
          ['Cieľ', 'Opatrenie', 'Aktivita', 'Zodpovedný', 'Termín', 'Suma (EUR)'],
          ['Pomoc doma', 'Prijať opatrovateľku', 'Výberové konanie', 'referentka', '2019', '12 000']
        ])
      ])
    );
    expect(plan.in('foreword')[0]).toBe('Úvod');
    expect(plan.in('foreword')[1]).toContain('spolu s občanmi');
    expect(plan.in('vision')[1]).toContain('nikto nezostane sám');
    expect(plan.in('change-and-update')[1]).toContain('mestské zastupiteľstvo');
    expect(plan.in(null)).toEqual(['Komunitný plán mesta Hrabovo', 'na roky 2018 – 2022']);
    expect(plan.rows('measures')).toEqual([
      [
        ['Cieľ', 'Opatrenie', 'Aktivita', 'Zodpovedný', 'Termín', 'Suma (EUR)'],
        ['Pomoc doma', 'Prijať opatrovateľku', 'Výberové konanie', 'referentka', '2019', '12 000']
      ]
    ]);
    expect(missingWords(plan)).toEqual([]);
  });

  test('4: columns that are called otherwise, goals as rows across the table, merged cells, providers and capacities', async () => {
    const plan = await landed(
      await wordFile([
        styled('Plán opatrení'),
        table([
          [
            'P. č.',
            'Názov opatrenia',
            'Konkrétne aktivity',
            'Garant',
            'Spolupracujúce subjekty',
            'Časový horizont',
            'Predpokladané finančné náklady',
            'Spôsob financovania'
          ],
          [{ says: 'Cieľ č. 1: Seniori zostanú doma', over: 8 }],
          [
            '1',
            { says: 'Rozvážať obedy', down: 2 },
            'Kúpiť auto',
            'obec',
            'farnosť',
            '2020',
            '9 000 €',
            'rozpočet obce'
          ],
          ['2', 'Nájsť vodiča', 'obec', '', '2020', '', ''],
          [{ says: 'Cieľ č. 2: Mladí majú kam ísť', over: 8 }],
          ['3', 'Otvoriť klub', 'Opraviť strechu', 'starosta', 'mládež', '2021', '4 000 €', 'dotácia']
        ]),
        styled('Zoznam poskytovateľov'),
        table([
          ['Názov organizácie', 'IČO', 'Druh sociálnej služby', 'Forma', 'Kapacita', 'Počet čakateľov'],
          ['Charita', '35984180', 'opatrovateľská služba', 'terénna', '12', '3']
        ]),
        styled('Časový plán kapacít'),
        table([
          ['Druh sociálnej služby', 'Forma', 'Jednotka', 'Existujúca kapacita 2020', 'Potreba 2021'],
          ['denný stacionár', 'ambulantná', 'miesta', '0', '10']
        ])
      ])
    );
    expect(plan.rows('measures')).toEqual([
      [
        [
          'Cieľ',
          'P. č.',
          'Názov opatrenia',
          'Aktivita',
          'Zodpovedný',
          'Partneri',
          'Termín',
          'Suma (EUR)',
          'Zdroj financovania'
        ],
        [
          'Seniori zostanú doma',
          '1',
          'Rozvážať obedy',
          'Kúpiť auto',
          'obec',
          'farnosť',
          '2020',
          '9 000 €',
          'rozpočet obce'
        ],
        ['Seniori zostanú doma', '2', '', 'Nájsť vodiča', 'obec', '', '2020', '', ''],
        [
          'Mladí majú kam ísť',
          '3',
          'Otvoriť klub',
          'Opraviť strechu',
          'starosta',
          'mládež',
          '2021',
          '4 000 €',
          'dotácia'
        ]
      ]
    ]);
    expect(plan.rows('services')[0]?.[1]).toEqual([
      'Charita',
      '35984180',
      'opatrovateľská služba',
      'terénna',
      '12',
      '3'
    ]);
    expect(plan.rows('capacity')[0]?.[0]).toContain('Potreba 2021');
    expect(plan.in('services-analysis')).toEqual(['Zoznam poskytovateľov']);
    expect(plan.in('timetable')).toEqual(['Časový plán kapacít']);
    expect(missingWords(plan)).toEqual([]);
  });

  test('5: measures as lists in lists, with who and when under them', async () => {
    const plan = await landed(
      await wordFile([
        styled('Ciele a opatrenia'),
        bullet('Cieľ 1: Lepšia starostlivosť o seniorov'),
        bullet('Opatrenie 1.1: Zriadiť denný stacionár', 1),
        bullet('Pripraviť projekt', 2),
        bullet('Získať peniaze', 2),
        bullet('Opatrenie 1.2: Rozvážať obedy', 1),
        bullet('Zodpovedný: obec', 2),
        bullet('Termín: 2020', 2),
        bullet('Cieľ 2: Informovaní občania'),
        bullet('Opatrenie 2.1: Vydať letáky', 1),
        styled('Zoznam bez opatrení'),
        bullet('jablko'),
        bullet('hruška')
      ])
    );
    expect(plan.rows('measures')).toEqual([
      [
        ['Cieľ', 'Opatrenie', 'Aktivita', 'Zodpovedný', 'Termín'],
        ['Lepšia starostlivosť o seniorov', 'Zriadiť denný stacionár', 'Pripraviť projekt', '', ''],
        ['Lepšia starostlivosť o seniorov', 'Zriadiť denný stacionár', 'Získať peniaze', '', ''],
        ['Lepšia starostlivosť o seniorov', 'Rozvážať obedy', '', 'obec', '2020'],
        ['Informovaní občania', 'Vydať letáky', '', '', '']
      ]
    ]);
    expect(missingWords(plan)).toEqual([]);
  });

  test('6: one long text without a heading waits whole', async () => {
    const sentences = Array.from(
      { length: 40 },
      (_, at) => `Odsek ${at} hovorí o službách a o ľuďoch v obci.`
    );
    const plan = await landed(await wordFile(sentences.map((one) => text(one))));
    expect(plan.in(null)).toEqual(sentences);
    expect(plan.pieces).toHaveLength(40);
  });

  test('7: SWOT as a table of four, cards of measures, an indicator table', async () => {
    const plan = await landed(
      await wordFile([
        styled('SWOT analýza sociálnych služieb'),
        table([
          [{ lines: ['Silné stránky', 'ochota'] }, { lines: ['Slabé stránky', 'málo peňazí'] }],
          [{ lines: ['Príležitosti', 'projekty'] }, { lines: ['Ohrozenia', 'odchod mladých'] }]
        ]),
        styled('Priority'),
        styled('Priorita 1: Rodina', 2),
        styled('Cieľ 1.1: Rodiny sa dorozumejú', 3),
        table([
          [{ says: 'Opatrenie 1.1.1 Poradňa pre rodiny', over: 2 }],
          ['Aktivita', 'Otvoriť poradňu'],
          ['Zodpovednosť', 'mesto'],
          ['Termín realizácie', '2021 – 2022'],
          ['Finančné zabezpečenie', '3 500 €']
        ]),
        table([
          ['Opatrenie 1.1.2', 'Klub rodičov'],
          ['Zodpovedný', 'centrum'],
          ['Merateľný ukazovateľ', 'počet stretnutí']
        ]),
        text('Tabuľka 4: Ukazovatele'),
        table([
          ['Ukazovateľ', 'Východisková hodnota', '2021', '2022'],
          ['Počet rodín v poradni', '0', '10', '20']
        ])
      ])
    );
    expect(plan.in('swot')[1]).toBe(
      'Silné stránky\nochota\tSlabé stránky\nmálo peňazí\nPríležitosti\nprojekty\tOhrozenia\nodchod mladých'
    );
    expect(plan.rows('measures')).toEqual([
      [
        ['Priorita', 'Cieľ', 'Opatrenie', 'Aktivita', 'Zodpovedný', 'Termín', 'Suma (EUR)'],
        [
          'Rodina',
          'Rodiny sa dorozumejú',
          'Poradňa pre rodiny',
          'Otvoriť poradňu',
          'mesto',
          '2021 – 2022',
          '3 500 €'
        ]
      ],
      [
        ['Priorita', 'Cieľ', 'Opatrenie', 'Zodpovedný', 'Merateľný ukazovateľ'],
        ['Rodina', 'Rodiny sa dorozumejú', 'Klub rodičov', 'centrum', 'počet stretnutí']
      ]
    ]);
    expect(plan.rows('indicators')).toEqual([
      [
        [
          'Priorita',
          'Cieľ',
          'Merateľný ukazovateľ',
          'Východisková hodnota',
          'Opatrenie',
          'Rok cieľovej hodnoty',
          'Cieľová hodnota'
        ].map((label) => (label === 'Merateľný ukazovateľ' ? 'Ukazovateľ' : label)),
        ['Rodina', 'Rodiny sa dorozumejú', 'Počet rodín v poradni', '0', '', '2021', '10'],
        ['Rodina', 'Rodiny sa dorozumejú', 'Počet rodín v poradni', '0', '', '2022', '20']
      ]
    ]);
    const captioned = plan.pieces.find(({ rows }) => rows?.kind === 'indicators');
    expect(captioned?.content).toMatchObject({ caption: 'Tabuľka 4: Ukazovatele' });
    expect(missingWords(plan)).toEqual([]);
  });

  test('8: footnotes, marks, links and appendices; a budget by years', async () => {
    const plan = await landed(
      await wordFile(
        [
          styled('Východiskové dokumenty'),
          text('Zákon', note(1), ' a ', italic('stratégia'), ' kraja', note(2), '.'),
          styled('Finančné zdroje'),
          table([
            [
              { says: 'Opatrenie', down: 2 },
              { says: 'Aktivita', down: 2 },
              { says: 'Rozpočet', over: 2 }
            ],
            ['2020', '2021'],
            ['Obedy', 'Auto', '9 000', '500']
          ]),
          styled('Príloha č. 1 – Zoznam skratiek'),
          text('KP – komunitný plán'),
          styled('Príloha č. 2'),
          styled('Prehľad poskytovateľov', 2),
          text('Nájdete ho na webe.')
        ],
        { footnotes: { 1: 'Zákon č. 448/2008 Z. z.', 2: 'Schválená v roku 2017.' }, header: 'Obec Dubová' }
      )
    );
    const [, law] = plan.pieces;
    expect(law?.content).toMatchObject({
      kind: 'paragraph',
      text: [
        { text: 'Zákon' },
        { type: 'footnote', text: [{ text: expect.stringContaining('Zákon č. 448/2008 Z. z.') }] },
        { text: ' a ' },
        { text: 'stratégia', italic: true },
        { text: ' kraja' },
        { type: 'footnote', text: [{ text: expect.stringContaining('Schválená v roku 2017.') }] },
        { text: '.' }
      ]
    });
    expect(law?.section).toBe('legal-frame');
    expect(plan.in('resources')).toEqual(['Finančné zdroje']);
    expect(plan.rows('budget')).toEqual([
      [
        ['Cieľ', 'Opatrenie', 'Aktivita', 'Rok', 'Suma (EUR)'],
        ['Finančné zdroje', 'Obedy', 'Auto', '2020', '9 000'],
        ['Finančné zdroje', 'Obedy', 'Auto', '2021', '500']
      ]
    ]);
    expect(plan.in('annexes')).toEqual([
      'Príloha č. 1 – Zoznam skratiek',
      'KP – komunitný plán',
      'Príloha č. 2',
      'Prehľad poskytovateľov',
      'Nájdete ho na webe.'
    ]);
  });

  test('9: styles with names of their own, a table of contents, automatic numbers', async () => {
    const plan = await landed(
      await wordFile(
        [
          inStyle('Title', 'Komunitný plán obce'),
          text('Obsah'),
          text('1 Vízia', '\t', '3'),
          text('2 Riziká', '\t', '4'),
          inStyle('Kapitola', 'Vízia'),
          text('Obec pre všetkých.'),
          inStyle('Oddiel', 'Pre deti'),
          text('Ihrisko.'),
          numbered('Prvé'),
          numbered('Druhé', 1),
          numbered('Tretie'),
          inStyle('Kapitola', 'Riziká'),
          text('Málo peňazí.')
        ],
        {
          styles: [
            { id: 'Kapitola', name: 'Kapitola plánu', outlineLevel: 0 },
            { id: 'Oddiel', name: 'Oddiel', basedOn: 'Kapitola', outlineLevel: 1 }
          ]
        }
      )
    );
    expect(plan.in('vision')).toEqual([
      'Vízia',
      'Obec pre všetkých.',
      'Pre deti',
      'Ihrisko.',
      'Prvé\nDruhé\nTretie'
    ]);
    expect(plan.pieces.find(({ content }) => content.kind === 'orderedList')?.content).toMatchObject({
      items: [{ children: { items: [{}] } }, {}]
    });
    expect(plan.in('risks')).toEqual(['Riziká', 'Málo peňazí.']);
    expect(plan.in(null)).toEqual(['Komunitný plán obce', 'Obsah', '1 Vízia 3', '2 Riziká 4']);
    expect(missingWords(plan)).toEqual([]);
  });

  // Its part for texts: without it the program of tables is there, and converts nothing.
  const hasWriter = existsSync('/usr/lib/libreoffice/program/libswlo.so');
  test.runIf(hasWriter)(
    '10: the same as written by LibreOffice, from a page of its own',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'opora-office-'));
      const html = `<html><body><h1>1. Úvod</h1><p>Vitajte v <b>obci</b>.</p><h1>2. Sociálna situácia</h1>
        <h2>2.1 Obyvatelia</h2><p>Je nás 700.</p><ul><li>deti<ul><li>škôlkari</li></ul></li><li>seniori</li></ul>
        <h1>3. Opatrenia</h1><table border=1><tr><th>Opatrenie</th><th>Zodpovedá</th><th>Rozpočet v EUR</th></tr>
        <tr><td>Opraviť schody</td><td>starosta</td><td>1 200</td></tr></table></body></html>`;
      writeFileSync(join(folder, 'plan.html'), html);
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      const words = ['--headless', '--infilter=HTML (StarWriter)', '--convert-to', 'docx:MS Word 2007 XML'];
      execFileSync('soffice', [profile, ...words, '--outdir', folder, join(folder, 'plan.html')], {
        timeout: 60_000,
        stdio: 'ignore'
      });
      const plan = await landed(readFileSync(join(folder, 'plan.docx')));
      expect(plan.in('foreword')).toEqual(['Úvod', 'Vitajte v obci.']);
      expect(plan.in('social-situation')).toEqual([
        'Sociálna situácia',
        'Obyvatelia',
        'Je nás 700.',
        'deti\nškôlkari\nseniori'
      ]);
      expect(plan.rows('measures')[0]?.[1]).toEqual(['3. Opatrenia', 'Opraviť schody', 'starosta', '1 200']);
      expect(missingWords(plan)).toEqual([]);
    },
    90_000
  );
});
