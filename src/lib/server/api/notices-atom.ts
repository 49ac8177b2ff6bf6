import { createHash } from 'node:crypto';
import { inLanguage, type Locale } from '#lib/i18n/locale.ts';
import { xmlText } from './xml.ts';

/** Whose feed it is, and where it stands. */
export type FeedOf = {
  bodyId: string;
  /** "Mesto Rajec" */
  owner: string;
  /** "Oznamy, Rajec" */
  title: string;
  locale: Locale;
  origin: string;
  /** The paths of the page and of the feed, in Slovak. */
  page: string;
  feed: string;
  /** When anything of the body was told last; what a feed without entries says of itself. */
  updated: Date;
};

/** A notice as a feed tells it, in the words of one language. */
export type FeedEntry = {
  /** The same for ever for the same happening. */
  key: string;
  at: Date;
  what: string;
  title: string;
  text: string | null;
  place: string | null;
  /** A path with its language. */
  href: string;
};

/**
 * Notices of a body as a feed (Atom, RFC 4287). Names of entries come from what happened and never from addresses, so that
 * a reader knows them again when the installation moves.
 */
export function noticesAtom(
  { bodyId, owner, title, locale, origin, page, feed, updated }: FeedOf,
  notices: readonly FeedEntry[]
): string {
  const at = (path: string) => xmlText(origin + inLanguage(path, locale));
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`,
    `<id>${lastingName(`${bodyId} ${locale}`)}</id>`,
    `<title>${xmlText(title)}</title>`,
    `<updated>${updated.toISOString()}</updated>`,
    `<author><name>${xmlText(owner)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${at(feed)}"/>`,
    `<link rel="alternate" type="text/html" hreflang="${locale}" href="${at(page)}"/>`,
    '<generator>Opora</generator>',
    ...notices.flatMap((one) => entryLines(one, bodyId, origin, locale)),
    '</feed>',
    ''
  ];
  return lines.join('\n');
}

function entryLines(
  { key, at, what, title, text, place, href }: FeedEntry,
  bodyId: string,
  origin: string,
  locale: Locale
): string[] {
  const summary = [text, place].filter((one) => one !== null).join(', ');
  return [
    '<entry>',
    `<id>${lastingName(`${bodyId} ${locale} ${key}`)}</id>`,
    `<title>${xmlText(`${what}: ${title}`)}</title>`,
    `<updated>${at.toISOString()}</updated>`,
    `<link rel="alternate" type="text/html" href="${xmlText(origin + href)}"/>`,
    // An entry may stand without a summary, but not with an empty one.
    ...(summary === '' ? [] : [`<summary>${xmlText(summary)}</summary>`]),
    '</entry>'
  ];
}

/** A name made of a text by its hash (UUID version 8, RFC 9562), the same on every installation. */
function lastingName(text: string): string {
  const hex = createHash('sha256').update(`opora oznamy ${text}`).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, variant + hex.slice(17, 20)];
  return `urn:uuid:${[...parts, hex.slice(20, 32)].join('-')}`;
}
