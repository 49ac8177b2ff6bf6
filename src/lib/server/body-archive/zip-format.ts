/*
 * ZIP as far as the archive of a body needs it (APPNOTE 6.3): names in UTF-8, deflate, no encryption, no file or archive
 * of 4 GiB or more. Sizes stand behind each file, so it can be written without knowing them beforehand.
 */

export const LOCAL_HEADER = 0x04034b50;
export const DATA_DESCRIPTOR = 0x08074b50;
export const CENTRAL_HEADER = 0x02014b50;
export const END_OF_ARCHIVE = 0x06054b50;

/** Names in UTF-8 (bit 11); sizes and checksum behind the content (bit 3). */
export const FLAGS = (1 << 11) | (1 << 3);
export const ENCRYPTED = 1;
export const STORED = 0;
export const DEFLATED = 8;
/** Version of the format that this needs. */
export const NEEDED_VERSION = 20;
export const LARGEST = 0xffffffff;

export const LOCAL_SIZE = 30;
export const CENTRAL_SIZE = 46;
export const END_SIZE = 22;

/** Day and time as ZIP keeps them: local without a zone, to two seconds. */
export function dosMoment(at: Date): { date: number; time: number } {
  const year = Math.max(at.getUTCFullYear() - 1980, 0);
  return {
    date: (year << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  };
}
