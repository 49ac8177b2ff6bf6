import type { AuthoredPriority } from '#lib/domain/demonstration/authored-plan.ts';
import { change, cost, everyYear, INVENTED } from '../authoring.ts';
import { ROWS } from './rows.ts';

const OFFICE = 'mestský úrad, oddelenie sociálnych vecí';

/** First priority of Rajec: older people stay at home. */
export const OLDER_PEOPLE: AuthoredPriority = {
  title: 'Zostať doma čo najdlhšie',
  description:
    'Väčšina starších ľudí chce žiť vo svojom byte či dome. Mesto preto najprv posilní pomoc, ktorá príde za človekom, a podporí rodiny, ktoré opatrujú.',
  goals: [
    {
      title: 'Do konca roka 2030 dostane opatrovateľskú službu do jedného mesiaca každý odkázaný obyvateľ',
      description:
        'Kapacita služby vzrastie z 28 na 39 prijímateľov a služba bude dostupná aj večer a cez víkend.',
      needs: ['homeCare', 'aids'],
      groups: ['seniori', 'zdravotne-postihnutie'],
      services: [
        ['opatrovatelska-sluzba', 'terenna'],
        ['pozicovanie-pomocok', 'ina']
      ],
      indicators: [
        {
          title: 'Podiel žiadostí o opatrovateľskú službu vybavených do jedného mesiaca',
          unit: '%',
          direction: 'up',
          baseline: { value: 58, asOf: '2025-06-30', source: INVENTED },
          targets: [
            { year: 2027, value: 75 },
            { year: 2030, value: 95 }
          ],
          source: 'evidencia žiadostí mestského úradu'
        }
      ],
      measures: [
        {
          title: 'Prijať štyri ďalšie opatrovateľky',
          description:
            'Mesto rozšíri tím z deviatich na trinásť opatrovateliek, po dvoch v rokoch 2027 a 2029. Pribudne tak miesto pre jedenásť ľudí a zastupovanie v čase choroby.',
          change: 'extend',
          subject: { service: 'opatrovatelska-sluzba' },
          groups: ['seniori', 'zdravotne-postihnutie'],
          capacity: [
            change(ROWS.homeCareSeniors, 2027, 4, 2),
            change(ROWS.homeCareSeniors, 2029, 6, 2),
            change(ROWS.homeCareDisability, 2027, 1, 0)
          ],
          answers: ['seniors', 'ageing', 'comparison', 'homeCareWaiting'],
          indicators: [
            {
              title: 'Počet opatrovateliek v pracovnom pomere',
              unit: 'osoby',
              direction: 'up',
              baseline: { value: 9, asOf: '2025-06-30', source: INVENTED },
              targets: [
                { year: 2027, value: 11 },
                { year: 2029, value: 13 }
              ],
              source: 'personálna evidencia mesta'
            }
          ],
          activities: [
            {
              title: 'Vyhlásiť výberové konanie a pripraviť adaptačný plán',
              responsible: OFFICE,
              partners: ['Úrad práce, sociálnych vecí a rodiny Žilina'],
              from: '2026-09-01',
              to: '2026-12-31'
            },
            {
              title: 'Zamestnať dve opatrovateľky od roku 2027 a ďalšie dve od roku 2029',
              responsible: OFFICE,
              from: '2027-01-01',
              to: '2030-12-31',
              costs: [
                ...everyYear(2027, 2028, 'obec', 26_400),
                ...everyYear(2029, 2030, 'obec', 54_900),
                ...everyYear(2027, 2028, 'uhrada', 6_600),
                ...everyYear(2029, 2030, 'uhrada', 13_700)
              ]
            }
          ]
        },
        {
          title: 'Zaviesť opatrovanie večer a cez víkend',
          description:
            'Služba sa rozšíri na pracovné dni do 20. hodiny a na soboty a nedele dopoludnia. Začne skúšobným polrokom.',
          change: 'improve',
          subject: { service: 'opatrovatelska-sluzba' },
          groups: ['seniori', 'zdravotne-postihnutie'],
          answers: ['homeCareSurvey'],
          indicators: [
            {
              title: 'Počet prijímateľov, ktorým služba pomáha aj večer alebo cez víkend',
              unit: 'prijímatelia',
              direction: 'up',
              baseline: { value: 0, asOf: '2025-06-30', source: INVENTED },
              targets: [
                { year: 2027, value: 6 },
                { year: 2030, value: 12 }
              ],
              source: 'rozpis služieb'
            }
          ],
          activities: [
            {
              title: 'Vyskúšať večerné a víkendové služby na pol roka a vyhodnotiť ich s prijímateľmi',
              responsible: OFFICE,
              from: '2026-07-01',
              to: '2026-12-31',
              costs: [cost(2026, 'obec', 4_800, 'contract')]
            },
            {
              title: 'Zaviesť rozšírený čas natrvalo',
              responsible: OFFICE,
              from: '2027-01-01',
              to: '2030-12-31',
              costs: everyYear(2027, 2030, 'obec', 9_600)
            }
          ]
        },
        {
          title: 'Zriadiť mestskú požičovňu zdravotných pomôcok',
          description:
            'Pätnásť pomôcok, najmä polohovacie postele, vozíky a chodítka, si rodina požičia na mesiace, kým dostane vlastné.',
          change: 'create',
          subject: { service: 'pozicovanie-pomocok' },
          groups: ['zdravotne-postihnutie', 'seniori'],
          capacity: [change(ROWS.aids, 2027, 15)],
          indicators: [
            {
              title: 'Počet výpožičiek za rok',
              unit: 'výpožičky',
              direction: 'up',
              baseline: { value: 0, asOf: '2025-06-30', source: INVENTED },
              targets: [
                { year: 2027, value: 20 },
                { year: 2030, value: 45 }
              ],
              source: 'evidencia požičovne'
            }
          ],
          activities: [
            {
              title: 'Nakúpiť pätnásť pomôcok a upraviť sklad v dome služieb',
              responsible: OFFICE,
              partners: ['Slovenský Červený kríž, územný spolok Žilina'],
              from: '2026-10-01',
              to: '2027-03-31',
              costs: [
                cost(2026, 'dary', 6_000, 'pledge', 'capital'),
                cost(2027, 'obec', 8_500, 'pledge', 'capital')
              ]
            },
            {
              title: 'Požičiavať, čistiť a opravovať pomôcky',
              responsible: 'pracovníčka požičovne',
              from: '2027-04-01',
              to: '2030-12-31',
              costs: everyYear(2027, 2030, 'obec', 2_400)
            }
          ]
        }
      ]
    },
    {
      title:
        'Do roku 2028 majú opatrujúce rodiny v meste kam priviesť blízkeho na deň alebo koho zavolať domov',
      description: 'Vznikne denný stacionár s 12 miestami a odľahčovacia služba s 720 hodinami ročne.',
      needs: ['relief', 'respiteAtHome'],
      groups: ['seniori'],
      services: [
        ['denny-stacionar', 'ambulantna'],
        ['odlahcovacia-sluzba', 'terenna']
      ],
      indicators: [
        {
          title: 'Počet opatrujúcich rodín, ktoré za rok využili aspoň jednu formu odľahčenia',
          unit: 'rodiny',
          direction: 'up',
          baseline: { value: 0, asOf: '2025-06-30', source: INVENTED },
          targets: [
            { year: 2028, value: 15 },
            { year: 2030, value: 25 }
          ],
          source: 'evidencia oboch služieb'
        }
      ],
      measures: [
        {
          title: 'Otvoriť denný stacionár s dvanástimi miestami',
          description:
            'Stacionár vznikne prestavbou prízemia mestskej budovy v susedstve Domova vďaky, aby mohol využívať jeho kuchyňu. V účtovníctve domova je preň pripravený riadok už roky, doteraz s nulou.',
          change: 'create',
          subject: { service: 'denny-stacionar' },
          groups: ['seniori'],
          capacity: [change(ROWS.dayCare, 2028, 12, 4)],
          answers: ['ageing', 'carers'],
          indicators: [
            {
              title: 'Priemerná denná obsadenosť stacionára',
              unit: 'miesta',
              direction: 'up',
              baseline: { value: 0, asOf: '2025-06-30', source: INVENTED },
              targets: [
                { year: 2028, value: 7 },
                { year: 2030, value: 11 }
              ],
              source: 'evidencia dochádzky'
            }
          ],
          activities: [
            {
              title: 'Pripraviť projekt prestavby a požiadať o podporu',
              responsible: 'mestský úrad, oddelenie výstavby',
              partners: ['Domov vďaky'],
              from: '2026-03-01',
              to: '2026-12-31',
              costs: [cost(2026, 'obec', 18_000, 'contract', 'capital')]
            },
            {
              title: 'Prestavať prízemie a zariadiť stacionár',
              responsible: 'mestský úrad, oddelenie výstavby',
              from: '2027-03-01',
              to: '2027-12-31',
              costs: [
                cost(2027, 'eu-np', 186_000, 'intention', 'capital'),
                cost(2027, 'obec', 34_000, 'pledge', 'capital')
              ]
            },
            {
              title: 'Prevádzkovať stacionár',
              responsible: 'Domov vďaky',
              from: '2028-01-01',
              to: '2030-12-31',
              costs: [
                ...everyYear(2028, 2030, 'fp-odkazanost', 33_600),
                ...everyYear(2028, 2030, 'obec', 31_200),
                ...everyYear(2028, 2030, 'uhrada', 14_400)
              ]
            }
          ]
        },
        {
          title: 'Zaviesť terénnu odľahčovaciu službu',
          description:
            'Vyškolená opatrovateľka zastúpi rodinu doma. Mesto vyčlení 720 hodín ročne, teda asi dve hodiny denne.',
          change: 'create',
          subject: { service: 'odlahcovacia-sluzba' },
          groups: ['seniori'],
          capacity: [change(ROWS.respite, 2028, 720, 0.5)],
          answers: ['respite'],
          indicators: [
            {
              title: 'Hodiny odľahčovacej služby za rok',
              unit: 'hodiny',
              direction: 'up',
              baseline: { value: 0, asOf: '2025-06-30', source: INVENTED },
              targets: [
                { year: 2028, value: 400 },
                { year: 2030, value: 700 }
              ],
              source: 'výkazy opatrovateliek'
            }
          ],
          activities: [
            {
              title: 'Zapísať službu do registra a vyškoliť dve opatrovateľky',
              responsible: OFFICE,
              partners: ['Žilinský samosprávny kraj'],
              from: '2027-06-01',
              to: '2027-12-31',
              costs: [cost(2027, 'obec', 1_600)]
            },
            {
              title: 'Poskytovať službu rodinám podľa mesačného rozpisu',
              responsible: OFFICE,
              from: '2028-01-01',
              to: '2030-12-31',
              costs: everyYear(2028, 2030, 'obec', 9_000)
            }
          ]
        },
        {
          title: 'Podporiť svojpomocnú skupinu rodinných opatrovateľov',
          description:
            'Raz mesačne sa opatrujúci stretnú v dennom centre. Skupinu vedú sami, mesto dá miestnosť a pozýva odborníkov.',
          change: 'create',
          subject: 'self-help-volunteering',
          groups: ['seniori', 'zdravotne-postihnutie'],
          answers: ['carers'],
          indicators: [
            {
              title: 'Počet stretnutí skupiny za rok',
              unit: 'stretnutia',
              direction: 'up',
              baseline: { value: 0, asOf: '2025-06-30', source: INVENTED },
              targets: [{ year: 2026, value: 9 }],
              source: 'zápisy skupiny'
            }
          ],
          activities: [
            {
              title: 'Pozvať rodiny, dohodnúť termíny a hostí',
              responsible: 'koordinátorka komunitného plánovania',
              partners: ['Klub dôchodcov Rajec', 'rímskokatolícka farnosť Rajec'],
              from: '2026-02-01',
              to: '2030-12-31'
            }
          ]
        }
      ]
    }
  ]
};
