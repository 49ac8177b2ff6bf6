/** The numbers of a cell of the capacity matrix that are typed; the planned increase comes from measures. */
export const CELL_NUMBERS = ['ownNeed', 'catchmentNeed', 'existing', 'securedElsewhere', 'staff'] as const;
export type CellNumber = (typeof CELL_NUMBERS)[number];

/** Numbers that belong to a named place: a catchment, or where people are served elsewhere. */
export const isNamed = (number: CellNumber) => number === 'catchmentNeed' || number === 'securedElsewhere';
