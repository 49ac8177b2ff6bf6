import type { AuthoredNote } from '#lib/domain/demonstration/authored-plan.ts';

function services(dimension: AuthoredNote['dimension'], code: string, text: string): AuthoredNote {
  return { part: 'services-analysis', dimension, code, text };
}

function requirements(dimension: AuthoredNote['dimension'], code: string, text: string): AuthoredNote {
  return { part: 'requirements-analysis', dimension, code, text };
}

/** The analyses of services and requirements by form and target group, in a sentence or two each. */
export const NOTES: readonly AuthoredNote[] = [
  services(
    'form',
    'terenna',
    'Opatrovateľská služba pre 28 ľudí a rozvoz šesťdesiatich obedov; len v pracovné dni do 15. hodiny.'
  ),
  services(
    'form',
    'ambulantna',
    'Denné centrum s klubom pre vyše sto členov a základné poradenstvo s jednou pracovníčkou.'
  ),
  services('form', 'pobytova', 'Domov vďaky s 29 miestami, plne obsadený.'),
  services(
    'target-group',
    'seniori',
    'Seniorom slúži päť druhov služieb; chýba stacionár, odľahčenie rodín a opatrovanie večer.'
  ),
  services(
    'target-group',
    'zdravotne-postihnutie',
    'Okrem opatrovania a poradenstva v meste nie je žiadna služba.'
  ),
  services('target-group', 'rodiny-s-detmi', 'Pre rodiny s deťmi je dostupné iba základné poradenstvo.'),
  services(
    'target-group',
    'socialne-vylucenie',
    'Okrem poradenstva pomáha neformálne farská charita a mestská polícia.'
  ),
  requirements(
    'form',
    'terenna',
    'Ľudia žiadajú viac opatrovania doma, aj večer a cez víkend, a pomoc namiesto opatrujúceho na niekoľko hodín.'
  ),
  requirements(
    'form',
    'ambulantna',
    'Najžiadanejší je denný stacionár; pre deti popoludňajšie otvorené miesto a skupina do troch rokov.'
  ),
  requirements(
    'form',
    'pobytova',
    'Kratšie čakanie na Domov vďaky a izby pre jedného či dvoch; nocľah v mraze stačí zabezpečiť v Žiline.'
  ),
  requirements('form', 'ina', 'Preprava vozidlom s plošinou a požičanie pomôcok.'),
  requirements(
    'target-group',
    'seniori',
    'Zostať doma, mať komu zavolať a pri nevyhnutnom odchode nájsť miesto v meste.'
  ),
  requirements(
    'target-group',
    'zdravotne-postihnutie',
    'Dostať sa k lekárovi a na úrad bez prosenia a bývať samostatne s podporou.'
  ),
  requirements(
    'target-group',
    'rodiny-s-detmi',
    'Bezpečné popoludnie pre deti, miesto pre najmenších a stretnutia rodičov.'
  ),
  requirements(
    'target-group',
    'socialne-vylucenie',
    'Rada v ktorýkoľvek deň, sprcha, pranie a v zime strecha nad hlavou.'
  )
];
