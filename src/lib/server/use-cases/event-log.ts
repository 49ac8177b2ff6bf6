/** What every use case that writes asks of storage: a place to say what happened, in the same transaction. */
export type EventLog = {
  add(event: {
    actorId: string | null;
    action: string;
    subject: string;
    subjectId?: string;
    details?: Record<string, string | number | boolean | null>;
  }): Promise<void>;
};
