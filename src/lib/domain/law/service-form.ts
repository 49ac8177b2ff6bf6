/** A form of social service (forma sociálnej služby, act 448/2008 § 13): terénna, ambulantná, pobytová, iná. */
export type ServiceForm = {
  code: string;
  /** The form this one is a part of: pobytová celoročná belongs to pobytová. */
  parent: string | null;
  nameSk: string;
  nameEn: string;
};

/** The form itself and the forms it is divided into. */
export function formsWithin(form: string, forms: readonly ServiceForm[]): string[] {
  return forms.filter((each) => each.code === form || each.parent === form).map((each) => each.code);
}
