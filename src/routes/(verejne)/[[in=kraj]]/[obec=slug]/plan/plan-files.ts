import type { Language } from '#lib/ui/language.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  'archive-pdf': 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  json: 'application/json'
};
const ORDER = ['pdf', 'docx', 'json', 'archive-pdf'];
const LABELS = {
  pdf: 'public.file.pdf',
  docx: 'public.file.docx',
  json: 'public.file.json',
  'archive-pdf': 'public.file.archive'
} as const;

/** The files of a version as links, the ones most people want first, each with its size. */
export function planFiles(
  files: readonly { format: string; size: number; href: string }[],
  { t, format, href }: Pick<Language, 't' | 'format' | 'href'>
): { label: string; href: string; mediaType: string | undefined }[] {
  const size = (bytes: number) =>
    bytes < 1_000_000
      ? `${format.number(Math.max(1, bytes / 1_000), 0)}\u00a0kB`
      : `${format.number(bytes / 1_000_000)}\u00a0MB`;
  return files
    .toSorted((one, other) => ORDER.indexOf(one.format) - ORDER.indexOf(other.format))
    .flatMap((file) => {
      const label = LABELS[file.format as keyof typeof LABELS];
      // A format without a name here is newer than this page.
      if (!label) return [];
      return [
        {
          label: `${t(label)}, ${size(file.size)}`,
          href: href(file.href),
          mediaType: MEDIA_TYPES[file.format]
        }
      ];
    });
}
