import type { AuthoredPlan } from '#lib/domain/demonstration/authored-plan.ts';

/** What the plan of Bánov says in words, one short text for each section. */
export const NARRATIVE: AuthoredPlan['narrative'] = {
  foreword: `
!! Tento plán je ukážka programu Opora. Počty obyvateľov, opatrovateľská služba s číslom 168 v registri kraja a príspevok na obedy sú verejné údaje. Potreby, ciele, opatrenia, náklady a uznesenie sú vymyslené a s obcou Bánov ich nikto nedohodol.

Milí Bánovčania,

v našej obci má každý piaty človek 65 a viac rokov. Mnohí z nás sa starajú o rodičov, iní žijú sami a najviac im chýba niekto, kto príde. Tento plán hovorí, čo s tým obec za päť rokov urobí.

Nie je to zoznam želaní. Každé z ôsmich opatrení má meno toho, kto zaň zodpovedá, rok a sumu. Kto chce vedieť prečo, nájde pri cieli zistenia, z ktorých vyšiel. Raz do roka povieme v obecných novinách aj na zastupiteľstve, čo sa podarilo a čo nie.

Ďakujeme všetkým, ktorí vyplnili dotazník a prišli do kultúrneho domu.
`,
  'legal-frame': `
Komunitný plán sociálnych služieb musí mať každá obec bez ohľadu na veľkosť. Vyplýva to zo zákona č. 448/2008 Z. z. o sociálnych službách (§ 80 a § 83). Zákon žiada analýzu služieb a požiadaviek, údaje o obyvateľoch, ciele s číselnou kapacitou, časový plán, spôsob vyhodnotenia a spôsob zmeny.

Obec nadväzuje na plán na roky 2020 – 2025, ktorý vyhodnotila za roky 2020 a 2021. Poskytovanie služieb upravuje všeobecne záväzné nariadenie obce č. 1/2021.

Odkázanosť na sociálnu službu od 1. septembra 2025 neposudzuje obec, ale úrad práce, sociálnych vecí a rodiny. Obec preto sleduje dopyt podľa prijatých žiadostí o službu.
`,
  process: `
Plán pripravila jedna pracovníčka obecného úradu s pomocou starostu a sociálnej komisie. Pracovné skupiny obec nezriadila; namiesto nich zvolala dve otvorené stretnutia.

1. V máji 2025 bol v obecných novinách dotazník na jeden list. Vrátilo sa 118 z 3 012 kusov, teda menej ako štyri zo sto.
2. Opatrovateľky odovzdali krátky dotazník ľuďom, ktorým rozvážame obedy. Odpovedalo 31 zo 40.
3. 12. júna 2025 sa v kultúrnom dome stretlo 46 obyvateľov, riaditeľka školy a farár.
4. V septembri obec zostavila návrh a prešla s ním všetky druhy služieb, za ktoré podľa zákona zodpovedá.
5. Návrh bol od 13. do 31. októbra 2025 na úradnej tabuli a na webe, 22. októbra o ňom bolo verejné stretnutie. Prišlo 9 pripomienok, 6 sme zapracovali.

! Odpovedí je málo na to, aby hovorili za celú obec. Berieme ich ako podnety a overovali sme ich na stretnutí.
`,
  'social-situation': `
Bánov leží v okrese Nové Zámky, má rozlohu 19,763 km² a dve časti, Bánov a Malú Kesu. Pri sčítaní 1. januára 2021 v ňom žilo 3 697 ľudí, 1 818 mužov a 1 879 žien.

[[age-pyramid]]

[[age-groups]]

Detí do 14 rokov bolo 512 (13,85 %), ľudí vo veku 15 až 64 rokov 2 469 (66,78 %) a vo veku 65 a viac rokov 716 (19,37 %). Na sto detí tak pripadá takmer 140 seniorov, kým na Slovensku ich je asi 108.

Vek 80 a viac rokov dosiahlo 146 obyvateľov, z toho 104 žien. Ďalších 535 ľudí malo 55 až 64 rokov. O desať rokov teda bude starších ľudí viac a mladších, ktorí by im pomohli, menej.

O príjmoch a o zdravotnom stave obec nemá spoľahlivé údaje. Nahradili ich skúsenosti opatrovateliek, školy a farnosti.
`,
  'services-analysis': `
V obci sú štyri služby a všetky poskytuje obec. Ich zoznam s kapacitou je v prílohe.

**Opatrovateľská služba** je zapísaná v registri Nitrianskeho kraja pod číslom 168. Štyri opatrovateľky sa starajú o 12 ľudí. **Obedy** varí zmluvný dodávateľ, obec ich v pracovné dni rozváža a dôchodcom na každý prispieva jedno euro. **Klub dôchodcov** sa schádza raz do týždňa v kultúrnom dome. **Poradenstvo** dáva referentka v úradných hodinách; pomáha aj s vybavením miesta v zariadení pre seniorov.

Terénnu formu teda majú opatrovanie a obedy, ambulantnú klub a poradenstvo, pobytovú v obci nikto neposkytuje. Ľudia so zdravotným postihnutím a rodiny s deťmi majú v obci len poradenstvo.
`,
  'requirements-analysis': `
Požiadavky sme zisťovali od tých, ktorým služby pomáhajú, aj od ostatných obyvateľov.

- **Seniori** chcú ostať doma. Na opatrovanie čaká 5 ľudí. Chýbajú obedy cez víkend, odvoz k lekárovi a spoločnosť.
- **Ľudia so zdravotným postihnutím** potrebujú najmä dopravu do Nových Zámkov.
- **Rodiny s deťmi** v ťažkostiach prichádzajú po radu neskoro.
- **Osamelí ľudia** a ľudia s nízkym príjmom potrebujú niekoho, kto ich osloví prvý.

Podľa formy sa žiada najviac terénna pomoc, potom ambulantný klub a preprava. Pobytovú službu v obci nikto nežiadal, ľudia však chcú pomoc s vybavením miesta v okrese.
`,
  resources: `
Obec má štyri opatrovateľky, jednu referentku na štvrtinu úväzku a ochotných dobrovoľníkov v klube. Má bezbariérový kultúrny dom a jedno auto.

[[resources]]

Peňazí je málo, preto plán stavia na tom, čo už je: na aute, na miestnosti a na ľuďoch. Nové výdavky obce na bežnú prevádzku neprekročia v žiadnom roku 42 000 €.
`,
  swot: `
Silné a slabé stránky, príležitosti a ohrozenia vyšli zo stretnutia s obyvateľmi. Každú slabú stránku sme premenili na potrebu a pri každej príležitosti sme sa pýtali, čo by stála.

Najväčším ohrozením je starnutie obce spolu s tým, že opatrovateľku nie je kým zastúpiť. Najväčšou príležitosťou je spolupráca so susednou obcou.
`,
  vision: `
O päť rokov v Bánove platí: kto ostal sám, má suseda, ktorý príde; kto potrebuje opatrovať, nečaká; kto ide k lekárovi, má odvoz; a kto nevie, ako ďalej, dostane radu do týždňa.

Držíme sa troch zásad. Robíme najprv to, čo pomôže najviac ľuďom. Robíme to, čo obec unesie aj o päť rokov. A o všetkom povieme pravdu, aj keď sa niečo nepodarí.
`,
  'goals-and-priorities': `
Plán má dve priority, štyri ciele a osem opatrení.

[[goals-overview]]

Prvá priorita sa týka staršieho človeka doma: opatrovania, obeda a odvozu. Druhá sa týka obce ako miesta, kde sa ľudia stretávajú a vedia, kam ísť.

Výsledok spoznáme podľa ukazovateľov. Pri každom je dnešná hodnota, cieľ a to, odkiaľ hodnotu zistíme.

[[indicators]]
`,
  timetable: `
Plán platí od 1. januára 2026 do 31. decembra 2030. V roku 2026 prijmeme opatrovateľku, upravíme auto a klubovňu. Od roku 2027 jazdí prepravná služba a rozvážajú sa víkendové obedy. V roku 2029 pribudne druhá opatrovateľka.

[[timetable]]

[[capacity-matrix]]

Potreba opatrovania je do roku 2028 o niečo vyššia než kapacita. Dovtedy obec uprednostní ľudí, ktorí nemajú rodinu.
`,
  conditions: `
Obec má málo ľudí a málo peňazí, preto stavia na tom, čo už má: na svojich opatrovateľkách, budovách a na susedoch.
`,
  competence: `
Zákon určuje, za ktoré druhy služieb obec zodpovedá. Obec sa pri každom rozhodla, či ho poskytuje, zabezpečuje u iného, alebo ho zatiaľ netreba.

[[competences]]

„Zatiaľ netreba“ neznamená, že o službu nemožno požiadať. Znamená, že o ňu za posledné roky nikto nepožiadal. Ak sa to zmení, obec službu zabezpečí a doplní plán.
`,
  risks: `
Obec si uvedomuje, čo môže plán zmariť. Ku každému riziku má pripravenú odpoveď a raz ročne ho znova posúdi.

Najpravdepodobnejšie je, že sa nenájde ďalšia opatrovateľka. Preto obec preplatí opatrovateľský kurz a ponúkne aj kratší úväzok. Druhým rizikom je odchod dobrovoľníkov; skupinu susedskej pomoci vedie referentka, aby nestála na jednom človeku.
`,
  'annual-evaluation': `
Plnenie vyhodnocuje obec každý rok do konca marca za predchádzajúci rok. Referentka vyplní pri každej aktivite stav a pri každom ukazovateli hodnotu s dňom a zdrojom, doplní skutočné náklady a napíše, prečo sa niečo nesplnilo.

Vyhodnotenie prerokuje sociálna komisia a zastupiteľstvo ho berie na vedomie na najbližšom zasadnutí. Potom sa zverejní na webe a stručne v obecných novinách. Každý rok je samostatným dokumentom, roky sa nespájajú.
`,
  'change-and-update': `
Plán sa zmení, ak sa zmení zákon, potreby ľudí alebo peniaze, alebo ak to vyplynie z vyhodnotenia. Podnet môže dať ktokoľvek na obecnom úrade alebo na stretnutí.

Návrh zmeny pripraví referentka, starosta ho predloží zastupiteľstvu. Pred rokovaním je najmenej pätnásť dní na úradnej tabuli a na webe. Schválená zmena je dodatkom s vlastným číslom a do 15 dní sa posiela Nitrianskemu samosprávnemu kraju.
`,
  annexes: `
Prílohy zostavuje program z údajov plánu: poskytovateľov, zdroje údajov a kontrolu úplnosti. Dotazník z obecných novín je v skutočnom pláne samostatnou prílohou; pri tejto ukážke nie je, lebo sa nekonal.
`
};
