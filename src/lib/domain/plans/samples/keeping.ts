import type { Sample } from './sample.ts';

/** Goals in general, and how the plan is carried out, evaluated and changed. */
export const KEEPING_SAMPLES: readonly Sample[] = [
  {
    section: 'goals-and-priorities',
    targetGroupCode: null,
    fits: 'both',
    wording: `
Ciele sme zoradili podľa toho, ako veľmi ľudia pomoc potrebujú a či ju dokážeme zaplatiť každý rok, nielen kým trvá
projekt. Pri cieľoch, ktoré sa týkajú služieb, uvádzame, koľko miest alebo prijímateľov má služba mať v ktorom roku.

Ako prvé chceme [prvý cieľ v skratke], lebo na túto pomoc ľudia čakajú už dnes. Na neskôr nechávame
[druhý cieľ v skratke], lebo k tomu treba najprv pripraviť priestory a nájsť ľudí.`
  },
  {
    section: 'timetable',
    targetGroupCode: null,
    fits: 'both',
    wording: `
V roku [prvý rok] urobíme to, na čo netreba čakať: [čo sa urobí hneď]. V ďalších rokoch nasleduje to, čo potrebuje
projekt, stavebné povolenie alebo nových pracovníkov.

Niektoré kroky na seba nadväzujú. Kým nebude hotové [čo musí byť hotové], nemôže sa začať [čo sa nemôže začať].

Kapacita každej služby v jednotlivých rokoch je v tabuľke. Sú v nej miesta, ktoré už máme, aj tie, o ktoré ju
chceme zvýšiť. Ak sa v niektorom roku kapacita nemení, znamená to, že stačí.`
  },
  {
    section: 'conditions',
    targetGroupCode: null,
    fits: 'village',
    wording: `
Plán stojí a padá na ľuďoch. Bez [koľko opatrovateliek] opatrovateliek sa prvý cieľ splniť nedá, preto s ich mzdami rozpočet
počíta skôr než s čímkoľvek iným v tejto oblasti.

Čo sami nezvládneme, budeme robiť so susednými obcami. Dohoda s nimi musí byť podpísaná skôr, než službu
ľuďom sľúbime.`
  },
  {
    section: 'conditions',
    targetGroupCode: null,
    fits: 'town',
    wording: `
Štyri druhy podmienok od seba závisia. Nové miesta v službách potrebujú pracovníkov, pracovníci potrebujú priestory
a oboje potrebuje peniaze, ktoré vydržia dlhšie ako projekt. Preto pri každom opatrení najprv overíme, či vieme zaplatiť
aj druhý a tretí rok prevádzky.

Za plnenie plánu ako celku zodpovedá [funkcia]. Raz za polrok zvolá tých, ktorí zodpovedajú za jednotlivé opatrenia,
a o výsledku povie {starostovi}.`
  },
  {
    section: 'annual-evaluation',
    targetGroupCode: null,
    fits: 'village',
    wording: `
Plán vyhodnocujeme každý rok. Do konca [mesiac] pripraví [funkcia] krátku správu za predchádzajúci rok. Pri každom opatrení
v nej bude, či je splnené, aké hodnoty dosiahli ukazovatele, koľko to stálo a čo treba zmeniť.

O správe sa porozprávame s poskytovateľmi a s ľuďmi, ktorých sa služby týkajú. Potom ju prerokuje {zastupiteľstvo} a do
desiatich dní ju zverejníme tam, kde je aj plán.`
  },
  {
    section: 'annual-evaluation',
    targetGroupCode: null,
    fits: 'town',
    wording: `
Plán vyhodnocujeme každý rok za predchádzajúci kalendárny rok. Do konca februára pošlú tí, ktorí zodpovedajú za opatrenia,
hodnoty ukazovateľov a skutočné náklady. Pracovné skupiny ich posúdia v marci a povedia, či sa život ľudí naozaj
zmenil, nielen či sa urobilo, čo bolo napísané.

Správu zostaví [funkcia]. Pri každom opatrení v nej bude plánovaná a dosiahnutá hodnota, dôvod, ak sa nesplnilo, a návrh,
čo ďalej. V [mesiac] ju prerokuje {zastupiteľstvo} a do desiatich dní ju zverejníme.`
  },
  {
    section: 'change-and-update',
    targetGroupCode: null,
    fits: 'both',
    wording: `
Plán sa mení, keď prestane platiť to, z čoho vychádza: keď sa zmení zákon, keď pribudne alebo zanikne služba, keď sa nenájdu
peniaze alebo keď vyhodnotenie ukáže, že cieľ nemožno splniť. Zmenu môže navrhnúť ktokoľvek z obyvateľov, poskytovateľov
a poslancov.

Návrh zmeny zverejníme tak ako návrh plánu a dáme ľuďom čas vyjadriť sa. Zmenu schvaľuje {zastupiteľstvo} ako
dodatok k plánu. Predchádzajúce znenie ostáva zverejnené, aby bolo vidno, čo sa zmenilo a prečo.`
  }
];
