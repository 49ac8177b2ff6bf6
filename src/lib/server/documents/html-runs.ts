import type { Foreign, Run, TextRun } from '#lib/domain/publishing/document.ts';
import type { Label } from '#lib/domain/publishing/numbering.ts';
import { escapeMarkup } from './svg.ts';

/** Notes in the order they were met; printed at the end of the document. */
export type Notes = { list: readonly TextRun[][]; add(runs: TextRun[]): number };

export function collectNotes(): Notes {
  const list: TextRun[][] = [];
  return { list, add: (runs) => list.push(runs) };
}

/** Runs as HTML; a note becomes a link to its text and back. */
export function htmlRuns(runs: readonly Run[], labels: ReadonlyMap<string, Label>, notes: Notes): string {
  let html = '';
  for (const run of runs) html += htmlRun(run, labels, notes);
  return html;
}

function htmlRun(run: Run, labels: ReadonlyMap<string, Label>, notes: Notes): string {
  switch (run.run) {
    case 'text':
      return htmlText(run);
    case 'break':
      return '<br>';
    case 'reference': {
      const label = labels.get(run.to);
      if (!label) return escapeMarkup(run.text);
      return `<a href="#${escapeMarkup(label.anchor)}">${escapeMarkup(label.label)}</a>`;
    }
    case 'note': {
      const number = notes.add(run.runs);
      return `<sup><a id="pozn-${number}-text" href="#pozn-${number}" role="doc-noteref">${number}</a></sup>`;
    }
  }
}

export function htmlText(run: TextRun): string {
  let html = escapeMarkup(run.text);
  if (run.bold) html = `<strong>${html}</strong>`;
  if (run.italic) html = `<em>${html}</em>`;
  if (run.lang !== undefined) html = inTongue(html, run.lang);
  return run.link === undefined ? html : `<a href="${escapeMarkup(run.link)}">${html}</a>`;
}

/** A line of which a part may be in another language than the page. */
export function htmlLine(line: string, foreign: Foreign | undefined): string {
  // Bound spaces came between; they are as long as the others.
  const at = foreign ? line.replaceAll('\u00a0', ' ').indexOf(foreign.text.replaceAll('\u00a0', ' ')) : -1;
  if (!foreign || at === -1) return escapeMarkup(line);
  const [before, after] = [line.slice(0, at), line.slice(at + foreign.text.length)];
  const own = escapeMarkup(line.slice(at, at + foreign.text.length));
  return escapeMarkup(before) + inTongue(own, foreign.lang) + escapeMarkup(after);
}

function inTongue(html: string, lang: string): string {
  return `<span lang="${escapeMarkup(lang)}">${html}</span>`;
}

/** The notes as a list at the end, each with a way back. */
export function htmlNotes(notes: Notes, title: string): string {
  if (notes.list.length === 0) return '';
  const items = notes.list.map((runs, at) => {
    const number = at + 1;
    const back = `<a href="#pozn-${number}-text" role="doc-backlink" aria-label="↑ ${number}">↑</a>`;
    return `<li id="pozn-${number}">${runs.map(htmlText).join('')} ${back}</li>`;
  });
  return `<section class="notes" role="doc-endnotes"><h2>${escapeMarkup(title)}</h2><ol>${items.join('')}</ol></section>`;
}
