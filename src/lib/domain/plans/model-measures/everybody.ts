import {
  ALWAYS,
  FIRST_HALF,
  FIRST_YEAR,
  FROM_SECOND,
  FROM_SECOND_HALF,
  FROM_THIRD,
  falls,
  grows,
  type ModelMeasure,
  ofService,
  SECOND_HALF,
  SECOND_YEAR,
  step,
  workStep
} from './model-measure.ts';

const KNOW = 'Každý obyvateľ vie, kam sa obrátiť, keď potrebuje pomoc';
const PEOPLE = 'V sociálnych službách pracujú ľudia, ktorí to vedia a ostanú';
const TOGETHER = 'Tí, ktorí pomáhajú, sa poznajú a robia veci spolu';
const NEIGHBOURS = 'Susedia si pomáhajú a majú na to podmienky';

const ALL = ['seniori', 'rodiny-s-detmi', 'zdravotne-postihnutie', 'socialne-vylucenie'] as const;
const EVERY_REASON = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'] as const;

/** What helps all target groups: knowing of help, people in services, working together. */
export const EVERYBODY_MODELS: readonly ModelMeasure[] = [
  {
    code: 'jedno-miesto-prveho-kontaktu',
    fits: 'both',
    goal: KNOW,
    title: 'Zriadiť jedno miesto, kde každému poradia',
    description:
      'Jedny dvere, jedno telefónne číslo a človek, ktorý vypočuje, poradí a spojí s tým, kto pomôže. Nikoho neposiela od dverí k dverám.',
    change: 'create',
    subject: ofService('zakladne-socialne-poradenstvo'),
    targetGroupCodes: ALL,
    reasons: EVERY_REASON,
    activities: [
      workStep('Určiť hodiny, miestnosť a zodpovedného človeka', '{starosta}', FIRST_HALF),
      workStep('Poskytovať základné sociálne poradenstvo', '{referent}', FROM_SECOND_HALF)
    ],
    indicators: [
      grows(
        ['Počet ľudí, ktorým sa za rok poradilo', 'ľudia'],
        'Koľkým sa poradilo minulý rok? Ak to nikto nepočítal, začnite počítať.',
        'Na základe prvého polroka počítania.',
        'záznamy {úradu} bez mien'
      ),
      grows(
        ['Podiel obyvateľov, ktorí vedia, koho sa spýtať', '%'],
        'Čo ukázal dotazník k plánu?',
        'O koľko má stúpnuť do ďalšieho dotazníka?',
        'dotazník'
      )
    ],
    conditions: 'Človek s kvalifikáciou pre sociálnu prácu alebo dohoda s niekým, kto ju má.',
    sources: ['obec'],
    moneyHint: 'Časť úväzku; malé obce ho môžu mať spoločný.'
  },
  {
    code: 'spolocna-socialna-pracovnicka',
    fits: 'village',
    goal: KNOW,
    title: 'Zamestnať sociálnu pracovníčku spolu s okolitými obcami',
    description:
      'Obec so stovkami obyvateľov vlastnú sociálnu pracovníčku nemá. Spoločná bude mať v každej obci svoj deň a auto, aby zašla aj domov.',
    change: 'secure-elsewhere',
    subject: { kind: 'counselling' },
    targetGroupCodes: ALL,
    reasons: EVERY_REASON,
    activities: [
      workStep('Dohodnúť sa so starostami na dňoch a nákladoch', '{starosta}', FIRST_HALF, ['susedné obce']),
      step('Prijať sociálnu pracovníčku', 'obec poverená dohodou', SECOND_HALF),
      step('Poskytovať poradenstvo v obciach podľa rozpisu', 'obec poverená dohodou', FROM_SECOND)
    ],
    indicators: [
      grows(
        ['Počet rozhovorov a návštev v obci za rok', 'rozhovory'],
        'Koľko ich bolo minulý rok?',
        'Koľko ich stihne za jeden deň v týždni?',
        'výkaz pracovníčky'
      )
    ],
    conditions: 'Dohoda obcí, ktorá platí aspoň tri roky.',
    sources: ['obec', 'eu-np'],
    moneyHint: 'Náklady sa delia podľa dní, ktoré v obci trávi.'
  },
  {
    code: 'prehlad-pomoci',
    fits: 'both',
    goal: KNOW,
    title: 'Vydať prehľad pomoci a každý rok ho obnoviť',
    description:
      'Na jednom liste veľkým písmom: kto pomôže, s čím, kde, kedy a za koľko. Dostane ho každá domácnosť, visí u lekára a je na webovom sídle.',
    change: 'create',
    subject: { kind: 'information' },
    targetGroupCodes: ALL,
    reasons: EVERY_REASON,
    activities: [
      workStep('Zozbierať a overiť údaje', '{referent}', FIRST_HALF, ['poskytovatelia']),
      step('Vytlačiť prehľad a rozniesť ho', '{referent}', SECOND_HALF),
      step('Každý rok ho obnoviť', '{referent}', FROM_SECOND)
    ],
    indicators: [
      grows(
        ['Podiel domácností, ktoré prehľad dostali', '%'],
        'Začínate od 0.',
        'Cieľom má byť 100 %.',
        'záznam o roznáške'
      )
    ],
    conditions: 'Jeden človek, ktorý telefónne čísla aj naozaj vytočí.',
    sources: ['obec'],
    moneyHint: 'Tlač a roznáška spolu s {noviny}.'
  },
  {
    code: 'vzdelavanie-opatrovateliek',
    fits: 'both',
    goal: PEOPLE,
    title: 'Zaplatiť kurz opatrovania ľuďom, ktorí potom ostanú pracovať v {obci}',
    description:
      'Opatrovateľky niet kde vziať. Kurz zaplatíme záujemcom z {obce} a oni sa zaviažu, že u nás aspoň dva roky ostanú.',
    change: 'create',
    subject: { kind: 'education-supervision' },
    targetGroupCodes: ['seniori', 'zdravotne-postihnutie'],
    reasons: ['d', 'e', 'f'],
    activities: [
      workStep('Nájsť záujemcov a dohodnúť podmienky', '{referent}', FIRST_HALF, [
        'úrad práce, sociálnych vecí a rodiny'
      ]),
      step('Zaplatiť kurz', '{ekonóm}', FIRST_YEAR, ['akreditovaný vzdelávateľ'])
    ],
    indicators: [
      grows(
        ['Počet vyškolených, ktorí po dvoch rokoch stále pracujú v službách', 'ľudia'],
        'Začínate od 0.',
        'Koľko nových opatrovateliek plán potrebuje?',
        'personálna evidencia'
      )
    ],
    conditions: 'Pracovné miesto, ktoré na človeka po kurze čaká.',
    sources: ['obec', 'eu-np'],
    moneyHint: 'Kurz môže uchádzačom o zamestnanie zaplatiť úrad práce.'
  },
  {
    code: 'supervizia',
    fits: 'both',
    goal: PEOPLE,
    title: 'Zaviesť pravidelnú supervíziu pre pracovníkov v službách',
    description:
      'Kto každý deň pomáha v ťažkých situáciách, potrebuje sa o nich s niekým odborne porozprávať. Inak odíde alebo vyhorí.',
    change: 'improve',
    subject: { kind: 'education-supervision' },
    targetGroupCodes: ALL,
    reasons: EVERY_REASON,
    activities: [
      workStep('Vybrať supervízora spolu s pracovníkmi', '{referent}', FIRST_HALF),
      step('Konať supervíziu najmenej štyrikrát do roka', '{referent}', FROM_SECOND_HALF, ['okolité obce'])
    ],
    indicators: [
      grows(
        ['Počet stretnutí so supervízorom za rok', 'stretnutia'],
        'Koľko ich bolo minulý rok?',
        'Najmenej štyri.',
        'zápisy'
      ),
      falls(
        ['Podiel pracovníkov, ktorí za rok odišli', '%'],
        'Koľkí odišli minulý rok?',
        'Pod koľko percent chcete klesnúť?',
        'personálna evidencia'
      )
    ],
    conditions: 'Supervízor, ktorý nie je nadriadeným nikoho z účastníkov.',
    sources: ['obec', 'eu-np'],
    moneyHint: 'Viac malých obcí si môže supervízora zaplatiť spolu.'
  },
  {
    code: 'dobrovolnicke-centrum',
    fits: 'town',
    goal: NEIGHBOURS,
    title: 'Zriadiť dobrovoľnícke centrum',
    description:
      'Ľudia by pomohli, keby vedeli komu. Centrum dobrovoľníkov nájde, vyškolí, poistí a spojí s tými, ktorí pomoc potrebujú.',
    change: 'create',
    subject: { kind: 'self-help-volunteering' },
    targetGroupCodes: ALL,
    reasons: ['a', 'd', 'e', 'h'],
    activities: [
      workStep('Opýtať sa poskytovateľov, v čom by dobrovoľníkov privítali', '{referent}', FIRST_HALF),
      step('Zamestnať koordinátora dobrovoľníkov', 'poverená organizácia', SECOND_YEAR),
      step('Viesť centrum', 'poverená organizácia', FROM_SECOND, ['stredné školy', 'farnosti'])
    ],
    indicators: [
      grows(
        ['Počet dobrovoľníkov, ktorí pomáhajú pravidelne', 'ľudia'],
        'Koľkí pomáhajú dnes?',
        'Koľkých zvládne jeden koordinátor?',
        'evidencia centra'
      )
    ],
    conditions: 'Koordinátor aspoň na polovičný úväzok.',
    sources: ['obec', 'vuc', 'dary'],
    moneyHint: 'Krajské dobrovoľnícke centrá poradia a často aj prispejú.'
  },
  {
    code: 'zoznam-susedskej-pomoci',
    fits: 'village',
    goal: NEIGHBOURS,
    title: 'Spojiť tých, ktorí môžu pomôcť, s tými, ktorí pomoc potrebujú',
    description:
      'Nakúpiť, narúbať drevo, odhrabať sneh, posedieť. Na úrade bude zoznam ľudí, ktorí to radi urobia, a stačí zavolať.',
    change: 'create',
    subject: { kind: 'self-help-volunteering' },
    targetGroupCodes: ['seniori', 'zdravotne-postihnutie'],
    reasons: ['d', 'e'],
    activities: [
      workStep('Zostaviť zoznam a vysvetliť, ako funguje', '{referent}', FIRST_HALF, [
        'farnosť',
        'dobrovoľní hasiči'
      ]),
      workStep('Sprostredkúvať pomoc a raz ročne sa poďakovať', '{referent}', FROM_SECOND_HALF)
    ],
    indicators: [
      grows(
        ['Počet sprostredkovaných pomocí za rok', 'pomoci'],
        'Začínate od 0.',
        'Dve či tri do týždňa sú dobrý výsledok.',
        'zošit na úrade'
      )
    ],
    conditions: 'Súhlas ľudí, že ich telefón možno dať ďalej.',
    sources: ['dary'],
    moneyHint: 'Stojí to najmä čas.'
  },
  {
    code: 'stretnutia-poskytovatelov',
    fits: 'both',
    goal: TOGETHER,
    title: 'Stretávať sa s poskytovateľmi dvakrát do roka',
    description:
      'Charita, lekárka, škola, úrad práce a úrad poznajú tie isté rodiny, no každý len kus ich príbehu. Na stretnutí si povedia, čo pribúda a čo chýba.',
    change: 'create',
    subject: { kind: 'community-development' },
    targetGroupCodes: ALL,
    reasons: EVERY_REASON,
    activities: [
      workStep('Zvolávať stretnutia na jar a na jeseň', '{referent}', ALWAYS, [
        'poskytovatelia',
        'škola',
        'lekári'
      ]),
      workStep('Zverejniť, na čom sa dohodli', '{referent}', ALWAYS)
    ],
    indicators: [
      grows(
        ['Počet organizácií na stretnutí', 'organizácie'],
        'Koľko ich prišlo naposledy?',
        'Spočítajte všetkých, ktorí v {obci} pomáhajú.',
        'prezenčné listiny'
      )
    ],
    conditions: 'Nehovorí sa o konkrétnych ľuďoch, iba o tom, čo sa opakuje.',
    sources: ['obec'],
    moneyHint: 'Káva a miestnosť.'
  },
  {
    code: 'ludia-pri-rozhodovani',
    fits: 'both',
    goal: TOGETHER,
    title: 'Pozvať k rozhodovaniu ľudí, ktorých sa služby týkajú',
    description:
      'V sociálnej komisii budú aj prijímatelia služieb a ich blízki. Dostanú podklady vopred a zrozumiteľne a preplatíme im cestu či stráženie.',
    change: 'create',
    subject: { kind: 'community-development' },
    targetGroupCodes: ALL,
    reasons: EVERY_REASON,
    activities: [
      workStep('Vymenovať do komisie ľudí so skúsenosťou', '{zastupiteľstvo}', FIRST_YEAR),
      workStep('Pripravovať zrozumiteľné podklady', '{referent}', FROM_SECOND)
    ],
    indicators: [
      grows(
        ['Počet prijímateľov a blízkych v komisii', 'ľudia'],
        'Koľkí v nej sú dnes?',
        'Aspoň tretina členov.',
        'zloženie komisie'
      )
    ],
    conditions: 'Predseda, ktorý sa pýta a čaká na odpoveď.',
    sources: ['obec'],
    moneyHint: 'Cestovné a stráženie.'
  },
  {
    code: 'male-projekty-obyvatelov',
    fits: 'both',
    goal: NEIGHBOURS,
    title: 'Podporiť malé projekty obyvateľov',
    description:
      'Lavička, kde sa dá oddýchnuť, spoločná záhrada, deň susedov. {Obec} každý rok dá menšiu sumu na nápady, ktoré si obyvatelia sami vyberú a uskutočnia.',
    change: 'create',
    subject: { kind: 'community-development' },
    targetGroupCodes: ALL,
    reasons: ['e', 'h'],
    activities: [
      workStep('Schváliť jednoduché pravidlá', '{zastupiteľstvo}', FIRST_HALF),
      step('Podporiť vybrané projekty', '{ekonóm}', FROM_SECOND)
    ],
    indicators: [
      grows(
        ['Počet dokončených projektov za rok', 'projekty'],
        'Začínate od 0.',
        'Koľko ich suma v rozpočte umožní?',
        'záznam {úradu}'
      )
    ],
    conditions: 'Žiadosť na jednu stranu.',
    sources: ['obec', 'dary'],
    moneyHint: 'Stačí niekoľko sto eur na projekt.'
  },
  {
    code: 'horucavy',
    fits: 'both',
    goal: NEIGHBOURS,
    title: 'Pripraviť sa na horúčavy',
    description:
      'V horúčavách umierajú najmä starí a chorí ľudia, ktorí žijú sami. Určíme chladnú miestnosť, ľudí, ktorí obídu najohrozenejších, a spôsob, ako ich varujeme.',
    change: 'create',
    subject: { kind: 'prevention' },
    targetGroupCodes: ['seniori', 'zdravotne-postihnutie', 'rodiny-s-detmi'],
    reasons: ['d', 'e'],
    activities: [
      workStep('Zostaviť so súhlasom ľudí zoznam tých, ktorých treba obísť', '{referent}', FIRST_HALF, [
        'opatrovateľky',
        'lekárka'
      ]),
      step('Pripraviť chladnú miestnosť a vodu', 'údržba {obce}', FIRST_YEAR),
      workStep('Obchádzať ľudí pri výstrahe', '{referent}', ALWAYS, ['dobrovoľní hasiči'])
    ],
    indicators: [
      grows(
        ['Podiel ľudí zo zoznamu, ktorých pri výstrahe niekto navštívil alebo im zavolal', '%'],
        'Začínate od 0.',
        'Cieľom má byť 100 %.',
        'záznam obchôdzok'
      )
    ],
    conditions: 'Zoznam sa každý rok obnovuje a nikde sa nezverejňuje.',
    sources: ['obec'],
    moneyHint: 'Voda, tienenie a jeden ventilátor.'
  },
  {
    code: 'pytame-sa-ludi',
    fits: 'both',
    goal: TOGETHER,
    title: 'Pýtať sa ľudí každé dva roky, ako sa im žije',
    description:
      'Krátky dotazník s tými istými otázkami ukáže, či sa niečo zmenilo. Výsledky zverejníme a povieme, čo s nimi urobíme.',
    change: 'create',
    subject: { kind: 'information' },
    targetGroupCodes: ALL,
    reasons: EVERY_REASON,
    activities: [
      workStep('Pripraviť dotazník na jednu stranu', '{referent}', FIRST_YEAR),
      step('Rozdať ho, vyhodnotiť a zverejniť výsledky', '{referent}', FROM_THIRD, ['denné centrum', 'škola'])
    ],
    indicators: [
      grows(
        ['Návratnosť dotazníka', '%'],
        'Aká bola pri príprave tohto plánu?',
        'Aká by stačila, aby ste výsledkom verili?',
        'vyhodnotenie dotazníka'
      )
    ],
    conditions: 'Anonymita, veľké písmo a možnosť odpovedať na papieri.',
    sources: ['obec'],
    moneyHint: 'Tlač a práca pri prepise.'
  }
];
