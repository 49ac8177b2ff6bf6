import type { AuthoredPriority } from '#lib/domain/demonstration/authored-plan.ts';
import { change, cost, everyYear, INVENTED } from '../authoring.ts';
import { ROWS } from './rows.ts';

const OFFICE = 'mestský úrad, oddelenie sociálnych vecí';

/** Third priority of Rajec: families and children. */
export const FAMILIES: AuthoredPriority = {
  title: 'Rodiny majú oporu včas',
  description:
    'Čím skôr rodina dostane pomoc, tým je jednoduchšia a lacnejšia. Deti potrebujú bezpečné miesto, rodičia čas a radu.',
  goals: [
    {
      title: 'Od roku 2028 nájde v meste pomoc každá rodina, ktorú škola alebo úrad požiada podporiť',
      description: 'Vznikne nízkoprahová služba pre tridsať detí a ich rodičov.',
      needs: ['children'],
      groups: ['rodiny-s-detmi'],
      services: [['nizkoprahova-sluzba-pre-deti-a-rodinu', 'ambulantna']],
      indicators: [
        {
          title: 'Počet rodín, s ktorými sa podarilo dohodnúť spoločný plán podpory',
          unit: 'rodiny',
          direction: 'up',
          baseline: { value: 0, asOf: '2025-06-30', source: INVENTED },
          targets: [
            { year: 2028, value: 10 },
            { year: 2030, value: 18 }
          ],
          source: 'evidencia služby'
        }
      ],
      measures: [
        {
          title: 'Zriadiť nízkoprahovú službu pre deti a rodinu',
          description:
            'V priestoroch bývalej školskej družiny budú štyri popoludnia v týždni otvorené pre deti od 6 do 15 rokov a raz v týždni pre ich rodičov.',
          change: 'create',
          subject: { service: 'nizkoprahova-sluzba-pre-deti-a-rodinu' },
          groups: ['rodiny-s-detmi'],
          capacity: [change(ROWS.lowThreshold, 2028, 30, 2)],
          answers: ['school'],
          indicators: [
            {
              title: 'Počet detí, ktoré službu navštevujú aspoň raz týždenne',
              unit: 'deti',
              direction: 'up',
              baseline: { value: 0, asOf: '2025-06-30', source: INVENTED },
              targets: [
                { year: 2028, value: 18 },
                { year: 2030, value: 30 }
              ],
              source: 'evidencia služby'
            }
          ],
          activities: [
            {
              title: 'Upraviť priestory bývalej školskej družiny',
              responsible: 'mestský úrad, oddelenie výstavby',
              partners: ['Základná škola Rajec'],
              from: '2027-05-01',
              to: '2027-11-30',
              costs: [cost(2027, 'obec', 17_500, 'pledge', 'capital')]
            },
            {
              title: 'Prevádzkovať službu s dvoma pracovníčkami',
              responsible: OFFICE,
              partners: ['Základná škola Rajec', 'centrum voľného času'],
              from: '2028-01-01',
              to: '2030-12-31',
              costs: [
                ...everyYear(2028, 2029, 'eu-np', 28_000, 'intention'),
                ...everyYear(2028, 2029, 'obec', 12_000),
                cost(2030, 'obec', 40_000, 'pledge')
              ]
            }
          ]
        },
        {
          title: 'Pracovať s rodinami priamo u nich doma',
          description:
            'Terénna pracovníčka príde za rodinou na podnet školy, lekárky alebo úradu skôr, než sa ťažkosti prehĺbia.',
          change: 'create',
          subject: 'prevention',
          groups: ['rodiny-s-detmi', 'socialne-vylucenie'],
          answers: ['school', 'orientation'],
          indicators: [
            {
              title: 'Počet rodín podporených doma za rok',
              unit: 'rodiny',
              direction: 'up',
              baseline: { value: 0, asOf: '2025-06-30', source: INVENTED },
              targets: [
                { year: 2027, value: 8 },
                { year: 2030, value: 15 }
              ],
              source: 'evidencia terénnej práce'
            }
          ],
          activities: [
            {
              title: 'Dohodnúť so školou a lekárkami spôsob, ako rodinu osloviť',
              responsible: 'koordinátorka komunitného plánovania',
              partners: ['Základná škola Rajec', 'všeobecní lekári pre deti'],
              from: '2026-09-01',
              to: '2026-12-31'
            },
            {
              title: 'Zamestnať terénnu pracovníčku na polovičný úväzok',
              responsible: OFFICE,
              from: '2027-01-01',
              to: '2030-12-31',
              costs: everyYear(2027, 2030, 'obec', 9_800)
            }
          ]
        }
      ]
    },
    {
      title:
        'V roku 2029 majú rodičia najmenších detí v meste desať miest v detskej skupine a pravidelné stretnutia',
      description: 'Kto sa chce vrátiť do práce, nemusí dieťa voziť do Žiliny.',
      needs: ['smallChildren'],
      groups: ['rodiny-s-detmi'],
      services: [['zariadenie-deti-do-troch-rokov', 'ambulantna']],
      indicators: [
        {
          title: 'Podiel detí do troch rokov s miestom v zariadení v meste',
          unit: '%',
          direction: 'up',
          baseline: { value: 0, asOf: '2025-06-30', source: INVENTED },
          targets: [{ year: 2029, value: 5 }],
          source: 'evidencia zariadenia a SODB 2021'
        }
      ],
      measures: [
        {
          title: 'Otvoriť zariadenie starostlivosti o deti do troch rokov',
          description: 'Desať miest v pavilóne materskej školy, ktorý sa uvoľňuje pre nižší počet detí.',
          change: 'create',
          subject: { service: 'zariadenie-deti-do-troch-rokov' },
          groups: ['rodiny-s-detmi'],
          capacity: [change(ROWS.smallChildren, 2029, 10, 2)],
          answers: ['parents'],
          indicators: [
            {
              title: 'Počet obsadených miest',
              unit: 'miesta',
              direction: 'up',
              baseline: { value: 0, asOf: '2025-06-30', source: INVENTED },
              targets: [
                { year: 2029, value: 7 },
                { year: 2030, value: 10 }
              ],
              source: 'evidencia zariadenia'
            }
          ],
          activities: [
            {
              title: 'Stavebne upraviť a zariadiť triedu',
              responsible: 'mestský úrad, oddelenie výstavby',
              partners: ['Materská škola Rajec'],
              from: '2028-05-01',
              to: '2028-11-30',
              costs: [cost(2028, 'obec', 36_000, 'pledge', 'capital')]
            },
            {
              title: 'Prevádzkovať zariadenie',
              responsible: OFFICE,
              from: '2029-01-01',
              to: '2030-12-31',
              costs: [...everyYear(2029, 2030, 'obec', 26_000), ...everyYear(2029, 2030, 'uhrada', 21_600)]
            }
          ]
        },
        {
          title: 'Podporiť pravidelné stretnutia mladých rodičov',
          description: 'Dvakrát v mesiaci v mestskej knižnici, program si zostavujú rodičia sami.',
          change: 'create',
          subject: 'community-development',
          groups: ['rodiny-s-detmi'],
          answers: ['parents', 'decline'],
          indicators: [
            {
              title: 'Počet stretnutí rodičov za rok',
              unit: 'stretnutia',
              direction: 'up',
              baseline: { value: 4, asOf: '2025-06-30', source: INVENTED },
              targets: [{ year: 2026, value: 18 }],
              source: 'mestská knižnica'
            }
          ],
          activities: [
            {
              title: 'Poskytnúť miestnosť a malý príspevok na program',
              responsible: 'mestská knižnica',
              partners: ['rodičovské združenie'],
              from: '2026-03-01',
              to: '2030-12-31',
              costs: everyYear(2026, 2030, 'obec', 900, 'contract')
            }
          ]
        }
      ]
    }
  ]
};
