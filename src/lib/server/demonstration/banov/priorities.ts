import type { AuthoredPriority } from '#lib/domain/demonstration/authored-plan.ts';
import { change, cost, everyYear, INVENTED } from '../authoring.ts';
import { ROWS } from './capacity.ts';

const CLERK = 'referentka obecného úradu';
const NOW = { asOf: '2025-08-31', source: INVENTED } as const;

/** Two priorities of Bánov with four goals and eight measures. */
export const PRIORITIES: readonly AuthoredPriority[] = [
  {
    title: 'Starší ľudia žijú doma a nie sú na to sami',
    description: 'Každý piaty obyvateľ má 65 a viac rokov. Obec posilní pomoc, ktorá príde za nimi.',
    goals: [
      {
        title: 'Do roku 2029 dostane opatrovanie každý, kto oň požiada a je naň odkázaný',
        description: 'Služba vzrastie z 12 na 20 prijímateľov.',
        needs: ['homeCare'],
        groups: ['seniori'],
        services: [['opatrovatelska-sluzba', 'terenna']],
        measures: [
          {
            title: 'Prijať dve ďalšie opatrovateľky',
            description: 'Jednu od roku 2026 a druhú od roku 2029, obe na plný úväzok.',
            change: 'extend',
            subject: { service: 'opatrovatelska-sluzba' },
            groups: ['seniori'],
            capacity: [change(ROWS.homeCare, 2026, 4, 1), change(ROWS.homeCare, 2029, 4, 1)],
            indicators: [
              {
                title: 'Počet opatrovateliek',
                unit: 'osoby',
                direction: 'up',
                baseline: { value: 4, ...NOW },
                targets: [
                  { year: 2026, value: 5 },
                  { year: 2029, value: 6 }
                ],
                source: 'obecný úrad'
              }
            ],
            activities: [
              {
                title: 'Zamestnať opatrovateľku od marca 2026 a ďalšiu od januára 2029',
                responsible: 'starosta obce',
                from: '2026-03-01',
                to: '2030-12-31',
                costs: [
                  cost(2026, 'obec', 9_800, 'contract'),
                  ...everyYear(2027, 2028, 'obec', 12_400),
                  ...everyYear(2029, 2030, 'obec', 26_200),
                  ...everyYear(2026, 2028, 'uhrada', 2_900),
                  ...everyYear(2029, 2030, 'uhrada', 5_800)
                ]
              }
            ]
          },
          {
            title: 'Dohodnúť zastupovanie opatrovateliek so susednou obcou',
            description: 'Dve obce si v čase choroby požičajú opatrovateľku podľa písomnej dohody.',
            change: 'improve',
            subject: { service: 'opatrovatelska-sluzba' },
            groups: ['seniori'],
            indicators: [
              {
                title: 'Počet dní v roku, keď prijímateľ ostal bez dohodnutej pomoci',
                unit: 'dni',
                direction: 'down',
                baseline: { value: 26, ...NOW },
                targets: [
                  { year: 2027, value: 10 },
                  { year: 2030, value: 0 }
                ],
                source: 'výkazy opatrovateliek'
              }
            ],
            activities: [
              {
                title: 'Pripraviť a podpísať dohodu obcí',
                responsible: 'starosta obce',
                partners: ['susedná obec'],
                from: '2026-02-01',
                to: '2026-06-30'
              }
            ]
          }
        ]
      },
      {
        title:
          'Od roku 2027 má každý senior v obci možnosť teplého obeda sedem dní v týždni a odvoz k lekárovi',
        description: 'Obedy pribudnú aj cez víkend a obec zavedie prepravnú službu.',
        needs: ['meals', 'transport'],
        groups: ['seniori', 'zdravotne-postihnutie'],
        services: [
          ['jedalen', 'terenna'],
          ['prepravna-sluzba', 'ina']
        ],
        measures: [
          {
            title: 'Rozvážať obedy aj cez víkend',
            description:
              'Zmluvný dodávateľ navarí aj v sobotu a v nedeľu, rozvezú ich dobrovoľníci s obecným autom.',
            change: 'extend',
            subject: { service: 'jedalen' },
            groups: ['seniori'],
            capacity: [change(ROWS.meals, 2027, 10)],
            indicators: [
              {
                title: 'Počet obedov rozvezených v bežný deň',
                unit: 'obedy',
                direction: 'up',
                baseline: { value: 40, ...NOW },
                targets: [{ year: 2027, value: 50 }],
                source: 'evidencia rozvozu'
              }
            ],
            activities: [
              {
                title: 'Rozšíriť zmluvu s dodávateľom a zostaviť rozpis rozvozu',
                responsible: CLERK,
                partners: ['Klub dôchodcov'],
                from: '2026-10-01',
                to: '2030-12-31',
                costs: everyYear(2027, 2030, 'obec', 4_700)
              }
            ]
          },
          {
            title: 'Zaviesť prepravnú službu k lekárovi',
            description: 'Obecné auto s vodičom na tri dni v týždni, objednávka deň vopred na obecnom úrade.',
            change: 'create',
            subject: { service: 'prepravna-sluzba' },
            groups: ['seniori', 'zdravotne-postihnutie'],
            capacity: [change(ROWS.transport, 2027, 25, 0.5)],
            indicators: [
              {
                title: 'Počet ľudí, ktorí službu za rok využili',
                unit: 'prijímatelia',
                direction: 'up',
                baseline: { value: 0, ...NOW },
                targets: [
                  { year: 2027, value: 15 },
                  { year: 2030, value: 25 }
                ],
                source: 'kniha jázd'
              }
            ],
            activities: [
              {
                title: 'Upraviť obecné auto a zapísať službu do registra',
                responsible: CLERK,
                partners: ['Nitriansky samosprávny kraj'],
                from: '2026-06-01',
                to: '2026-12-31',
                costs: [cost(2026, 'obec', 7_500, 'pledge', 'capital')]
              },
              {
                title: 'Jazdiť tri dni v týždni',
                responsible: CLERK,
                from: '2027-01-01',
                to: '2030-12-31',
                costs: [...everyYear(2027, 2030, 'obec', 8_900), ...everyYear(2027, 2030, 'uhrada', 1_100)]
              }
            ]
          }
        ]
      }
    ]
  },
  {
    title: 'V obci sa ľudia stretávajú a vedia, kam ísť po radu',
    description: 'Osamelosť a neskorá rada sú starosti, s ktorými obec dokáže pomôcť aj s malými peniazmi.',
    goals: [
      {
        title: 'Do roku 2028 má klub dôchodcov otvorené trikrát týždenne a šesťdesiat členov',
        description: 'Klub bude bez bariér a s programom, ktorý si zostavia jeho členovia.',
        needs: ['company'],
        groups: ['seniori', 'socialne-vylucenie'],
        services: [['denne-centrum', 'ambulantna']],
        measures: [
          {
            title: 'Otvoriť klub trikrát týždenne a zväčšiť klubovňu',
            description: 'Klub získa vedľajšiu miestnosť kultúrneho domu.',
            change: 'extend',
            subject: { service: 'denne-centrum' },
            groups: ['seniori'],
            capacity: [change(ROWS.club, 2027, 20)],
            indicators: [
              {
                title: 'Počet členov klubu',
                unit: 'členovia',
                direction: 'up',
                baseline: { value: 40, ...NOW },
                targets: [{ year: 2028, value: 60 }],
                source: 'klub dôchodcov'
              }
            ],
            activities: [
              {
                title: 'Spojiť dve miestnosti a vymeniť kúrenie',
                responsible: 'starosta obce',
                from: '2026-05-01',
                to: '2026-10-31',
                costs: [cost(2026, 'obec', 11_000, 'pledge', 'capital')]
              },
              {
                title: 'Otvárať klub v pondelok, stredu a piatok',
                responsible: 'vedúca klubu dôchodcov',
                from: '2027-01-01',
                to: '2030-12-31',
                costs: everyYear(2027, 2030, 'obec', 1_800)
              }
            ]
          },
          {
            title: 'Založiť skupinu susedskej pomoci',
            description: 'Dobrovoľníci raz za týždeň navštívia osamelých ľudí, pomôžu s nákupom a zavolajú.',
            change: 'create',
            subject: 'self-help-volunteering',
            groups: ['seniori', 'socialne-vylucenie'],
            indicators: [
              {
                title: 'Počet dobrovoľníkov, ktorí pravidelne navštevujú suseda',
                unit: 'osoby',
                direction: 'up',
                baseline: { value: 0, ...NOW },
                targets: [
                  { year: 2026, value: 6 },
                  { year: 2029, value: 14 }
                ],
                source: 'koordinátorka skupiny'
              }
            ],
            activities: [
              {
                title: 'Osloviť dobrovoľníkov, zaškoliť ich a poistiť',
                responsible: CLERK,
                partners: ['rímskokatolícka farnosť Bánov', 'Klub dôchodcov'],
                from: '2026-03-01',
                to: '2030-12-31',
                costs: everyYear(2026, 2030, 'dary', 400)
              }
            ]
          }
        ]
      },
      {
        title: 'Od roku 2026 dostane každá rodina radu do týždňa a vie, kde ju hľadať',
        description: 'Poradenstvo sa nerozširuje, mení sa jeho dostupnosť.',
        needs: ['advice'],
        groups: ['rodiny-s-detmi', 'socialne-vylucenie', 'zdravotne-postihnutie'],
        services: [],
        noCapacityReason: 'Cieľ zlepšuje dostupnosť rady v rámci existujúcej kapacity poradenstva.',
        measures: [
          {
            title: 'Radiť aj mimo úradných hodín',
            description: 'Raz v mesiaci večer v kultúrnom dome a na požiadanie u rodiny doma.',
            change: 'improve',
            subject: 'counselling',
            groups: ['rodiny-s-detmi', 'socialne-vylucenie'],
            indicators: [
              {
                title: 'Podiel žiadostí o radu vybavených do týždňa',
                unit: '%',
                direction: 'up',
                baseline: { value: 70, ...NOW },
                targets: [
                  { year: 2026, value: 85 },
                  { year: 2028, value: 95 }
                ],
                source: 'evidencia obecného úradu'
              }
            ],
            activities: [
              {
                title: 'Vyhlásiť termíny a dohodnúť so školou odporúčanie rodín',
                responsible: CLERK,
                partners: ['Základná škola s materskou školou Bánov'],
                from: '2026-01-15',
                to: '2030-12-31'
              }
            ]
          },
          {
            title: 'Zverejniť prehľad pomoci na webe, v novinách a na nástenke',
            description: 'Jedna strana: kto pomáha, komu, kedy a na akom čísle. Obnoví sa každý január.',
            change: 'create',
            subject: 'information',
            groups: ['rodiny-s-detmi', 'socialne-vylucenie', 'zdravotne-postihnutie'],
            indicators: [
              {
                title: 'Podiel odpovedajúcich, ktorí prehľad poznajú',
                unit: '%',
                direction: 'up',
                baseline: { value: 0, ...NOW },
                targets: [{ year: 2028, value: 60 }],
                source: 'dotazník v obecných novinách'
              }
            ],
            activities: [
              {
                title: 'Zostaviť a každý rok obnoviť prehľad',
                responsible: CLERK,
                from: '2026-01-15',
                to: '2030-12-31',
                costs: everyYear(2026, 2030, 'obec', 150, 'contract')
              }
            ]
          }
        ]
      }
    ]
  }
];
