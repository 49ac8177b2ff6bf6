import type { DocumentLanguage } from '#lib/domain/publishing/document.ts';
import type { ChartTheme } from './chart-theme.ts';

/** `wide` is drawn for 640 units, `narrow` for a phone of 320: laid out anew, never shrunk. */
/** Across a page, for a phone, or beside the table of its figures on paper. */
export type ChartLayout = 'wide' | 'narrow' | 'beside';

/** How a chart is to look, and where. */
export type ChartDress = {
  theme: ChartTheme;
  layout: ChartLayout;
  language: DocumentLanguage;
  /** Distinguishes the patterns of several charts on one page. */
  id: string;
};

/** A drawn chart: its size in units of the drawing, and its elements. */
export type Drawing = { width: number; height: number; body: string[]; defs?: string };
