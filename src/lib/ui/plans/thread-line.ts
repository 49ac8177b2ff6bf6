/** A thread of remarks as a list shows it. */
export type ShownThreadLine = {
  id: string;
  href: string;
  /** First words of what it is made on. */
  quote: string;
  /** The first remark; empty where its author removed it. */
  text: string;
  /** The person's name; null where nobody signed, '' where the name was erased. */
  who: string | null;
  at: Date;
  answers: number;
  isResolved: boolean;
};
