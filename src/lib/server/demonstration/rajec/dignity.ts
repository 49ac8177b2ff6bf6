import type { AuthoredPriority } from '#lib/domain/demonstration/authored-plan.ts';
import { change, cost, everyYear, INVENTED } from '../authoring.ts';
import { ROWS } from './rows.ts';

const OFFICE = 'mestský úrad, oddelenie sociálnych vecí';

/** Second priority of Rajec: dignified places and a town without barriers. */
export const DIGNITY: AuthoredPriority = {
  title: 'Dôstojné miesto a mesto bez bariér',
  description:
    'Kto už nemôže zostať doma, má dostať miesto blízko rodiny. Kto sa ťažko pohybuje, má sa dostať všade tam, kam ostatní.',
  goals: [
    {
      title: 'V roku 2030 má Domov vďaky 35 miest a žiadnu trojposteľovú izbu',
      description: 'Poradovník sa skráti a prijímatelia získajú viac súkromia.',
      needs: ['seniorHome'],
      groups: ['seniori'],
      services: [['zariadenie-pre-seniorov', 'pobytova']],
      indicators: [
        {
          title: 'Priemerná dĺžka čakania na miesto v Domove vďaky',
          unit: 'mesiace',
          direction: 'down',
          baseline: { value: 7, asOf: '2025-06-30', source: INVENTED },
          targets: [
            { year: 2029, value: 5 },
            { year: 2030, value: 3 }
          ],
          source: 'poradovník Domova vďaky'
        }
      ],
      measures: [
        {
          title: 'Prestavať trojposteľové izby na jednoposteľové a dvojposteľové',
          description:
            'Zo štyroch trojposteľových izieb vznikne šesť menších. Prestavba pôjde po dvoch izbách, aby sa nikto nemusel sťahovať mimo domova.',
          change: 'improve',
          subject: { service: 'zariadenie-pre-seniorov' },
          groups: ['seniori'],
          answers: ['homeRooms'],
          indicators: [
            {
              title: 'Počet trojposteľových izieb',
              unit: 'izby',
              direction: 'down',
              baseline: { value: 4, asOf: '2025-06-30', source: INVENTED },
              targets: [
                { year: 2027, value: 2 },
                { year: 2028, value: 0 }
              ],
              source: 'Domov vďaky'
            }
          ],
          activities: [
            {
              title: 'Prestavať prvé dve izby',
              responsible: 'Domov vďaky',
              partners: ['mestský úrad, oddelenie výstavby'],
              from: '2027-04-01',
              to: '2027-09-30',
              costs: [cost(2027, 'obec', 42_000, 'pledge', 'capital')]
            },
            {
              title: 'Prestavať ďalšie dve izby',
              responsible: 'Domov vďaky',
              partners: ['mestský úrad, oddelenie výstavby'],
              from: '2028-04-01',
              to: '2028-09-30',
              costs: [cost(2028, 'obec', 44_000, 'pledge', 'capital')]
            }
          ]
        },
        {
          title: 'Rozšíriť Domov vďaky o šesť miest',
          description: 'Nadstavba nad hospodárskou časťou pridá šesť miest v troch dvojposteľových izbách.',
          change: 'extend',
          subject: { service: 'zariadenie-pre-seniorov' },
          groups: ['seniori'],
          capacity: [change(ROWS.seniorHome, 2029, 6, 3)],
          answers: ['homeWaiting', 'homeCost', 'ageing'],
          indicators: [
            {
              title: 'Počet miest v zariadení pre seniorov',
              unit: 'miesta',
              direction: 'up',
              baseline: { value: 29, asOf: '2019-12-31', source: 'mesto Rajec, rajec.info' },
              targets: [{ year: 2029, value: 35 }],
              source: 'register poskytovateľov'
            }
          ],
          activities: [
            {
              title: 'Vypracovať projekt a získať stavebné povolenie',
              responsible: 'mestský úrad, oddelenie výstavby',
              from: '2027-01-01',
              to: '2027-12-31',
              costs: [cost(2027, 'obec', 22_000, 'pledge', 'capital')]
            },
            {
              title: 'Postaviť nadstavbu',
              responsible: 'mestský úrad, oddelenie výstavby',
              from: '2028-03-01',
              to: '2028-12-31',
              costs: [
                cost(2028, 'eu-np', 248_000, 'intention', 'capital'),
                cost(2028, 'obec', 62_000, 'pledge', 'capital')
              ]
            },
            {
              title: 'Prevádzkovať šesť nových miest',
              responsible: 'Domov vďaky',
              from: '2029-01-01',
              to: '2030-12-31',
              costs: [
                ...everyYear(2029, 2030, 'fp-odkazanost', 45_000),
                ...everyYear(2029, 2030, 'uhrada', 31_000),
                ...everyYear(2029, 2030, 'obec', 12_000)
              ]
            }
          ]
        },
        {
          title: 'Zaviesť supervíziu a spoločné vzdelávanie opatrovateliek',
          description:
            'Štyrikrát ročne supervízia pre tím Domova vďaky aj terénnej služby, dvakrát ročne školenie o demencii a o komunikácii s rodinou.',
          change: 'improve',
          subject: 'education-supervision',
          groups: ['seniori'],
          answers: ['homeRooms', 'homeCost'],
          indicators: [
            {
              title: 'Podiel opatrovateliek, ktoré sa za rok zúčastnili supervízie aj školenia',
              unit: '%',
              direction: 'up',
              baseline: { value: 20, asOf: '2025-06-30', source: INVENTED },
              targets: [
                { year: 2026, value: 60 },
                { year: 2028, value: 90 }
              ],
              source: 'prezenčné listiny'
            }
          ],
          activities: [
            {
              title: 'Objednať supervízorku a zostaviť ročný plán vzdelávania',
              responsible: 'Domov vďaky',
              from: '2026-02-01',
              to: '2030-12-31',
              costs: everyYear(2026, 2030, 'obec', 3_200, 'contract')
            }
          ]
        }
      ]
    },
    {
      title: 'Do roku 2028 sa každý obyvateľ Rajca dostane k lekárovi, do lekárne a na úrad',
      description: 'Mesto zavedie prepravnú službu, odstráni bariéry a podporí samostatné bývanie dospelých.',
      needs: ['transport', 'independence'],
      groups: ['zdravotne-postihnutie', 'seniori'],
      services: [
        ['prepravna-sluzba', 'ina'],
        ['podpora-samostatneho-byvania', 'terenna']
      ],
      indicators: [
        {
          title: 'Podiel domácností, v ktorých niekto vynechal vyšetrenie pre chýbajúcu dopravu',
          unit: '%',
          direction: 'down',
          baseline: { value: 20, asOf: '2025-05-16', source: INVENTED },
          targets: [
            { year: 2028, value: 12 },
            { year: 2030, value: 8 }
          ],
          source: 'dotazník pre domácnosti'
        }
      ],
      measures: [
        {
          title: 'Zaviesť prepravnú službu vozidlom s plošinou',
          description:
            'Päťmiestne vozidlo s plošinou bude jazdiť v pracovné dni od 6.30 do 14.30 h na objednávku deň vopred, k lekárovi, do lekárne a na úrady, tak ako to mesto overovalo v ankete roku 2019.',
          change: 'create',
          subject: { service: 'prepravna-sluzba' },
          groups: ['zdravotne-postihnutie', 'seniori', 'rodiny-s-detmi'],
          capacity: [change(ROWS.transport, 2027, 40, 1)],
          answers: ['transport', 'transportSurvey'],
          indicators: [
            {
              title: 'Počet prijímateľov prepravnej služby za rok',
              unit: 'prijímatelia',
              direction: 'up',
              baseline: { value: 0, asOf: '2025-06-30', source: INVENTED },
              targets: [
                { year: 2027, value: 25 },
                { year: 2030, value: 40 }
              ],
              source: 'kniha jázd'
            }
          ],
          activities: [
            {
              title: 'Kúpiť vozidlo s plošinou a zapísať službu do registra',
              responsible: OFFICE,
              partners: ['Žilinský samosprávny kraj'],
              from: '2026-05-01',
              to: '2026-12-31',
              costs: [
                cost(2026, 'obec', 21_000, 'pledge', 'capital'),
                cost(2026, 'dary', 12_000, 'pledge', 'capital')
              ]
            },
            {
              title: 'Prevádzkovať službu s jedným vodičom',
              responsible: OFFICE,
              from: '2027-01-01',
              to: '2030-12-31',
              costs: [...everyYear(2027, 2030, 'obec', 21_500), ...everyYear(2027, 2030, 'uhrada', 3_500)]
            }
          ]
        },
        {
          title: 'Odstrániť bariéry v budovách mesta',
          description:
            'Rampa a výťah na mestskom úrade, automatické dvere v zdravotnom stredisku, znížené obrubníky na ceste medzi nimi.',
          change: 'improve',
          subject: 'buildings-barriers',
          groups: ['zdravotne-postihnutie', 'seniori'],
          answers: ['barriers'],
          indicators: [
            {
              title: 'Počet verejných budov v centre dostupných bez cudzej pomoci (z dvanástich)',
              unit: 'budovy',
              direction: 'up',
              baseline: { value: 5, asOf: '2025-06-11', source: INVENTED },
              targets: [
                { year: 2027, value: 7 },
                { year: 2030, value: 10 }
              ],
              source: 'obhliadka s ľuďmi so zdravotným postihnutím'
            }
          ],
          activities: [
            {
              title: 'Upraviť vstup do zdravotného strediska a priechody v centre',
              responsible: 'mestský úrad, oddelenie výstavby',
              from: '2026-04-01',
              to: '2027-10-31',
              costs: [
                cost(2026, 'obec', 14_000, 'contract', 'capital'),
                cost(2027, 'obec', 16_000, 'pledge', 'capital')
              ]
            },
            {
              title: 'Postaviť rampu a výťah na mestskom úrade',
              responsible: 'mestský úrad, oddelenie výstavby',
              from: '2028-03-01',
              to: '2029-10-31',
              costs: [
                cost(2028, 'obec', 38_000, 'pledge', 'capital'),
                cost(2029, 'eu-np', 64_000, 'intention', 'capital')
              ]
            }
          ]
        },
        {
          title: 'Dohodnúť podporu samostatného bývania s poskytovateľom zo Žiliny',
          description:
            'Mesto ponúkne dva malé byty a zaplatí príspevok poskytovateľovi, ktorý v nich podporí štyroch dospelých so zdravotným postihnutím.',
          change: 'secure-elsewhere',
          subject: { service: 'podpora-samostatneho-byvania' },
          groups: ['zdravotne-postihnutie'],
          answers: ['independent'],
          indicators: [
            {
              title: 'Počet ľudí, ktorí žijú samostatne s podporou',
              unit: 'osoby',
              direction: 'up',
              baseline: { value: 0, asOf: '2025-06-30', source: INVENTED },
              targets: [{ year: 2028, value: 4 }],
              source: 'poskytovateľ'
            }
          ],
          activities: [
            {
              title: 'Vybrať poskytovateľa, uzavrieť dohodu a pripraviť byty',
              responsible: OFFICE,
              partners: ['Žilinský samosprávny kraj'],
              from: '2027-03-01',
              to: '2027-12-31',
              costs: [cost(2027, 'obec', 9_000, 'pledge', 'capital')]
            },
            {
              title: 'Prispievať na podporu v bytoch',
              responsible: OFFICE,
              from: '2028-01-01',
              to: '2030-12-31',
              costs: [...everyYear(2028, 2030, 'fpp-obec', 7_200), ...everyYear(2028, 2030, 'fpp-vuc', 7_200)]
            }
          ]
        }
      ]
    }
  ]
};
