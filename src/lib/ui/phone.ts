const NUMBER = /\+?\d[\d ()/-]*/;

/** What a telephone dials of a text: the first number in it, without spaces; empty where there is none. */
export function dialled(text: string): string {
  return NUMBER.exec(text)?.[0].replace(/[^\d+]/g, '') ?? '';
}
