import type { AuthoredPlan } from '#lib/domain/demonstration/authored-plan.ts';

/** What the plan of Rajec says of its goals and of carrying them out. */
export const DIRECTION: AuthoredPlan['narrative'] = {
  vision: `
V roku 2030 je Rajec mestom, v ktorom človek nemusí odísť z domu len preto, že potrebuje pomoc. Opatrovateľka príde aj večer. Kto opatruje mamu či manžela, má komu zavolať a kam ho na deň priviesť. Na úrad sa dostane každý, aj na vozíku. Deti, ktoré to doma nemajú ľahké, nájdu popoludní otvorené dvere. A každý vie, na koho sa obrátiť.

### Zásady, ktorých sa držíme

- **Najprv doma.** Terénna a ambulantná služba má prednosť pred pobytovou.
- **Blízko.** Čo sa dá zabezpečiť v meste, zabezpečíme v meste; čo nie, dohodneme u susedov.
- **S ľuďmi, nie pre ľudí.** O službe rozhodujú aj tí, ktorí ju prijímajú.
- **Poctivo.** Pri každom čísle píšeme, odkiaľ je, a pri peniazoch, či sú isté.
- **Nikoho neodhaliť.** Údaje o jednotlivcoch nezverejňujeme.

Vízia vznikla na spoločnom stretnutí pracovných skupín 18. júna 2025. Účastníci dostali otázku, ako spoznajú o päť rokov, že sa plán podaril. Z odpovedí sme vybrali vety, na ktorých sa zhodli všetky štyri skupiny.
`,
  'goals-and-priorities': `
Plán má štyri priority, osem cieľov a dvadsať opatrení. Priority zodpovedajú tomu, čo vyšlo z analýzy najnaliehavejšie; poradie určila riadiaca skupina hlasovaním.

[[goals-overview]]

### Prečo práve tieto priority

**Zostať doma čo najdlhšie** je prvá priorita, lebo sa týka najviac ľudí a lebo terénna pomoc je pre rodinu aj mesto najlacnejšia. **Dôstojné miesto a mesto bez bariér** odpovedá na poradovník Domova vďaky a na skúsenosť ľudí na vozíku. **Rodiny majú oporu včas** prináša do mesta služby, ktoré v ňom doteraz neboli. **Nikto neostane bokom** spája poradenstvo pre všetkých s pomocou v kríze.

### Ako čítať opatrenia

Pri každom opatrení je uvedené, o akú zmenu ide: skvalitniť, rozšíriť, vytvoriť alebo zabezpečiť inde. Zodpovedá zaň vždy funkcia alebo organizácia. Náklady sú po rokoch a pri každom zdroji píšeme, či ide o zámer, prísľub alebo zmluvu. Peniaze, ktoré sú zatiaľ len zámerom, počítame ako bez krytia.

### Podľa čoho poznáme výsledok

Každý cieľ má ukazovateľ výsledku, každé opatrenie ukazovateľ výstupu. Okrem nich sa v rokoch 2028 a 2030 opýtame obyvateľov šesť rovnakých otázok o spokojnosti, kvalite života, osamelosti a o tom, či majú na koho sa obrátiť.

[[indicators]]
`,
  timetable: `
Plán platí od 1. januára 2026 do 31. decembra 2030. Prvý rok je prípravný: výberové konania, projekty, nákup vozidla a pomôcok. V rokoch 2027 a 2028 sa otvárajú nové služby. Roky 2029 a 2030 prinášajú dokončenie prestavieb, ustálenie služieb a prípravu ďalšieho plánu.

[[timetable]]

### Kapacita v jednotlivých rokoch

Nasledujúca tabuľka uvádza pre každý druh, formu a cieľovú skupinu potrebu vlastných obyvateľov, existujúcu kapacitu, plánované zvýšenie a to, čo je zabezpečené inde. Zvýšenie podľa zákona je potreba, ktorú nepokryje existujúca kapacita ani dohoda s iným poskytovateľom.

[[capacity-matrix]]

### Kde sa plán a potreba rozchádzajú

Opatrovateľská služba dosiahne potrebu seniorov až v roku 2029, dovtedy mesto žiadosti zoraďuje podľa naliehavosti. Domov vďaky bude mať od roku 2029 aj spolu s miestami inde tú kapacitu, ktorú potrebujeme v roku 2030. Denný stacionár, odľahčovacia služba a služby pre rodiny chýbajú do otvorenia úplne. Píšeme to otvorene, aby bolo jasné, prečo sú opatrenia zoradené práve takto.
`,
  conditions: `
Plán sa dá splniť, len ak naň mesto bude mať ľudí, peniaze, priestory a dohodnutý spôsob práce. Štyri druhy podmienok opisujeme stručne a záväzne.
`,
  competence: `
Zákon zveruje obci pôsobnosť vo viacerých druhoch služieb. Mesto sa pri každom z nich rozhodlo, či ho poskytuje, zabezpečuje u iného poskytovateľa, alebo ho zatiaľ netreba. Rozhodnutie pripravila riadiaca skupina 24. septembra 2025.

[[competences]]

Kde je uvedené, že službu zatiaľ netreba, mesto svoje rozhodnutie každý rok preverí pri vyhodnotení. Stačí jedna oprávnená žiadosť, ktorej nevie vyhovieť, a kapacita sa doplní zmenou plánu. Toto rozhodnutie nikomu neberie právo o službu požiadať.

Služby, ktoré patria do pôsobnosti Žilinského samosprávneho kraja, plán nerozvíja. Mesto však ľuďom pomôže s vybavením a krajskej koncepcii poskytuje údaje o potrebe, najmä o domovoch sociálnych služieb a špecializovaných zariadeniach.
`,
  risks: `
Riadiaca skupina posúdila, čo môže plán ohroziť, ako je to pravdepodobné a aký to bude mať dosah. Pri každom riziku je aj to, čo proti nemu mesto robí už teraz.

Najväčším rizikom je nedostatok opatrovateliek. Mesto naň odpovedá vyššou istotou práce, preplatením kurzu a supervíziou. Druhým je neúspech žiadostí o európske zdroje: stacionár aj nadstavbu Domova vďaky sa preto projektujú tak, aby sa dali postaviť po častiach. Tretím je zmena financovania od roku 2027, keď má peniaze na pomoc dostávať priamo odkázaný človek.

Riziká riadiaca skupina prechádza dvakrát ročne. Ak sa niektoré naplní, koordinátorka navrhne opatrenie do jedného mesiaca a informuje zastupiteľstvo.
`,
  'annual-evaluation': `
Plnenie plánu mesto vyhodnocuje každý rok. Vyhodnotenie pripraví koordinátorka do konca apríla za predchádzajúci kalendárny rok, riadiaca skupina ho prerokuje v máji a zastupiteľstvo ho berie na vedomie na najbližšom zasadnutí. Potom sa zverejní.

### Čo vyhodnotenie obsahuje

1. Stav každej aktivity: splnená, čiastočne splnená, priebežne sa plní, nesplnená, neaktuálna.
2. Hodnoty ukazovateľov s dňom a zdrojom.
3. Skutočné náklady podľa zdrojov.
4. Skutočnú kapacitu služieb k 31. decembru.
5. Dôvod pri všetkom, čo sa nesplnilo, a návrh, čo ďalej.

### Kto prispieva

Poskytovatelia odovzdajú údaje do konca februára. Pracovné skupiny sa vyjadria k tomu, čo sa v ich oblasti zmenilo pre ľudí. Prieskum spokojnosti zopakujeme v rokoch 2028 a 2030 rovnakými otázkami, aby sa výsledky dali porovnať.

Vyhodnotenie za rok 2030 bude zároveň východiskom ďalšieho komunitného plánu.
`,
  'change-and-update': `
Plán sa mení, keď sa zmení zákon, potreby obyvateľov, ponuka služieb alebo peniaze, a tiež keď to vyplynie z vyhodnotenia alebo z podnetu.

### Ako zmena prebieha

1. Podnet môže dať ktokoľvek: obyvateľ, poskytovateľ, člen pracovnej skupiny alebo poslanec.
2. Koordinátorka ho do tridsiatich dní predloží riadiacej skupine.
3. Riadiaca skupina rozhodne, či pripraví zmenu, a svoje rozhodnutie zdôvodní.
4. Návrh zmeny sa zverejní najmenej na pätnásť dní a obyvatelia ho môžu pripomienkovať.
5. Zmenu na návrh primátora schvaľuje zastupiteľstvo ako dodatok s vlastným číslom.

Zmena termínu alebo zodpovednosti v rámci jedného roka nie je zmenou plánu; zapíše sa do akčného plánu a do vyhodnotenia. Schválené znenie ostáva uverejnené, aj keď ho dodatok zmení.

Schválený dodatok mesto do 15 dní zašle Žilinskému samosprávnemu kraju, rovnako ako celý plán.
`,
  annexes: `
Prílohami plánu sú zoznam poskytovateľov, zdroje údajov a kontrola úplnosti podľa zákona. Program ich zostavuje z údajov plánu, preto sa s ním vždy zhodujú.

Dotazník, zápisy zo stretnutí a vyhodnotenie pripomienok sú v skutočnom pláne samostatnými prílohami. Pri tejto ukážke nie sú, lebo stretnutia ani pripomienky sa nekonali.
`
};
