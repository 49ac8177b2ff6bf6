import type { PublicationDocument } from '#lib/domain/publishing/document.ts';
import { bindSpaces } from '#lib/i18n/typography.ts';

/** Members that hold words for people; addresses, ids, hashes and drawings must stay as they are. */
const WORDS = new Set([
  'text',
  'title',
  'caption',
  'term',
  'source',
  'group',
  'body',
  'kind',
  'period',
  'runningTitle',
  'state',
  'label'
]);
const LINES = new Set(['signatures', 'imprint']);

/**
 * The same document with spaces that must not end a line in Slovak made non-breaking; English stays. Every
 * renderer sees to it by itself; a document that is kept to be rendered often is kept typeset.
 */
export function typeset(document: PublicationDocument): PublicationDocument {
  if (document.language !== 'sk' || document.typeset) return document;
  return { ...bound(document, ''), words: document.words, typeset: true };
}

function bound<T>(value: T, name: string): T;
function bound(value: unknown, name: string): unknown {
  if (typeof value === 'string') return WORDS.has(name) || LINES.has(name) ? bindSpaces(value) : value;
  if (Array.isArray(value)) return value.map((member) => bound(member, LINES.has(name) ? name : ''));
  if (typeof value !== 'object' || value === null || 'chart' in value) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, bound(member, key)]));
}
