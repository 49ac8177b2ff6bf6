import { row } from '../authoring.ts';

/** Rows of the capacity matrix that measures and figures of Rajec speak of. */
export const ROWS = {
  homeCareSeniors: row('opatrovatelska-sluzba', 'terenna', 'seniori', 'prijimatelia'),
  homeCareDisability: row('opatrovatelska-sluzba', 'terenna', 'zdravotne-postihnutie', 'prijimatelia'),
  seniorHome: row('zariadenie-pre-seniorov', 'pobytova', 'seniori', 'miesta'),
  dayCare: row('denny-stacionar', 'ambulantna', 'seniori', 'miesta'),
  club: row('denne-centrum', 'ambulantna', 'seniori', 'prijimatelia'),
  meals: row('jedalen', 'terenna', 'seniori', 'porcie'),
  respite: row('odlahcovacia-sluzba', 'terenna', 'seniori', 'hodiny'),
  aids: row('pozicovanie-pomocok', 'ina', 'zdravotne-postihnutie', 'pomocky'),
  transport: row('prepravna-sluzba', 'ina', 'zdravotne-postihnutie', 'prijimatelia'),
  independentLiving: row('podpora-samostatneho-byvania', 'terenna', 'zdravotne-postihnutie', 'prijimatelia'),
  lowThreshold: row('nizkoprahova-sluzba-pre-deti-a-rodinu', 'ambulantna', 'rodiny-s-detmi', 'prijimatelia'),
  smallChildren: row('zariadenie-deti-do-troch-rokov', 'ambulantna', 'rodiny-s-detmi', 'miesta'),
  counselling: row('zakladne-socialne-poradenstvo', 'ambulantna', 'socialne-vylucenie', 'kontakty'),
  hygiene: row('stredisko-osobnej-hygieny', 'ambulantna', 'socialne-vylucenie', 'prijimatelia'),
  nightShelter: row('noclaharen', 'pobytova', 'socialne-vylucenie', 'miesta')
};
