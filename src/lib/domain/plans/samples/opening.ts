import type { Sample } from './sample.ts';

/** How a plan begins: foreword, what it rests on, how it came to be, and what it wants to reach. */
export const OPENING_SAMPLES: readonly Sample[] = [
  {
    section: 'foreword',
    targetGroupCode: null,
    fits: 'village',
    wording: `
Milé susedky, milí susedia,

v {obci} [názov] sa väčšinou poznáme po mene. Vieme, kto ostal sám, kto sa stará o chorú mamu a komu sa ťažko
vychádza s peniazmi. Menej vieme, čo s tým urobíme o rok, o tri či o päť rokov. Na to odpovedá tento plán.

Pýtali sme sa vás, čo vám chýba. Najčastejšie ste spomínali [čo ľudia spomínali najčastejšie]. Podľa toho sme
vybrali ciele a ku každému sme napísali, kto zaň zodpovedá, dokedy má byť splnený a koľko bude stáť.

Každý rok vám povieme, čo sa podarilo a čo nie. Keď sa zmení život v {obci}, zmeníme aj plán. Ďakujem všetkým,
ktorí na ňom pracovali, aj tým, ktorí nám otvorene povedali, čo nefunguje.`
  },
  {
    section: 'foreword',
    targetGroupCode: null,
    fits: 'town',
    wording: `
Milé obyvateľky, milí obyvatelia,

každý rok medzi nami pribúda ľudí, ktorí prekročili osemdesiatku, a ubúda tých, ktorí sa o nich môžu postarať.
Mladé rodiny hľadajú radu a miesto pre dieťa, kým sú rodičia v práci. Niekto príde o zamestnanie, iný o strechu nad
hlavou. Takéto chvíle sa prežívajú ľahšie, keď je pomoc blízko a keď človek vie, kde ju nájde.

Plán hovorí, aké služby dnes v {obci} [názov] máme, komu chýbajú a čo s tým v rokoch [prvý rok] až [posledný rok]
urobíme. Je v ňom len to, na čo vieme nájsť ľudí a peniaze. Kde peniaze zatiaľ nemáme, je to napísané.

Na pláne sa podieľali ľudia, ktorí služby potrebujú, aj tí, ktorí ich poskytujú. Ďakujem im za čas a za
otvorenosť. Každý rok vám povieme, čo sa podarilo a čo sme nestihli.`
  },
  {
    section: 'legal-frame',
    targetGroupCode: null,
    fits: 'both',
    wording: `
Komunitný plán má podľa § 83 zákona č. 448/2008 Z. z. o sociálnych službách každá obec, veľká aj malá. Plán opisuje,
aké služby ľudia z {obce} využívajú, čo im chýba, čo s tým {obec} urobí, dokedy a za koľko. Schvaľuje ho
{zastupiteľstvo}.

Pri príprave plánu sme sa opierali o tieto dokumenty:

- národné priority rozvoja sociálnych služieb na roky [obdobie národných priorít]
- koncepcia rozvoja sociálnych služieb nášho samosprávneho kraja ([kraj])
- program hospodárskeho a sociálneho rozvoja {obce} na roky [obdobie programu]
- všeobecne záväzné nariadenie {obce} o sociálnych službách č. [číslo nariadenia]

Z národných priorít sa nás najviac týka [ktorá priorita a prečo]. Pri každom cieli uvádzame, na ktorú národnú prioritu
nadväzuje.`
  },
  {
    section: 'process',
    targetGroupCode: null,
    fits: 'village',
    wording: `
Plán sme pripravovali od [mesiac a rok začiatku]. Prácu viedol [funkcia, napríklad referent sociálnych vecí], pomáhali mu
poslanci, miestni poskytovatelia a ľudia, ktorí sa doma o niekoho starajú. Spolu sme sa stretli [koľkokrát] a z každého
stretnutia sme urobili krátky zápis.

Dotazník sme rozniesli do všetkých domácností, spolu [počet]. Vyplnených sa nám vrátilo [počet]. Pri takom počte
neuvádzame percentá za celú obec, ale hovoríme, koľko ľudí čo napísalo.

K ľuďom, ktorí dotazník sami nevyplnia, sme zašli domov: k ležiacim, k veľmi starým a k tým, ktorí ich opatrujú.
Rozprávali sme sa v [počet] domácnostiach.

Návrh plánu sme zverejnili na webovom sídle a na úradnej tabuli. Pripomienky sme prijímali od [prvý deň] do [posledný deň]
a o návrhu sme sa porozprávali aj na verejnom stretnutí. Dostali sme [počet] pripomienok. Ako sme s ktorou naložili, je
v prílohe.`
  },
  {
    section: 'process',
    targetGroupCode: null,
    fits: 'town',
    wording: `
Prípravu plánu viedla riadiaca skupina, v ktorej boli zástupcovia {obce}, poskytovateľov aj ľudí, ktorí služby
potrebujú. Pod ňou pracovali skupiny podľa toho, komu má plán pomôcť: [názvy pracovných skupín]. Spolu na pláne
pracovalo [počet] ľudí.

Každá skupina sa zišla najmenej trikrát. Najprv opísala, ako to vyzerá dnes, potom hľadala, čo ľuďom najviac prekáža,
a nakoniec navrhla riešenia a zoradila ich podľa naliehavosti. Zápisy zo stretnutí sú zverejnené.

Na dotazník odpovedalo [počet] ľudí z [počet oslovených] oslovených. Porovnali sme ich vek a pohlavie s údajmi zo
sčítania. Menej odpovedali [kto odpovedal menej], preto sme sa s nimi rozprávali osobitne.

Osobitne sme sa pýtali poskytovateľov, koľko ľudí majú v starostlivosti, koľko ich čaká a čo im v práci chýba.
Odpovedalo [počet] z [počet oslovených] poskytovateľov.

Návrh plánu sme zverejnili a pripomienky sme prijímali od [prvý deň] do [posledný deň]. O návrhu sme hovorili aj na
verejnom stretnutí. Dostali sme [počet] pripomienok a na každú sme odpovedali. Prehľad je v prílohe.`
  },
  {
    section: 'vision',
    targetGroupCode: null,
    fits: 'village',
    wording: `
V {obci} [názov] nikto neostane na starobu, chorobu či starosti sám. Kto chce zostarnúť doma, môže, a jeho rodina vie, kto
jej s tým pomôže.`
  },
  {
    section: 'vision',
    targetGroupCode: null,
    fits: 'town',
    wording: `
Človek, ktorý v {obci} [názov] potrebuje pomoc, vie, kam sa obrátiť, dostane ju načas a čo najbližšie k domovu. Služby sa
prispôsobujú ľuďom, nie ľudia službám.`
  },
  {
    section: 'competence',
    targetGroupCode: null,
    fits: 'both',
    wording: `
Zákon ukladá {obci-komu}, ktoré druhy sociálnych služieb má poskytovať alebo zabezpečiť u niekoho iného. V tabuľke je pri
každom z nich napísané, ako to je dnes.

Niektoré služby sami neposkytujeme, lebo by ich využilo len niekoľko ľudí. Zabezpečujeme ich inde: [ktoré služby a u koho].
Ak o takú službu niekto požiada, pomôžeme mu vybaviť miesto a dohodneme sa na podmienkach.

Služby, pri ktorých je uvedené, že ich zatiaľ netreba, za posledné roky nikto nežiadal. Každý rok sa na to pri
vyhodnotení plánu pozrieme znova.`
  },
  {
    section: 'annexes',
    targetGroupCode: null,
    fits: 'both',
    wording: `
K plánu prikladáme dotazník v znení, v akom ho ľudia dostali, a prehľad pripomienok z verejnej diskusie s tým, ako sme
s každou naložili.

Zoznam poskytovateľov a zdrojov údajov je v ďalších prílohách.`
  }
];
