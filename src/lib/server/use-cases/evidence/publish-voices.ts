import type { Meeting, MeetingPoint } from '#lib/domain/evidence/meeting.ts';
import {
  type PublishedVoice,
  publishedMeeting,
  publishedSuggestion,
  publishedVote
} from '#lib/domain/evidence/published-voice.ts';
import type { Suggestion } from '#lib/domain/evidence/suggestion.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';
import type { PriorityVote } from '#lib/domain/surveys/priority-vote.ts';

/** What this use case asks of storage. */
export type PublishVoicesStores = {
  suggestions: {
    findBox(): Promise<{ openedOn: CalendarDay } | undefined>;
    listReleased(): Promise<Suggestion[]>;
  };
  meetings: {
    listPublic(): Promise<Meeting[]>;
    listPublicPoints(): Promise<(MeetingPoint & { meetingId: string })[]>;
  };
  priorityVotes: { listPublic(): Promise<PriorityVote[]> };
  publishedVoices: {
    listShown(): Promise<PublishedVoice[]>;
    show(voices: readonly PublishedVoice[]): Promise<void>;
    hide(voices: readonly Pick<PublishedVoice, 'kind' | 'id'>[]): Promise<void>;
  };
  published: { raiseRevision(): Promise<number> };
};

/** The one row of the open box is always this one. */
const BOX_ID = '00000000-0000-4000-8000-000000000000';

/**
 * Shows everybody what the body has released of voices, and nothing else: what did not change is not written, what is
 * gone is hidden. To be called in the transaction of every change of them.
 * @returns the new revision of the body's public pages, or null when nothing public changed
 */
export async function publishVoices(stores: PublishVoicesStores): Promise<number | null> {
  const { publishedVoices } = stores;
  const [current, shown] = [await releasedVoices(stores), await publishedVoices.listShown()];
  const before = new Map(shown.map((one) => [keyOf(one), canonicalJson(one)]));
  const changed = current.filter((one) => before.get(keyOf(one)) !== canonicalJson(one));
  const remaining = new Set(current.map(keyOf));
  const gone = shown.filter((one) => !remaining.has(keyOf(one)));
  if (changed.length === 0 && gone.length === 0) return null;
  await publishedVoices.show(changed);
  await publishedVoices.hide(gone);
  return stores.published.raiseRevision();
}

/** Everything that is to be shown now. */
async function releasedVoices({
  suggestions,
  meetings,
  priorityVotes
}: PublishVoicesStores): Promise<PublishedVoice[]> {
  const box = await suggestions.findBox();
  const released = await suggestions.listReleased();
  const announced = await meetings.listPublic();
  const points = Map.groupBy(await meetings.listPublicPoints(), ({ meetingId }) => meetingId);
  return [
    ...(box ? [{ kind: 'box' as const, id: BOX_ID, day: box.openedOn, content: {} }] : []),
    ...released.flatMap((one) => publishedSuggestion(one) ?? []),
    ...announced.flatMap((one) => publishedMeeting(one, points.get(one.id) ?? []) ?? []),
    ...(await priorityVotes.listPublic()).flatMap((one) => publishedVote(one) ?? [])
  ];
}

function keyOf({ kind, id }: Pick<PublishedVoice, 'kind' | 'id'>): string {
  return `${kind}/${id}`;
}
