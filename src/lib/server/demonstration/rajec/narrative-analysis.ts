import type { AuthoredPlan } from '#lib/domain/demonstration/authored-plan.ts';

/** What the plan of Rajec says before its goals: why, on what ground, for whom. */
export const ANALYSIS: AuthoredPlan['narrative'] = {
  foreword: `
!! Tento plán je ukážka programu Opora. Počty obyvateľov, údaje o Domove vďaky, o Klube dôchodcov a o rozpočte mesta sú verejné. Potreby, ciele, opatrenia, náklady a uznesenie sú vymyslené a s mestom Rajec ich nikto nedohodol.

Vážené obyvateľky, vážení obyvatelia Rajca,

každý z nás raz potrebuje pomoc: keď sa narodí dieťa, keď rodič prestane vládať, keď príde choroba alebo strata práce. Mesto nemôže nahradiť rodinu ani susedov. Môže však urobiť všetko pre to, aby na ťažké chvíle nikto neostal sám.

Tento plán hovorí, čo na to mesto v rokoch 2026 až 2030 urobí. Vznikal od januára 2025. Pýtali sme sa ľudí, ktorým služby pomáhajú, ich rodín, opatrovateliek, učiteliek, lekárok aj vás, ktorí služby zatiaľ nepotrebujete. Pri každom cieli nájdete, z akého zistenia vychádza, a pri každom opatrení, kto zaň zodpovedá, koľko stojí a z čoho sa zaplatí.

Nesľubujeme všetko. Pri troch investíciách poctivo píšeme, že peniaze na ne ešte nemáme a musíme ich získať z európskych zdrojov. Ak ich nezískame, povieme to vo výročnom vyhodnotení a navrhneme, čo ďalej.

Každý rok v máji zverejníme, čo sa splnilo a čo nie. Prosíme vás, aby ste sa pýtali a pripomínali.
`,
  'legal-frame': `
Komunitný plán sociálnych služieb je povinný dokument každej obce. Ukladá ho zákon č. 448/2008 Z. z. o sociálnych službách: obec ho vypracuje a schváli (§ 80), jeho obsah a postup určuje § 83. Plán nie je všeobecne záväzné nariadenie, ale strategický dokument, ktorý schvaľuje zastupiteľstvo uznesením.

### Čo musí plán obsahovať

- analýzu poskytovaných služieb podľa druhu, formy a cieľovej skupiny,
- analýzu požiadaviek prijímateľov a ďalších obyvateľov v rovnakom členení,
- sociologické a demografické údaje o území,
- ciele a priority s číselne určenou potrebnou kapacitou,
- časový plán s kapacitou na každý rok a s jej potrebným zvýšením,
- spôsob každoročného vyhodnocovania,
- podmienky a spôsob zmeny a aktualizácie plánu.

K tomu plán určuje personálne, finančné, prevádzkové a organizačné podmienky. Vychádza z národných priorít rozvoja sociálnych služieb a prihliada na miestne osobitosti.

### Na čo plán slúži v praxi

Poskytovateľ, ktorý žiada ministerstvo o finančný príspevok na nocľaháreň, zariadenie pre seniorov, zariadenie opatrovateľskej služby alebo denný stacionár, prikladá vyjadrenie obce o súlade s týmto plánom. Mesto ho vydáva bezplatne. Preto je dôležité, aby boli potrebné kapacity uvedené číslom.

### Čo sa v zákonoch mení

Od 1. septembra 2025 neposudzuje odkázanosť obec, ale úrad práce, sociálnych vecí a rodiny. Mesto tak prišlo o časť údajov o dopyte a bude ich zisťovať z evidencie žiadostí a z prieskumov. Pripravuje sa aj príspevok na pomoc pri odkázanosti, ktorý má dostávať priamo odkázaný človek. Plán s touto zmenou počíta: posilňuje terénne a ambulantné služby, o ktoré sa bude záujem zrejme zvyšovať.
`,
  process: `
Plán pripravila riadiaca skupina s koordinátorkou a štyri pracovné skupiny, po jednej pre každú cieľovú skupinu. V každej boli prijímatelia alebo ich rodiny, poskytovatelia a zástupcovia mesta.

|= Ako plán vznikal (priebeh je vymyslený na ukážku)
| Krok | Kedy | Kto a koľko
| Zriadenie riadiacej skupiny | január 2025 | 9 členov
| Stretnutia pracovných skupín | marec – jún 2025 | 4 skupiny, 12 stretnutí
| Dotazník pre domácnosti | 14. apríl – 16. máj 2025 | 412 odpovedí
| Rozhovory s prijímateľmi | apríl – máj 2025 | 43 ľudí
| Obhliadka bariér v centre | 11. jún 2025 | 12 budov
| Návrh cieľov a opatrení | júl – september 2025 | riadiaca skupina
| Verejná diskusia o návrhu | 6. – 31. október 2025 | 27 pripomienok
| Rokovanie zastupiteľstva | 11. december 2025 | schválený

### Ako sme sa pýtali

Dotazník prišiel do každej schránky s mestskými novinami a dal sa vyplniť aj na webe. Odpovedalo 412 ľudí, takmer polovica na papieri. Sú to odpovede približne desatiny oslovených domácností a medzi odpovedajúcimi je viac starších žien, než ich v meste žije. Výsledky preto berieme ako hlas tých, ktorí odpovedali, nie ako názor celého mesta.

S prijímateľmi opatrovateľskej služby a Domova vďaky sme hovorili osobne. Rozhovory viedli študentky sociálnej práce, aby ľudia mohli hovoriť slobodne.

### Čo sa stalo s pripomienkami

K návrhu prišlo 27 pripomienok. Zapracovali sme 16 z nich, 5 čiastočne a 6 sme neprijali. Najväčšou zmenou je víkendové opatrovanie, ktoré v prvom návrhu chýbalo.
`,
  'social-situation': `
Rajec je mesto v okrese Žilina s rozlohou 31,46 km². Pri sčítaní 1. januára 2021 v ňom žilo 5 897 ľudí, 2 939 mužov a 2 958 žien. Odvtedy obyvateľov ubúda: na konci roka 2024 ich bolo 5 703.

[[age-pyramid]]

[[age-groups]]

### Mesto starne, no ešte nie rýchlo

Na sto detí do 14 rokov pripadá 108 ľudí vo veku 65 a viac rokov. Celé Slovensko má podobný pomer, Rajec teda nie je výnimočne starým mestom. Zmenu prinesú ľudia, ktorí mali v čase sčítania 55 až 64 rokov. Je ich 837 a do roku 2031 všetci dovŕšia 65 rokov.

Pre sociálne služby je dôležitý najmä vek 80 a viac rokov, v ktorom ľudia pomoc potrebujú najčastejšie. V roku 2021 ho dosiahlo 146 obyvateľov, z toho 104 žien. Mnohé z nich žijú samy.

### Rodiny a deti

Deti do 14 rokov tvoria 14,7 % obyvateľov. Najmenších, do dvoch rokov vrátane, bolo 200. Počet detí klesá pomalšie než v okolitých obciach, školy však už uvoľňujú prvé triedy.

|= Rajec v číslach
| Ukazovateľ | Rok 2021
| Obyvatelia spolu | 5 897
| Deti do 14 rokov | 865
| Ľudia vo veku 15 – 64 rokov | 4 099
| Ľudia vo veku 65 a viac rokov | 933
| Ľudia vo veku 80 a viac rokov | 146
| Počet seniorov na sto detí | 107,9

### Čo čísla nehovoria

O príjmoch, osamelosti a zdravotnom postihnutí obyvateľov nemáme spoľahlivé údaje za mesto. Nahradili sme ich zisteniami pracovných skupín a pri každom uvádzame zdroj.
`,
  'services-analysis': `
V meste dnes funguje päť druhov sociálnych služieb. Štyri poskytuje mesto priamo, piatu Domov vďaky, ktorý mesto zriadilo. Neverejný poskytovateľ v Rajci nepôsobí. Všetky služby s kapacitou a registrovým číslom sú v prílohe.

### Terénne služby

Opatrovateľskú službu zabezpečujú opatrovateľky, ktoré sú zamestnankyňami mesta. Služba má kapacitu pre 28 prijímateľov, najmä pre seniorov. Prijímatelia si opatrovateľky vážia, no služba je len v pracovné dni do 15. hodiny a v lete či v čase chrípky niet kým zastupovať. Obedy rozváža mesto šesťdesiatim domácnostiam.

### Ambulantné služby

Denné centrum je domovom Klubu dôchodcov, ktorý vznikol 15. mája 1978 a má vyše sto členov. Otvorené je od nedele do štvrtka od 14. do 17. hodiny. Základné sociálne poradenstvo poskytuje jediná pracovníčka mestského úradu; v roku 2024 to bolo v 312 prípadoch. Denný stacionár v meste nie je.

### Pobytové služby

Domov vďaky na Námestí A. Škrábika má 29 miest a bol po celý rok 2019 plne obsadený, čo dokladá 348 prijímateľských mesiacov. Jeho oprávnené náklady na prijímateľa a mesiac boli 895,35 €.

|= Náklady Domova vďaky v roku 2019
| Položka | Suma v €
| Mzdy | 183 632,76
| Poistné | 63 356,12
| Materiál | 60 340,44
| Energie | 15 682,49
| Ostatné náklady | 18 452,95
| Náklady spolu | 341 464,76
| z toho ekonomicky oprávnené | 311 584,06

### Čo chýba

Ľudia so zdravotným postihnutím nemajú v meste okrem opatrovania žiadnu službu. Rodiny s deťmi nemajú žiadnu. Ľuďom bez domova pomáha len mestská polícia a farská charita, bez pravidelného zázemia.
`,
  'requirements-analysis': `
Požiadavky sme zisťovali od prijímateľov, od ich rodín, od poskytovateľov a od ostatných obyvateľov. Nasledujúce zistenia majú pri sebe pôvod, deň a zdroj; z nich sú odvodené potreby a z potrieb ciele.

### Seniori

Najsilnejšie zaznieva želanie zostať doma. Opatrovateľská služba podľa prijímateľov pomáha dobre, ale je jej málo a končí poobede. V roku 2025 mesto nevybavilo do dvoch mesiacov 8 z 19 žiadostí. Rodiny, ktoré opatrujú, sú unavené: chýba im stacionár a niekoľko hodín voľna do týždňa.

Do Domova vďaky čaká 14 ľudí, v priemere sedem mesiacov. Tí, čo v ňom žijú, by radi mali menej spolubývajúcich.

### Ľudia so zdravotným postihnutím

Prvá prekážka je doprava. Pätina odpovedajúcich uviedla, že niekto z domácnosti vynechal vyšetrenie, lebo sa naň nemal ako dostať. Druhou prekážkou sú budovy: bez cudzej pomoci je dostupných 5 z 12 verejných budov. Rodičia dospelých detí myslia na čas, keď sa o ne už nebudú môcť postarať.

### Deti, mládež a rodiny

Škola hovorí o tridsiatich deťoch, ktoré po vyučovaní nemajú kam ísť. Rodičia najmenších detí hľadajú miesto v zariadení až v Žiline, hoci v Rajci žilo pri sčítaní 200 detí do dvoch rokov.

### Ľudia ohrození sociálnym vylúčením

Tretina odpovedajúcich nevedela povedať, na koho by sa obrátila. Mestská polícia pozná 7 ľudí, ktorí nocujú v nevhodných podmienkach. Potrebujú sprchu, čisté šaty a v mraze strechu nad hlavou.

! Odpovede z dotazníka zastupujú tých, ktorí odpovedali. Pri každom zistení je uvedené, koľko ľudí odpovedalo a z koľkých.
`,
  resources: `
Zdroje na sociálne služby sú troje: ľudia, miesto a peniaze. Rajec má skúsené opatrovateľky a domov s dobrým menom. Chýbajú mu ľudia na zastupovanie a bezbariérové priestory.

[[resources]]

### Ľudia

Pre sociálne služby pracuje 27 zamestnancov mesta a Domova vďaky. Priemerný vek terénnych opatrovateliek je 54 rokov, do roku 2030 ich odíde do dôchodku najmenej päť. Nábor a vzdelávanie je preto rovnako dôležitý ako nové služby.

### Priestory

Mesto vlastní budovu vedľa Domova vďaky, ktorej prízemie je vhodné na denný stacionár. Uvoľňuje sa aj pavilón materskej školy a bývalá školská družina. Nové služby tak nepotrebujú novú stavbu, iba prestavbu.

### Peniaze

Rozpočet mesta na rok 2026 je 11 264 826 €. V roku 2024 mesto hospodárilo s príjmami 8 720 145 € a výdavkami 8 255 485 €, prebytok bol 255 416 €. Bežné náklady nových služieb, ktoré plán kryje z rozpočtu mesta, dosiahnu v roku 2030 menej ako tri stotiny dnešného rozpočtu.
`,
  swot: `
Silné a slabé stránky, príležitosti a ohrozenia pomenovala každá pracovná skupina pre svoju cieľovú skupinu. Riadiaca skupina vybrala tie, na ktoré plán odpovedá.

Vo všetkých skupinách sa opakuje jedno ohrozenie: nebude mať kto pracovať. Preto sa v pláne vracia vzdelávanie, supervízia a včasný nábor. Opakuje sa aj jedna silná stránka: ľudia sa v meste poznajú a sú ochotní pomôcť, keď ich niekto osloví.

### Ako sme s výsledkom pracovali

Slabé stránky sa stali potrebami a každá potreba má cieľ. Príležitosti určili poradie: najprv ideme tam, kde mesto vlastní budovu alebo má dohodnutého partnera. Ohrozenia nájdete v časti o rizikách, pri každom aj to, čo proti nemu urobíme.
`
};
