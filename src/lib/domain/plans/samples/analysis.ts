import type { Sample } from './sample.ts';

/** The analyses: people of the place, services, what people ask for, what there is to work with. */
export const ANALYSIS_SAMPLES: readonly Sample[] = [
  {
    section: 'social-situation',
    targetGroupCode: null,
    fits: 'village',
    wording: `
Podľa sčítania obyvateľov, ktorého rozhodujúcim dňom bol [deň sčítania], žije v {obci} [názov] [počet obyvateľov] ľudí.
Deti do 14 rokov z nich tvoria [podiel detí do 14 rokov] a ľudia od 65 rokov [podiel ľudí od 65 rokov]. V celom okrese je
ľudí od 65 rokov [podiel ľudí od 65 rokov v okrese]. Na každých sto detí u nás pripadá [index starnutia] ľudí od
65 rokov.

Pomoc potrebujú najčastejšie ľudia, ktorí prekročili osemdesiatku. V čase sčítania u nás žilo takýchto ľudí
[počet ľudí od 80 rokov].

Časť starších ľudí žije sama vo veľkom dome, v ktorom sa kúri drevom. Najbližší lekár, lekáreň a väčší obchod sú
v [kde], čo je [vzdialenosť] kilometrov. Autobus tam ide [ako často], cez víkend menej. Kto nemá auto ani suseda, ktorý
ho odvezie, ostáva doma.

Mladí dochádzajú za prácou a rodičov majú na starosti po večeroch a cez víkend. Cez deň sú starší ľudia odkázaní na
susedov.

Pre sociálne služby z toho vyplýva najmä to, že [čo z toho vyplýva].`
  },
  {
    section: 'social-situation',
    targetGroupCode: null,
    fits: 'town',
    wording: `
Podľa sčítania obyvateľov, ktorého rozhodujúcim dňom bol [deň sčítania], žije v {obci} [názov] [počet obyvateľov] ľudí.
Deti do 14 rokov z nich tvoria [podiel detí do 14 rokov] a ľudia od 65 rokov [podiel ľudí od 65 rokov]. V celom okrese je
ľudí od 65 rokov [podiel ľudí od 65 rokov v okrese], na Slovensku [podiel ľudí od 65 rokov na Slovensku]. Na každých sto
detí u nás pripadá [index starnutia] ľudí od 65 rokov.

Pomoc potrebujú najčastejšie ľudia, ktorí prekročili osemdesiatku. V čase sčítania u nás žilo takýchto ľudí
[počet ľudí od 80 rokov] a pravdepodobne ich bude pribúdať.

Najviac starších ľudí býva v [ktorá časť], kde sú domy bez výťahu a do obchodu sa chodí do kopca. Mladé rodiny sa
sťahujú najmä do [ktorá časť]. V [ktorá časť] žijú ľudia, ktorým hrozí, že o bývanie prídu.

Bez práce bolo ku dňu [deň] spolu [počet] ľudí, z toho dlhšie ako rok [počet]. Pomoc v hmotnej núdzi poberalo [počet]
domácností.

Pre sociálne služby z toho vyplýva najmä to, že [čo z toho vyplýva].`
  },
  {
    section: 'services-analysis',
    targetGroupCode: null,
    fits: 'both',
    wording: `
Opisujeme služby, ktoré ľudia z {obce} využívajú, aj keď ich poskytuje niekto iný alebo sú v inej obci. Delíme ich
podľa druhu, formy a podľa toho, komu pomáhajú. Kapacity sú z registra poskytovateľov a od samých poskytovateľov.

## Služby, ktoré prichádzajú domov

Terénnu službu v {obci} poskytuje [kto poskytuje]. Opatrovateľka prichádza k ľuďom, ktorých je dnes [počet], najčastejšie
na [koľko hodín denne]. Na túto pomoc čakajú ďalší ľudia, spolu [počet].

## Služby, do ktorých sa dochádza

Do ambulantnej služby človek príde ráno a večer spí doma. Najbližšia takáto služba je [názov a miesto služby]. Od nás do
nej chodí len [koľko ľudí], ostatným v tom bráni najmä [čo im bráni].

## Služby, v ktorých sa býva

V pobytových zariadeniach žijú ľudia z {obce} najmä v [názvy zariadení]. Spolu ich je [počet]. Na miesto
v zariadení čakajú ďalší ľudia, ktorých je [počet], a najdlhšie čakajú [ako dlho].

Najlepšie dnes funguje [čo funguje]. Najviac ľuďom chýba [čo chýba], a to najmä preto, že [prečo].`
  },
  {
    section: 'services-analysis',
    targetGroupCode: null,
    fits: 'both',
    onlyWith: 'zoznam druhov tu',
    wording: `
## Čo hovorí adresár služieb

Stav v deň [deň adresára], do [dosah v kilometroch] kilometrov vzdušnou čiarou medzi stredmi sídel.

- Druhy služieb priamo v {obci}, spolu [počet druhov tu]: [zoznam druhov tu]
- Druhy služieb v inej obci nablízku, spolu [počet druhov blízko]: [zoznam druhov blízko]
- Druhy služieb, ktoré nablízku chýbajú, spolu [počet druhov, ktoré chýbajú]: [zoznam druhov, ktoré chýbajú]
- Terénne služby v dosahu podľa druhu: [zoznam terénnych služieb]
- Ambulantné služby v dosahu podľa druhu: [zoznam ambulantných služieb]
- Pobytové služby v dosahu podľa druhu: [zoznam pobytových služieb]
- Služby v dosahu podľa cieľových skupín: [zoznam skupín so službami]`
  },
  {
    section: 'requirements-analysis',
    targetGroupCode: null,
    fits: 'both',
    wording: `
Čo ľudia od sociálnych služieb čakajú, sme zisťovali dotazníkom, rozhovormi a na stretnutiach. Pri každej požiadavke
píšeme, od koho pochádza. Čo vieme zo štatistiky alebo od poskytovateľov, uvádzame oddelene od toho, čo povedali ľudia
sami.

- Pomoc, ktorá príde domov (terénna forma): ľudia žiadajú najmä [čo žiadajú]
- Služby, do ktorých sa dochádza (ambulantná forma): cez deň by ľudia využili najmä [čo by využili]
- Služby, v ktorých sa býva (pobytová forma): miesto hľadajú tí, ktorým doma nestačí ani [čo nestačí]

Vyjadrili sa aj obyvatelia, ktorí služby zatiaľ nepotrebujú. Chcú vedieť, na koho sa obrátiť, keď sa v rodine niečo
stane, koľko ich to bude stáť a ako dlho budú čakať. Najčastejšie navrhovali [čo navrhovali].`
  },
  {
    section: 'resources',
    targetGroupCode: null,
    fits: 'village',
    wording: `
Sociálnym veciam sa na úrade venuje jeden človek popri inej práci. Opatrovateliek máme [počet] a do dôchodku z nich v čase
platnosti plánu odíde [počet].

Z budov môžeme použiť [ktorá budova], ktorá je dnes [v akom stave]. Bezbariérový vstup má zatiaľ len [ktorá budova].

Na sociálne služby dávame z rozpočtu ročne približne [suma] eur. Veľa zadarmo urobia susedia, dobrovoľní hasiči, farnosť
a klub dôchodcov a bez nich by to nešlo.`
  },
  {
    section: 'resources',
    targetGroupCode: null,
    fits: 'town',
    wording: `
Na oddelení, ktoré má na starosti sociálne veci, pracuje [počet] ľudí. V terénnych a pobytových službách, ktoré
zriaďuje {obec}, pracuje ďalších [počet]. V čase platnosti plánu odíde do dôchodku [počet] z nich a nájsť za nich
náhradu bude ťažké.

Z budov {obce} slúžia sociálnym službám [ktoré budovy]. Opravu najviac potrebuje [ktorá budova]. Bez výťahu alebo
rampy je dosiaľ [koľko budov].

Na sociálne služby išlo v poslednom roku z rozpočtu [suma] eur, z toho neverejným poskytovateľom [suma] eur. Projekty,
z ktorých dnes platíme [čo sa z nich platí], sa skončia v roku [rok].`
  },
  {
    section: 'swot',
    targetGroupCode: null,
    fits: 'village',
    wording: `
Najsilnejší sme v tom, že sa ľudia poznajú a pomôžu si bez toho, aby ich o to niekto žiadal. Najslabší sme tam, kde
susedská pomoc nestačí: pri každodennom opatrovaní, pri demencii a v noci.

Pomôcť nám môže spolupráca so susednými obcami, lebo opatrovateľku na plný úväzok sami nezamestnáme. Ohrozuje nás, že
[čo nás ohrozuje].`
  },
  {
    section: 'swot',
    targetGroupCode: null,
    fits: 'town',
    wording: `
Najsilnejší sme v tom, že máme skúsených poskytovateľov, ktorí sa poznajú a vedia sa dohodnúť. Najslabší sme v tom, že
sa ľudia o pomoci dozvedajú neskoro a že na niektoré služby čakajú dlhé mesiace.

Pomôcť nám môže, že [čo nám môže pomôcť]. Ohrozuje nás odchod opatrovateliek za lepším platom a koniec projektov,
z ktorých dnes platíme časť miezd.`
  },
  {
    section: 'risks',
    targetGroupCode: null,
    fits: 'village',
    wording: `
Najviac sa obávame, že nenájdeme človeka, ktorý by opatroval, alebo že jediná opatrovateľka ochorie. Preto sa so
susednými obcami dohodneme na zastupovaní skôr, než ho budeme potrebovať.

Druhým rizikom sú peniaze z projektov, ktoré sa skončia v roku [rok]. Čo z nich dnes platíme, musí od nasledujúceho roka
uniesť náš rozpočet. Na riziká sa pozrieme pri každom ročnom vyhodnotení.`
  },
  {
    section: 'risks',
    targetGroupCode: null,
    fits: 'town',
    wording: `
Najväčším rizikom je, že na nové miesta v službách nenájdeme ľudí. Opatrovateľky odchádzajú za vyšším platom
a absolventi sa nehlásia. Preto plán počíta aj so vzdelávaním a s platmi, nielen s budovami.

Druhým rizikom sú peniaze. Podiel nákladov, ktoré zatiaľ nemajú istý zdroj, sledujeme každý rok pri príprave rozpočtu.
Ak sa do [mesiac a rok] nenájdu, opatrenie odložíme a verejne to povieme.

Tretím rizikom je zmena pravidiel. Keď sa zmení zákon alebo spôsob financovania, do troch mesiacov posúdime, čo to
znamená pre jednotlivé ciele.`
  }
];
