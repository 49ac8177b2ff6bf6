import type { ColumnType, Generated } from 'kysely';
import type { OfferedHelp } from '#lib/domain/evidence/offered-help.ts';
import type { VoiceContents, VoiceKind } from '#lib/domain/evidence/published-voice.ts';
import type { Suggestion } from '#lib/domain/evidence/suggestion.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

export type VoiceTables = {
  suggestionBox: { bodyId: BodyId; openedOn: CalendarDay };
  suggestion: SuggestionTable;
  offeredHelp: Omit<OfferedHelp, 'id'> & { bodyId: BodyId; id: Generated<string> };
  publishedVoice: PublishedVoiceTable;
};

export type SuggestionTable = Omit<Suggestion, 'id' | 'revision'> & {
  bodyId: BodyId;
  id: Generated<string>;
  settledBy: string | null;
  answeredBy: string | null;
  revision: Generated<number>;
};

export type PublishedVoiceTable = {
  bodyId: BodyId;
  kind: VoiceKind;
  id: string;
  day: CalendarDay;
  content: ColumnType<VoiceContents[VoiceKind], string, string>;
};
