/** What is wrong with the file of a body; each has its sentence under `bodyArchive.fault.`. */
export type BodyArchiveFault =
  | 'not-an-archive'
  | 'unsafe-name'
  | 'too-large'
  | 'damaged'
  | 'newer-format'
  | 'not-json'
  | 'not-by-schema'
  | 'newer-program'
  | 'no-such-body'
  | 'has-plans'
  | 'arriving'
  | 'altered-version'
  | 'missing-file'
  | 'unfit-row'
  | 'busy';

/** The file cannot be taken; `place` says where in it: a file, a table, a row. */
export class BodyArchiveError extends Error {
  readonly fault: BodyArchiveFault;
  readonly place: string;
  constructor(fault: BodyArchiveFault, place = '') {
    super(place ? `${fault}: ${place}` : fault);
    this.fault = fault;
    this.place = place;
  }
}
