/** What stands in the place for the fields of a form that came too late. */
export const LATE_FIELDS = 'opora:late-fields';

/**
 * That place in the markup of the page, where the program puts the fields. The angle brackets belong to it: an address
 * that names it in the page is escaped and never taken for it.
 */
export const LATE_FIELDS_PLACE = new RegExp(`<div hidden(?:="")?>${LATE_FIELDS}</div>`);
