import type { CapacityKey } from '../plans/capacity-matrix.ts';

/** A kind of service that invented plans develop, with the words that its sentences need. */
export type InventedKind = {
  key: CapacityKey;
  /** What a service of this kind is called. */
  name: string;
  /** Accusative: *rozšíriť opatrovateľskú službu*. */
  whom: string;
  /** Genitive: *kapacita opatrovateľskej služby*. */
  of: string;
  /** Genitive plural of the unit: *o päť miest*. */
  units: string;
  /** The need behind it, as residents say it. */
  need: string;
  /** Need of a place of a thousand people, in the unit. */
  perThousand: number;
  /** Euros a year for one unit. */
  eurosPerUnit: number;
};

function kind(
  [serviceTypeCode, formCode, targetGroupCode, unitCode]: [string, string, string, string],
  [name, whom, of, units]: [string, string, string, string],
  need: string,
  [perThousand, eurosPerUnit]: [number, number]
): InventedKind {
  const key = { serviceTypeCode, formCode, targetGroupCode, unitCode };
  return { key, name, whom, of, units, need, perThousand, eurosPerUnit };
}

export const INVENTED_KINDS: readonly InventedKind[] = [
  kind(
    ['opatrovatelska-sluzba', 'terenna', 'seniori', 'prijimatelia'],
    ['Opatrovateľská služba', 'opatrovateľskú službu', 'opatrovateľskej služby', 'prijímateľov'],
    'Ľudia chcú zostať doma a potrebujú pomoc s hygienou, stravou a domácnosťou.',
    [6, 3_600]
  ),
  kind(
    ['denny-stacionar', 'ambulantna', 'seniori', 'miesta'],
    ['Denný stacionár', 'denný stacionár', 'denného stacionára', 'miest'],
    'Rodiny nemajú počas práce komu zveriť odkázaného blízkeho.',
    [3, 6_200]
  ),
  kind(
    ['zariadenie-pre-seniorov', 'pobytova', 'seniori', 'miesta'],
    ['Zariadenie pre seniorov', 'zariadenie pre seniorov', 'zariadenia pre seniorov', 'miest'],
    'Na miesto v zariadení sa čaká dlhé mesiace a ďaleko od domova.',
    [7, 11_400]
  ),
  kind(
    ['jedalen', 'terenna', 'seniori', 'porcie'],
    ['Jedáleň a rozvoz obedov', 'rozvoz obedov', 'rozvozu obedov', 'obedov denne'],
    'Osamelí seniori nevarievajú a teplé jedlo im chýba.',
    [12, 420]
  ),
  kind(
    ['denne-centrum', 'ambulantna', 'seniori', 'prijimatelia'],
    ['Denné centrum', 'denné centrum', 'denného centra', 'návštevníkov'],
    'Starším ľuďom chýba miesto, kde by sa stretávali.',
    [15, 140]
  ),
  kind(
    ['prepravna-sluzba', 'ina', 'zdravotne-postihnutie', 'prijimatelia'],
    ['Prepravná služba', 'prepravnú službu', 'prepravnej služby', 'prijímateľov'],
    'Cesta k lekárovi je pre ľudí na vozíku neprekonateľná.',
    [7, 610]
  ),
  kind(
    ['pozicovanie-pomocok', 'ina', 'zdravotne-postihnutie', 'pomocky'],
    ['Požičovňa pomôcok', 'požičovňu pomôcok', 'požičovne pomôcok', 'pomôcok'],
    'Po návrate z nemocnice chýba polohovacia posteľ aj chodítko.',
    [3, 180]
  ),
  kind(
    ['podpora-samostatneho-byvania', 'terenna', 'zdravotne-postihnutie', 'prijimatelia'],
    ['Podpora samostatného bývania', 'podporu samostatného bývania', 'podpory samostatného bývania', 'ľudí'],
    'Dospelí so zdravotným postihnutím ostávajú u rodičov, lebo inú možnosť nemajú.',
    [1, 4_100]
  ),
  kind(
    ['nizkoprahova-sluzba-pre-deti-a-rodinu', 'ambulantna', 'rodiny-s-detmi', 'prijimatelia'],
    [
      'Nízkoprahová služba pre deti a rodinu',
      'nízkoprahovú službu pre deti a rodinu',
      'nízkoprahovej služby pre deti a rodinu',
      'detí'
    ],
    'Deti po vyučovaní nemajú kam ísť a rodičia nemajú koho požiadať o radu.',
    [5, 1_300]
  ),
  kind(
    ['zariadenie-deti-do-troch-rokov', 'ambulantna', 'rodiny-s-detmi', 'miesta'],
    [
      'Zariadenie pre deti do troch rokov',
      'zariadenie pre deti do troch rokov',
      'zariadenia pre deti do troch rokov',
      'miest'
    ],
    'Rodičia sa nemôžu vrátiť do práce, lebo pre najmenšie deti niet miesta.',
    [3, 4_700]
  ),
  kind(
    ['odlahcovacia-sluzba', 'terenna', 'seniori', 'hodiny'],
    ['Odľahčovacia služba', 'odľahčovaciu službu', 'odľahčovacej služby', 'hodín ročne'],
    'Opatrujúci nemajú ani deň oddychu.',
    [120, 13]
  ),
  kind(
    ['zakladne-socialne-poradenstvo', 'ambulantna', 'socialne-vylucenie', 'kontakty'],
    ['Základné sociálne poradenstvo', 'sociálne poradenstvo', 'sociálneho poradenstva', 'prípadov ročne'],
    'Ľudia s dlhmi a bez práce nevedia, kam sa obrátiť.',
    [50, 40]
  ),
  kind(
    ['stredisko-osobnej-hygieny', 'ambulantna', 'socialne-vylucenie', 'prijimatelia'],
    ['Stredisko osobnej hygieny', 'stredisko osobnej hygieny', 'strediska osobnej hygieny', 'prijímateľov'],
    'Ľudia bez domova sa nemajú kde umyť.',
    [1, 650]
  ),
  kind(
    ['terenna-sluzba-krizovej-intervencie', 'terenna', 'socialne-vylucenie', 'prijimatelia'],
    ['Terénna sociálna práca', 'terénnu sociálnu prácu', 'terénnej sociálnej práce', 'ľudí'],
    'Kto stratil bývanie, na úrad sám nepríde.',
    [4, 900]
  )
];
