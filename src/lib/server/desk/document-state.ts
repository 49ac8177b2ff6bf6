import { isForEverybody, lacksAlternative } from '#lib/domain/publishing/body-document.ts';
import type { State } from '#lib/ui/state.ts';
import type { BodyDocument } from '../use-cases/documents/document-work.ts';

/** How far a document is, in a word under `documents.state.`, and the mark beside it. */
export function documentState(document: BodyDocument) {
  const { reading, audience } = document;
  const said = (word: DocumentWord, mark: State) => ({ word, mark });
  if (reading === 'waiting') return said('waiting', 'later');
  if (reading === 'reading') return said('reading', 'going');
  if (isForEverybody(document)) return said(reading === 'read' ? 'shown' : 'described', 'done');
  if (audience === 'public' && lacksAlternative(document)) return said('needs-alternative', 'late');
  return reading === 'read' ? said('kept', 'done') : said('unread', 'unverified');
}

type DocumentWord = 'waiting' | 'reading' | 'shown' | 'kept' | 'described' | 'needs-alternative' | 'unread';
