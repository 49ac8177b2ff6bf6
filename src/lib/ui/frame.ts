/** One link of a menu. `current` marks the page, or the part of the site, where the reader is. */
export type MenuLink = { label: string; href: string; current?: boolean | undefined };

/** Whose pages these are: a planning body as the header names it. */
export type FrameOwner = {
  /** "Mesto Rajec" */
  name: string;
  /** Address of its home page, "/rajec" */
  href: string;
  /** Its coat of arms; without one the header shows a shield with the initial. */
  crestSrc?: string | undefined;
};

/** Who answers for something: shown in the footer (act 95/2019, decree 78/2020 on public websites). */
export type FramePerson = { name: string; contact?: string | undefined; href?: string | undefined };

/**
 * What the header and footer of public pages say. A `load` returns it as `frame`; all of it is optional.
 * Paths are Slovak ones; the layout turns them to the reader's language.
 */
export type PageFrame = {
  owner?: FrameOwner | undefined;
  menu?: MenuLink[] | undefined;
  /** The sentence of the demonstration banner, or true for the usual one. */
  demo?: boolean | string | undefined;
  contentManager?: FramePerson | undefined;
  technicalOperator?: FramePerson | undefined;
  /** A page without header and footer: a kiosk, from which nobody is to wander off. */
  alone?: boolean | undefined;
  /** Where readers of feeds follow the body whose pages these are; the path is the Slovak one. */
  feed?: { href: string; title: string } | undefined;
};
