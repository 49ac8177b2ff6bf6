import { AlignmentType, type INumberingOptions, type IStylesOptions, LevelFormat, LineRuleType } from 'docx';
import type { DocumentLanguage, DocumentWords } from '#lib/domain/publishing/document.ts';

/** Inside the margins of an A4 page, in twips (1/1440 inch). */
export const TEXT_WIDTH = 8_950;
export const PAGE = { width: 11_906, height: 16_838, top: 1_814, bottom: 1_531, left: 1_588, right: 1_368 };

export const COLOUR = {
  ink: '1C1B19',
  quiet: '5A564F',
  accent: '0B4F4A',
  warm: '9A3519',
  hair: 'CFC9BD',
  wash: 'F4F1EA'
};

// A face every Office has, with a twin of the same widths (Carlito) in LibreOffice: clerks will edit the file.
const FONT = 'Calibri';

/** Line spacing in 240ths of a line, said to be proportional: left unsaid, LibreOffice crops pictures to it. */
const lines = (line: number) => ({ line, lineRule: LineRuleType.AUTO });

/** Real styles under the names Word and LibreOffice know, so that a clerk can change the look in one place. */
export function docxStyles(language: DocumentLanguage): IStylesOptions {
  const heading = (size: number, before: number, after: number) => ({
    run: { font: FONT, size, bold: true, color: COLOUR.ink },
    paragraph: { spacing: { before, after, ...lines(252) }, keepNext: true, keepLines: true }
  });
  return {
    default: {
      document: {
        run: {
          font: FONT,
          size: 22,
          color: COLOUR.ink,
          language: { value: language === 'sk' ? 'sk-SK' : 'en-GB' }
        },
        paragraph: { spacing: { after: 140, ...lines(288) } }
      },
      title: {
        run: { font: FONT, size: 60, bold: true, color: COLOUR.ink },
        paragraph: { spacing: { before: 120, after: 160, ...lines(252) } }
      },
      heading1: heading(44, 0, 320),
      heading2: heading(30, 400, 140),
      heading3: heading(25, 320, 120),
      heading4: heading(22, 280, 100),
      heading5: heading(21, 240, 80),
      caption: {
        run: { font: FONT, size: 20, bold: true, italics: false, color: COLOUR.ink },
        paragraph: { spacing: { before: 240, after: 100 }, keepNext: true }
      },
      footnoteText: { run: { size: 17 }, paragraph: { spacing: { after: 40, ...lines(240) } } },
      hyperlink: { run: { color: COLOUR.accent, underline: {} } }
    },
    paragraphStyles: [
      {
        id: 'Lead',
        name: 'Perex',
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        run: { size: 26 },
        paragraph: { spacing: { after: 220, ...lines(300) } }
      },
      {
        id: 'Source',
        name: 'Zdroj',
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        run: { size: 17, color: COLOUR.quiet },
        paragraph: { spacing: { before: 80, after: 260 } }
      },
      {
        id: 'TableText',
        name: 'Text tabuľky',
        basedOn: 'Normal',
        quickFormat: true,
        run: { size: 18 },
        paragraph: { spacing: { before: 30, after: 30, ...lines(240) } }
      },
      {
        id: 'TableHead',
        name: 'Hlavička tabuľky',
        basedOn: 'TableText',
        quickFormat: true,
        run: { bold: true }
      },
      {
        id: 'Term',
        name: 'Vlastnosť',
        basedOn: 'TableText',
        quickFormat: true,
        run: { bold: true, color: COLOUR.quiet }
      },
      {
        id: 'Callout',
        name: 'Upozornenie',
        basedOn: 'Normal',
        quickFormat: true,
        paragraph: { indent: { left: 200, right: 200 }, spacing: { before: 60, after: 60 } }
      },
      {
        id: 'FrontLine',
        name: 'Titulná strana',
        basedOn: 'Normal',
        quickFormat: true,
        paragraph: { spacing: { after: 80 } }
      },
      {
        id: 'ContentsTitle',
        name: 'Nadpis obsahu',
        basedOn: 'Normal',
        next: 'Normal',
        run: { size: 44, bold: true },
        paragraph: { spacing: { after: 320 }, keepNext: true }
      },
      {
        id: 'TOC1',
        name: 'toc 1',
        basedOn: 'Normal',
        next: 'Normal',
        run: { size: 21, bold: true },
        paragraph: { spacing: { before: 120, after: 30, ...lines(240) }, indent: { left: 0 } }
      },
      {
        id: 'TOC2',
        name: 'toc 2',
        basedOn: 'Normal',
        next: 'Normal',
        run: { size: 20 },
        paragraph: { spacing: { before: 0, after: 30, ...lines(240) }, indent: { left: 300 } }
      },
      {
        id: 'TOC3',
        name: 'toc 3',
        basedOn: 'Normal',
        next: 'Normal',
        run: { size: 20 },
        paragraph: { spacing: { before: 0, after: 30, ...lines(240) }, indent: { left: 600 } }
      },
      {
        id: 'Running',
        name: 'Záhlavie a päta',
        basedOn: 'Normal',
        run: { size: 17, color: COLOUR.quiet },
        paragraph: { spacing: { after: 0 } }
      }
    ]
  };
}

const DEPTHS = [0, 1, 2, 3, 4];

/** Numbers of parts, annexes and lists as Word counts them itself: a part put in between renumbers the rest. */
export function docxNumbering(words: DocumentWords): INumberingOptions {
  const dotted = (level: number) =>
    DEPTHS.slice(0, level + 1)
      .map((at) => `%${at + 1}`)
      .join('.');
  const hung = (left: number, hanging: number) => ({ paragraph: { indent: { left, hanging } } });
  return {
    config: [
      {
        reference: 'parts',
        levels: DEPTHS.map((level) => ({
          level,
          format: LevelFormat.DECIMAL,
          text: dotted(level),
          alignment: AlignmentType.LEFT,
          style: hung(620 + level * 130, 620 + level * 130)
        }))
      },
      {
        reference: 'annexes',
        levels: DEPTHS.map((level) => ({
          level,
          format: level === 0 ? LevelFormat.UPPER_LETTER : LevelFormat.DECIMAL,
          text: level === 0 ? `${words.annex} %1` : dotted(level),
          alignment: AlignmentType.LEFT,
          style: hung(level === 0 ? 1_800 : 620 + level * 130, level === 0 ? 1_800 : 620 + level * 130)
        }))
      },
      {
        reference: 'ordered',
        levels: DEPTHS.map((level) => ({
          level,
          format: LevelFormat.DECIMAL,
          text: `%${level + 1}.`,
          alignment: AlignmentType.LEFT,
          style: hung(360 * (level + 1), 360)
        }))
      },
      {
        reference: 'facts',
        levels: [
          {
            level: 0,
            format: LevelFormat.BULLET,
            text: '–',
            alignment: AlignmentType.LEFT,
            style: hung(200, 200)
          }
        ]
      },
      {
        reference: 'bulleted',
        levels: DEPTHS.map((level) => ({
          level,
          format: LevelFormat.BULLET,
          text: '–',
          alignment: AlignmentType.LEFT,
          style: hung(360 * (level + 1), 360)
        }))
      }
    ]
  };
}
