import type { AuthoredPriority } from '#lib/domain/demonstration/authored-plan.ts';
import { change, cost, everyYear, INVENTED } from '../authoring.ts';
import { ROWS } from './rows.ts';

const OFFICE = 'mestský úrad, oddelenie sociálnych vecí';

/** Fourth priority of Rajec: advice for everybody, help in a crisis. */
export const NOBODY_ASIDE: AuthoredPriority = {
  title: 'Nikto neostane bokom',
  description:
    'Každý má vedieť, kam sa obrátiť, a v kríze dostať aspoň základnú pomoc bez dlhého vybavovania.',
  goals: [
    {
      title:
        'Do roku 2027 vie väčšina obyvateľov, na koho sa v meste obrátiť, a dostane radu v ktorýkoľvek pracovný deň',
      description: 'Poradenstvo posilní druhá pracovníčka a prehľad služieb bude na jednom mieste.',
      needs: ['orientation'],
      groups: ['socialne-vylucenie', 'seniori', 'rodiny-s-detmi', 'zdravotne-postihnutie'],
      services: [['zakladne-socialne-poradenstvo', 'ambulantna']],
      indicators: [
        {
          title: 'Podiel obyvateľov, ktorí vedia, na koho sa obrátiť',
          unit: '%',
          direction: 'up',
          baseline: { value: 67, asOf: '2025-05-16', source: INVENTED },
          targets: [
            { year: 2027, value: 75 },
            { year: 2030, value: 85 }
          ],
          source: 'dotazník pre domácnosti'
        }
      ],
      measures: [
        {
          title: 'Prijať druhú sociálnu pracovníčku',
          description:
            'Poradenstvo bude dostupné každý pracovný deň, aj keď jedna z pracovníčok nie je v úrade. Druhá pracovníčka zároveň koordinuje tento plán.',
          change: 'extend',
          subject: { service: 'zakladne-socialne-poradenstvo' },
          groups: ['socialne-vylucenie', 'seniori', 'rodiny-s-detmi', 'zdravotne-postihnutie'],
          capacity: [change(ROWS.counselling, 2027, 150, 1)],
          answers: ['counselling'],
          indicators: [
            {
              title: 'Počet prípadov základného poradenstva za rok',
              unit: 'prípady',
              direction: 'up',
              baseline: { value: 312, asOf: '2024-12-31', source: INVENTED },
              targets: [
                { year: 2027, value: 400 },
                { year: 2030, value: 450 }
              ],
              source: 'evidencia mestského úradu'
            }
          ],
          activities: [
            {
              title: 'Obsadiť pracovné miesto a rozdeliť agendu',
              responsible: 'prednostka mestského úradu',
              from: '2026-10-01',
              to: '2026-12-31'
            },
            {
              title: 'Poskytovať poradenstvo dvoma pracovníčkami',
              responsible: OFFICE,
              from: '2027-01-01',
              to: '2030-12-31',
              costs: everyYear(2027, 2030, 'obec', 23_400)
            }
          ]
        },
        {
          title: 'Vydať sprievodcu pomocou v meste',
          description:
            'Krátky sprievodca na webe a na papieri do každej schránky: kto pomáha, komu, kedy, za koľko a ako požiadať. Každý rok sa obnoví.',
          change: 'create',
          subject: 'information',
          groups: ['socialne-vylucenie', 'seniori', 'rodiny-s-detmi', 'zdravotne-postihnutie'],
          answers: ['orientation'],
          indicators: [
            {
              title: 'Podiel domácností, ktoré sprievodcu poznajú',
              unit: '%',
              direction: 'up',
              baseline: { value: 0, asOf: '2025-06-30', source: INVENTED },
              targets: [
                { year: 2027, value: 50 },
                { year: 2030, value: 70 }
              ],
              source: 'dotazník pre domácnosti'
            }
          ],
          activities: [
            {
              title: 'Zostaviť, vytlačiť a rozniesť sprievodcu',
              responsible: 'koordinátorka komunitného plánovania',
              partners: ['poskytovatelia služieb v meste'],
              from: '2026-03-01',
              to: '2030-12-31',
              costs: everyYear(2026, 2030, 'obec', 1_400, 'contract')
            }
          ]
        }
      ]
    },
    {
      title: 'Od zimy 2026 má každý človek bez domova v meste dostupnú sprchu, pranie a v mraze nocľah',
      description: 'Mesto zriadi stredisko osobnej hygieny a nocľah zabezpečí u poskytovateľa v Žiline.',
      needs: ['crisis', 'hygiene'],
      groups: ['socialne-vylucenie'],
      services: [
        ['stredisko-osobnej-hygieny', 'ambulantna'],
        ['noclaharen', 'pobytova']
      ],
      indicators: [
        {
          title: 'Počet nocí v mraze, keď mesto nevedelo ponúknuť nocľah',
          unit: 'noci',
          direction: 'down',
          baseline: { value: 14, asOf: '2025-03-31', source: INVENTED },
          targets: [{ year: 2027, value: 0 }],
          source: 'mestská polícia'
        }
      ],
      measures: [
        {
          title: 'Dohodnúť nocľah s nocľahárňou v Žiline',
          description: 'Dve lôžka od novembra do marca a odvoz zabezpečený mestskou políciou.',
          change: 'secure-elsewhere',
          subject: { service: 'noclaharen' },
          groups: ['socialne-vylucenie'],
          answers: ['shelter'],
          indicators: [
            {
              title: 'Počet lôžok zabezpečených dohodou',
              unit: 'lôžka',
              direction: 'up',
              baseline: { value: 0, asOf: '2025-06-30', source: INVENTED },
              targets: [{ year: 2026, value: 2 }],
              source: 'dohoda s poskytovateľom'
            }
          ],
          activities: [
            {
              title: 'Uzavrieť dohodu a každoročne ju pred zimou obnoviť',
              responsible: OFFICE,
              partners: ['mestská polícia'],
              from: '2026-08-01',
              to: '2030-12-31',
              costs: everyYear(2026, 2030, 'obec', 2_600)
            }
          ]
        },
        {
          title: 'Zriadiť stredisko osobnej hygieny s práčkou',
          description: 'Sprcha, práčka a sušička v mestskej budove, dvakrát týždenne s dohľadom pracovníčky.',
          change: 'create',
          subject: { service: 'stredisko-osobnej-hygieny' },
          groups: ['socialne-vylucenie'],
          capacity: [change(ROWS.hygiene, 2027, 10, 0.25)],
          answers: ['homeless'],
          indicators: [
            {
              title: 'Počet návštev strediska za rok',
              unit: 'návštevy',
              direction: 'up',
              baseline: { value: 0, asOf: '2025-06-30', source: INVENTED },
              targets: [
                { year: 2027, value: 200 },
                { year: 2030, value: 300 }
              ],
              source: 'evidencia strediska'
            }
          ],
          activities: [
            {
              title: 'Prispôsobiť miestnosť a kúpiť vybavenie',
              responsible: 'mestský úrad, oddelenie výstavby',
              from: '2026-08-01',
              to: '2026-12-31',
              costs: [cost(2026, 'obec', 9_500, 'pledge', 'capital')]
            },
            {
              title: 'Otvárať stredisko dvakrát týždenne',
              responsible: OFFICE,
              from: '2027-01-01',
              to: '2030-12-31',
              costs: everyYear(2027, 2030, 'obec', 3_900)
            }
          ]
        }
      ]
    }
  ]
};
