/** One link of the chain: a sentence, where it comes from, and the page behind it. */
export type ChainItem = {
  /** Opens the sentence in bold: "Potreba:" */
  lead?: string | undefined;
  /** Language of the opening, where it is not the page's. */
  leadLang?: string | undefined;
  text: string;
  /** Language of the sentence, where it is not the page's. */
  lang?: string | undefined;
  /** Makes the sentence a link. */
  href?: string | undefined;
  /** Where it comes from, of which day, how sure: "dotazník, február 2025 · pociťovaná potreba" */
  note?: string | undefined;
  /** How much of a whole is reached; the label says it in words. */
  bar?: { value: number; total: number; label: string };
  /** An anchor, so that other pages can point at this link */
  id?: string | undefined;
};
