import { error } from '@sveltejs/kit';
import type { PlanState } from '#lib/domain/plans/plan-status.ts';
import { PLAN_SCHEMA_ADDRESS } from '../api/plan-json.ts';
import type { PublicDb } from '../db/db.ts';
import { type PublishedVersion, publishedPlans } from '../db/published.ts';
import type { FileStore } from '../files.ts';

/** What stands after the dot of an address, and the file it gives. */
const ENDINGS = {
  pdf: { format: 'pdf', type: 'application/pdf', ending: '.pdf', shownInBrowser: true },
  'archiv.pdf': {
    format: 'archive-pdf',
    type: 'application/pdf',
    ending: '-archiv.pdf',
    shownInBrowser: true
  },
  docx: {
    format: 'docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ending: '.docx',
    shownInBrowser: false
  },
  json: { format: 'json', type: 'application/json', ending: '.json', shownInBrowser: true }
} as const;

export type FileEnding = keyof typeof ENDINGS;

const STATE_WORDS = {
  'working-draft': 'pracovny-navrh',
  'for-public-discussion': 'navrh-na-diskusiu',
  approved: 'schvaleny',
  'in-force': 'schvaleny',
  expired: 'schvaleny',
  suspended: 'pozastaveny',
  repealed: 'zruseny'
} satisfies Record<PlanState, string>;

/** The name under which a file is saved; it says whose plan it is, of which years, which version and how it stands. */
export function fileName(
  slug: string,
  { period, number }: Pick<PublishedVersion, 'period' | 'number'>,
  state: PlanState,
  ending: FileEnding
): string {
  return `${slug}-komunitny-plan-${period}-v${number}-${STATE_WORDS[state]}${ENDINGS[ending].ending}`;
}

/** A published file of a version as an answer; 404 where the version has no such file. */
export async function planFile(
  { db, files }: { db: PublicDb; files: FileStore },
  version: PublishedVersion,
  ending: string,
  { slug, state, request }: { slug: string; state: PlanState; request: Request }
): Promise<Response> {
  if (!isEnding(ending)) error(404, 'no-such-file');
  const { format, type, shownInBrowser } = ENDINGS[ending];
  const file = (await publishedPlans(db).files(version)).find((each) => each.format === format);
  if (!file) error(404, 'no-such-file');
  const etag = `"${file.fileHash.slice(0, 32)}"`;
  const headers = {
    etag,
    'content-type': type,
    'cache-control': 'public, no-cache',
    'content-disposition': `${shownInBrowser ? 'inline' : 'attachment'}; filename="${fileName(slug, version, state, ending)}"`,
    'x-content-type-options': 'nosniff',
    // Readers of PDF in some browsers stumble over more than this.
    'content-security-policy': "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ...(format === 'json' ? { link: `<${PLAN_SCHEMA_ADDRESS}>; rel="describedby"` } : {})
  };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  const content = await files.get(file.fileHash);
  if (!content) error(404, 'no-such-file');
  return new Response(new Uint8Array(content), {
    headers: { ...headers, 'content-length': String(content.byteLength) }
  });
}

function isEnding(ending: string): ending is FileEnding {
  return Object.hasOwn(ENDINGS, ending);
}
