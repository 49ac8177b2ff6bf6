import { type Suggestion, shownWords } from '#lib/domain/evidence/suggestion.ts';
import { formats } from '#lib/i18n/format.ts';
import { messages } from '#lib/i18n/messages.ts';
import { shortened } from './forms/form-context.ts';

/** As long as a statement stays one thought. */
const STATEMENT_LENGTH = 600;

/** A finding that starts from a suggestion as it is public, as the form of a finding takes it. A plan is Slovak. */
export function findingOfSuggestion(
  suggestion: Pick<Suggestion, 'text' | 'shownText' | 'authorKind' | 'receivedOn'>,
  boxAddress: string
): Record<'statement' | 'voice' | 'origin' | 'kindOfNeed' | 'asOf' | 'source' | 'sourceUrl', string> {
  const { authorKind, receivedOn } = suggestion;
  const voice =
    authorKind === 'provider' ? 'providers' : authorKind === 'recipient' ? 'recipients' : 'inhabitants';
  return {
    statement: `„${shortened(shownWords(suggestion), STATEMENT_LENGTH)}“`,
    ...{ voice, origin: 'suggestion', kindOfNeed: 'felt', asOf: receivedOn },
    source: messages('sk')('suggestions.desk.source', { day: formats('sk').day(receivedOn) }),
    sourceUrl: boxAddress
  };
}
