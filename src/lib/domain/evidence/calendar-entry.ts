/** One appointment as a calendar file tells it. Moments in UTC; texts as people wrote them. */
export type CalendarEntry = {
  /** Lasting and unique in the world: calendars replace an entry by it. */
  uid: string;
  /** Rises with every change, so that calendars take the newer one. */
  revision: number;
  title: string;
  startsAt: Date;
  endsAt: Date;
  place: string;
  /** Agenda, links. */
  description: string;
  url: string | null;
  isCancelled: boolean;
  /** When the entry was written as it is now. */
  writtenAt: Date;
};
