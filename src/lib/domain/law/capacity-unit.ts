/** A unit in which capacity is counted (miesta, prijímatelia, hodiny, porcie …). Different units are never added. */
export type CapacityUnit = { code: string; nameSk: string; nameEn: string };
