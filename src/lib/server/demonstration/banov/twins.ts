import type { AuthoredPlan } from '#lib/domain/demonstration/authored-plan.ts';

/** Parts of the plan of Bánov in easy reading. */
export const EASY: NonNullable<AuthoredPlan['easy']> = {
  foreword: `
# O čom je tento plán
Tento plán je ukážka. Veľa vecí v ňom je vymyslených.
Plán hovorí, ako obec pomôže ľuďom.
Platí päť rokov.

Pri každej pomoci je napísané:
- kto ju urobí
- kedy ju urobí
- koľko to bude stáť

Raz za rok obec povie, čo sa podarilo.
`,
  'requirements-analysis': `
# Čo ľudia chcú
Pýtali sme sa ľudí, čo potrebujú.
Starí ľudia chcú ostať doma.
Chýba im obed v sobotu a v nedeľu.
Chýba im odvoz k lekárovi.
Niektorí ľudia sú sami.
Potrebujú niekoho, kto za nimi príde.
`,
  vision: `
# Čo bude o päť rokov
Kto je sám, má suseda, ktorý príde.
Kto potrebuje opatrovateľku, nečaká.
Kto ide k lekárovi, má odvoz.
Kto nevie, čo má robiť, dostane radu do týždňa.
`,
  'goals-and-priorities': `
# Čo obec urobí
Prijme dve opatrovateľky.
Privezie obed aj cez víkend.
Odvezie ľudí k lekárovi.
Klub pre starších bude otvorený trikrát za týždeň.
Susedia budú chodiť za susedmi.
Rodina v ťažkostiach dostane radu do týždňa.
`
};

/** What of the plan of Bánov is translated: words by their Slovak wording, parts as a whole. */
export const TRANSLATED: NonNullable<AuthoredPlan['translated']> = {
  hu: {
    narrative: {
      foreword: `
!! Ez a terv az Opora program bemutatója. A lakosság száma, a megyei nyilvántartásban 168-as számon szereplő gondozási szolgálat és az ebédhez adott hozzájárulás nyilvános adat. A szükségletek, a célok, az intézkedések, a költségek és a határozat kitaláltak, senki sem egyeztette őket Bánov községgel.

Kedves bánkesziek,

községünkben minden ötödik ember 65 éves vagy idősebb. Sokan a szüleinket gondozzuk, mások egyedül élnek, és leginkább az hiányzik nekik, hogy valaki bekopogjon. Ez a terv arról szól, mit tesz ezért a község öt év alatt.

Nem kívánságlista. Mind a nyolc intézkedésnél ott áll, ki felel érte, melyik évben és mennyiért. Aki azt is tudni akarja, miért, a célnál megtalálja a megállapításokat, amelyekből kiindultunk. Évente egyszer a községi újságban és a képviselő-testületben elmondjuk, mi sikerült és mi nem.

Köszönjük mindenkinek, aki kitöltötte a kérdőívet, és eljött a kultúrházba.
`,
      vision: `
Öt év múlva Bánovban: aki egyedül maradt, annak van szomszédja, aki eljön; akinek gondozásra van szüksége, nem vár; aki orvoshoz megy, azt elviszik; és aki nem tudja, hogyan tovább, egy héten belül tanácsot kap.

Három elvhez tartjuk magunkat. Először azt tesszük, ami a legtöbb embernek segít. Azt tesszük, amit a község öt év múlva is elbír. És mindenről igazat mondunk, akkor is, ha valami nem sikerül.
`
    },
    words: {
      'Starší ľudia žijú doma a nie sú na to sami': 'Az idősek otthon élnek, és nem maradnak magukra',
      'Do roku 2029 dostane opatrovanie každý, kto oň požiada a je naň odkázaný':
        '2029-ig mindenki gondozást kap, aki kéri és rászorul',
      'Prijať dve ďalšie opatrovateľky': 'Két további gondozónő felvétele',
      'Dohodnúť zastupovanie opatrovateliek so susednou obcou':
        'A gondozónők helyettesítésének egyeztetése a szomszéd községgel',
      'Rozvážať obedy aj cez víkend': 'Ebédszállítás hétvégén is',
      'Zaviesť prepravnú službu k lekárovi': 'Szállítószolgálat bevezetése az orvoshoz',
      'V obci sa ľudia stretávajú a vedia, kam ísť po radu':
        'A községben az emberek találkoznak, és tudják, hová forduljanak tanácsért',
      'Do roku 2028 má klub dôchodcov otvorené trikrát týždenne a šesťdesiat členov':
        '2028-ra a nyugdíjasklub hetente háromszor nyitva tart, és hatvan tagja van',
      'Otvoriť klub trikrát týždenne a zväčšiť klubovňu':
        'A klub nyitása hetente háromszor és a klubhelyiség bővítése',
      'Založiť skupinu susedskej pomoci': 'Szomszédsági segítő csoport alapítása',
      'Od roku 2026 dostane každá rodina radu do týždňa a vie, kde ju hľadať':
        '2026-tól minden család egy héten belül tanácsot kap, és tudja, hol keresse',
      'Radiť aj mimo úradných hodín': 'Tanácsadás hivatali időn kívül is',
      'Zverejniť prehľad pomoci na webe, v novinách a na nástenke':
        'A segítség áttekintése a weben, az újságban és a faliújságon'
    }
  }
};
