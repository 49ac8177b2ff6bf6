/** Where the page of a form that came too late holds the fields it brought; the program puts them there. */
export const LATE_FIELDS = '<!--opora:late-fields-->';
