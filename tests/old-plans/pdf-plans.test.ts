import { describe, expect, test } from 'vitest';
import { readDocument } from '#lib/server/old-plan/read-document.ts';
import { landed } from './read-old-plan.ts';
import { typstFile } from './typst-file.ts';

const LETTERS = '#set text(font: "Source Sans 3", size: 11pt, lang: "sk")\n';
const RUNNING = `#set page(
  header: [Komunitný plán obce Dubová na roky 2018 – 2022],
  footer: context [Strana #counter(page).display() z #counter(page).final().first()]
)\n`;
const words = (about: string, sentences: number) =>
  Array.from(
    { length: sentences },
    (_, at) => `Veta ${at} rozpráva ${about} a o ľuďoch, ktorí v obci žijú celý svoj dlhý život.`
  ).join(' ');

describe('old plans in PDF', () => {
  test('11: running heads and page numbers are left out, headings are found by size and number', async () => {
    const plan = await landed(
      typstFile(`${LETTERS}${RUNNING}
#align(center, text(size: 24pt)[Komunitný plán])
#pagebreak()
#text(size: 16pt)[1. Úvod]

${words('o úvode', 6)}
#pagebreak()
#text(size: 16pt)[2. Analýza poskytovaných sociálnych služieb]

#text(size: 13pt)[2.1 Zariadenia]

${words('o službách', 40)}
- prvá služba
- druhá služba

#text(size: 16pt)[3. Prílohy]

Nič.`)
    );
    expect(plan.document.left.runningLines).toEqual(['Komunitný plán obce Dubová na roky 2018 – 2022']);
    expect(plan.in('foreword')).toEqual(['Úvod', words('o úvode', 6)]);
    expect(plan.in('services-analysis')).toEqual([
      'Analýza poskytovaných sociálnych služieb',
      'Zariadenia',
      words('o službách', 40),
      'prvá služba\ndruhá služba'
    ]);
    expect(plan.in('annexes')).toEqual(['Prílohy', 'Nič.']);
    expect(plan.in(null)).toEqual(['Komunitný plán']);
  });

  test('12: two columns are read one after the other, divided words are joined', async () => {
    const plan = await landed(
      typstFile(`${LETTERS}#set par(justify: true)\n#set text(hyphenate: true)\n#set page(columns: 2)
#text(size: 15pt, weight: "bold")[1 Vízia]

${words('o vízii', 24)}

#text(size: 15pt, weight: "bold")[2 Riziká plánu]

${words('o rizikách', 24)}`)
    );
    expect(plan.in('vision')).toEqual(['Vízia', words('o vízii', 24)]);
    expect(plan.in('risks')).toEqual(['Riziká plánu', words('o rizikách', 24)]);
  });

  test('13: bold headings of the size of the text, and tables by their places', async () => {
    const plan = await landed(
      typstFile(`${LETTERS}
*Opatrenia*

#table(columns: (3fr, 3fr, 2fr, 2fr, 2fr), stroke: none,
[Cieľ], [Opatrenie], [Zodpovedný], [Termín], [Rozpočet],
[Seniori doma], [Zriadiť jedáleň pre seniorov v kultúrnom dome], [obec], [2020], [5 000 €],
[Seniori doma], [Rozvoz obedov], [charita], [2021], [1 200 €])

*Zmena a aktualizácia plánu*

Plán mení zastupiteľstvo, keď to treba. ${words('o zmene', 3)}`)
    );
    expect(plan.rows('measures')).toEqual([
      [
        ['Cieľ', 'Opatrenie', 'Zodpovedný', 'Termín', 'Rozpočet'],
        ['Seniori doma', 'Zriadiť jedáleň pre seniorov v kultúrnom dome', 'obec', '2020', '5 000 €'],
        ['Seniori doma', 'Rozvoz obedov', 'charita', '2021', '1 200 €']
      ]
    ]);
    expect(plan.in('goals-and-priorities')).toEqual(['Opatrenia']);
    expect(plan.in('change-and-update')[0]).toBe('Zmena a aktualizácia plánu');
    expect(plan.in('change-and-update')[1]).toContain('Plán mení zastupiteľstvo');
  });

  test('a table and a sentence over two pages are one', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => `[Cieľ ${at} obce], [Opatrenie ${at} obce], [obec]`);
    const plan = await landed(
      typstFile(`${LETTERS}${RUNNING}
#table(columns: 3, table.header([Cieľ], [Opatrenie], [Zodpovedný]), ${rows.join(', ')})

${words('o všetkom', 60)}`)
    );
    expect(plan.rows('measures').map((table) => table.length)).toEqual([61]);
    expect(plan.in(null)).toEqual([words('o všetkom', 60)]);
  });

  test('pages without text in a plan are told of, and a scan is refused', async () => {
    const drawn = '#rect(width: 100%, height: 90%, fill: gray)';
    const annex = await landed(typstFile(`${LETTERS}${words('o pláne', 30)}\n#pagebreak()\n${drawn}`));
    expect(annex.document.left.pagesWithoutText).toEqual([2]);
    const scan = await readDocument(Buffer.from(typstFile(`${drawn}\n#pagebreak()\n${drawn}`)));
    expect(scan).toEqual({ outcome: 'refused', refusal: 'scan' });
  });
});
