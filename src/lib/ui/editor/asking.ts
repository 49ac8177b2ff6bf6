import { type Editor, getMarkRange } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import { findTable } from '@tiptap/pm/tables';
import { LIVING_KINDS, type TextRun } from '#lib/domain/plans/block.ts';
import { inlineText } from '#lib/domain/plans/block-text.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { FieldOption, FieldType } from '../field.ts';
import { clean, type NodeJson } from './blocks-and-nodes.ts';
import { insertBlock, insertInline, run } from './editing.ts';
import { isLinkAddress } from './text-nodes.ts';
import type { Asking } from './tools.ts';

/** One thing a dialog asks for. */
export type AskedField = {
  name: string;
  label: string;
  type: FieldType;
  value: string | string[];
  hint?: string;
  options?: FieldOption[];
  optional?: boolean;
  accept?: string;
};

export type Question = {
  title: string;
  fields: AskedField[];
  submit: string;
  /** Instead of fields: why nothing can be asked. */
  sentence?: string;
  /** Does what was asked for; an error is a sentence for the field that it names. */
  answer(form: FormData): Promise<AskedError | null> | AskedError | null;
  /** Takes the thing away again. */
  remove?(): void;
};
export type AskedError = { field: string; text: string };

/** What dialogs need to know of the page. */
export type Surroundings = {
  t: Translate;
  /** What a text can refer to: value `measure:id`. */
  targets: FieldOption[];
  upload(file: File): Promise<{ file: string } | { refused: string }>;
};

/** The dialog of a tool, filled in with what the cursor stands on. */
export function question(asking: Asking, editor: Editor, around: Surroundings): Question {
  switch (asking) {
    case 'link':
      return linkQuestion(editor, around);
    case 'figure':
      return figureQuestion(editor, around);
    case 'footnote':
      return footnoteQuestion(editor, around);
    case 'reference':
      return referenceQuestion(editor, around);
    case 'living':
      return livingQuestion(editor, around);
    case 'table':
      return tableQuestion(editor, around);
  }
}

const said = (form: FormData, name: string) => String(form.get(name) ?? '').trim();
const oneLine = (form: FormData, name: string) => clean(said(form, name)).replace(/\s+/g, ' ');

function linkQuestion(editor: Editor, { t }: Surroundings): Question {
  const { state } = editor;
  const type = state.schema.marks.link;
  const around = type && getMarkRange(state.selection.$from, type);
  const href = String(editor.getAttributes('link').href ?? '');
  const { from, to } = state.selection.empty && around ? around : state.selection;
  return {
    title: t('editor.dialog.link.title'),
    fields: [
      {
        ...{ name: 'address', type: 'text', value: href || 'https://' },
        label: t('editor.dialog.link.address'),
        hint: t('editor.dialog.link.hint')
      }
    ],
    submit: t('editor.dialog.link.submit'),
    answer(form) {
      const address = said(form, 'address');
      if (!type || !isLinkAddress(address)) {
        return { field: 'address', text: t('editor.dialog.link.error') };
      }
      const mark = type.create({ href: address });
      const { tr } = editor.state;
      // Without chosen words the address itself is the text.
      if (from === to) tr.insert(from, state.schema.text(address, [mark]));
      else tr.removeMark(from, to, type).addMark(from, to, mark);
      editor.view.dispatch(tr);
      return null;
    },
    ...(href && type
      ? { remove: () => editor.view.dispatch(editor.state.tr.removeMark(from, to, type)) }
      : {})
  };
}

/** The chosen node of a kind, or null. */
function chosen(editor: Editor, name: string): NodeSelection | null {
  const { selection } = editor.state;
  return selection instanceof NodeSelection && selection.node.type.name === name ? selection : null;
}

/** Writes over the chosen node, or puts a new one into the text. */
function put(editor: Editor, node: NodeJson, isInline: boolean): void {
  const there = chosen(editor, node.type);
  if (there) {
    const attrs = { ...there.node.attrs, ...node.attrs };
    editor.view.dispatch(editor.state.tr.setNodeMarkup(there.from, undefined, attrs));
  } else run(editor, isInline ? insertInline(node) : insertBlock(node));
}

const removing = (editor: Editor, there: NodeSelection | null) =>
  there ? { remove: () => editor.view.dispatch(editor.state.tr.deleteSelection()) } : {};

function figureQuestion(editor: Editor, { t, upload }: Surroundings): Question {
  const there = chosen(editor, 'figure');
  const { alternative = '', caption = '' } = there?.node.attrs ?? {};
  const file: AskedField = {
    ...{ name: 'subor', type: 'file', value: '', accept: 'image/png,image/jpeg' },
    label: t('editor.dialog.figure.file'),
    hint: t('editor.dialog.figure.fileHint')
  };
  return {
    title: t('editor.dialog.figure.title'),
    fields: [
      ...(there ? [] : [file]),
      {
        ...{ name: 'alternative', type: 'text', value: alternative },
        label: t('editor.dialog.figure.alternative')
      },
      {
        ...{ name: 'caption', type: 'text', value: caption, optional: true },
        label: t('editor.dialog.figure.caption')
      }
    ],
    submit: t(there ? 'editor.dialog.figure.save' : 'editor.dialog.figure.submit'),
    async answer(form) {
      const attrs = { alternative: oneLine(form, 'alternative'), caption: oneLine(form, 'caption') };
      if (attrs.alternative === '') {
        return { field: 'alternative', text: t('editor.dialog.figure.noAlternative') };
      }
      if (there) {
        put(editor, { type: 'figure', attrs }, false);
        return null;
      }
      const given = form.get('subor');
      if (!(given instanceof File) || given.size === 0) {
        return { field: 'subor', text: t('editor.dialog.figure.noFile') };
      }
      const kept = await upload(given);
      if ('refused' in kept) return { field: 'subor', text: kept.refused };
      put(editor, { type: 'figure', attrs: { ...attrs, file: kept.file } }, false);
      return null;
    },
    ...removing(editor, there)
  };
}

function footnoteQuestion(editor: Editor, { t }: Surroundings): Question {
  const there = chosen(editor, 'footnote');
  const before = inlineText((there?.node.attrs.text ?? []) as TextRun[]);
  return {
    title: t('editor.dialog.footnote.title'),
    fields: [{ name: 'text', type: 'textarea', value: before, label: t('editor.dialog.footnote.text') }],
    submit: t('editor.dialog.footnote.submit'),
    answer(form) {
      const text = oneLine(form, 'text');
      if (text === '') return { field: 'text', text: t('editor.dialog.footnote.error') };
      // Its marks stay as long as its words do.
      if (text !== before) put(editor, { type: 'footnote', attrs: { text: [{ type: 'text', text }] } }, true);
      return null;
    },
    ...removing(editor, there)
  };
}

function referenceQuestion(editor: Editor, { t, targets }: Surroundings): Question {
  const there = chosen(editor, 'reference');
  const value = there ? `${there.node.attrs.to}:${there.node.attrs.target}` : (targets[0]?.value ?? '');
  const field: AskedField = {
    ...{ name: 'target', type: 'select', value, options: targets },
    label: t('editor.dialog.reference.target')
  };
  return {
    title: t('editor.dialog.reference.title'),
    fields: targets.length > 0 ? [field] : [],
    ...(targets.length > 0 ? {} : { sentence: t('editor.dialog.reference.none') }),
    submit: t('editor.dialog.reference.submit'),
    answer(form) {
      const [to, target] = said(form, 'target').split(':', 2);
      const text = targets.find((one) => one.value === `${to}:${target}`)?.label ?? '';
      if (target) put(editor, { type: 'reference', attrs: { to, target, text } }, true);
      return null;
    },
    ...removing(editor, there)
  };
}

function livingQuestion(editor: Editor, { t }: Surroundings): Question {
  const there = chosen(editor, 'living');
  const options = LIVING_KINDS.map((kind) => ({ value: kind, label: t(`editor.living.${kind}`) }));
  const value = String(there?.node.attrs.shows ?? 'table-of-measures');
  return {
    title: t('editor.dialog.living.title'),
    fields: [{ name: 'shows', type: 'select', value, options, label: t('editor.dialog.living.shows') }],
    submit: t('editor.dialog.living.submit'),
    answer(form) {
      const shows = said(form, 'shows');
      if (shows !== there?.node.attrs.shows)
        put(editor, { type: 'living', attrs: { shows, options: {} } }, false);
      return null;
    },
    ...removing(editor, there)
  };
}

function tableQuestion(editor: Editor, { t }: Surroundings): Question {
  const table = findTable(editor.state.selection.$from);
  const { caption = '', headerRow = true, headerColumn = false } = table?.node.attrs ?? {};
  return {
    title: t('editor.dialog.table.title'),
    fields: [
      { name: 'caption', type: 'text', value: caption, label: t('editor.dialog.table.caption') },
      {
        ...{ name: 'headers', type: 'checkboxes', optional: true },
        label: t('editor.dialog.table.headers'),
        value: [headerRow && 'headerRow', headerColumn && 'headerColumn'].filter((one) => one !== false),
        options: [
          { value: 'headerRow', label: t('editor.dialog.table.headerRow') },
          { value: 'headerColumn', label: t('editor.dialog.table.headerColumn') }
        ]
      }
    ],
    submit: t('editor.dialog.table.submit'),
    answer(form) {
      if (!table) return null;
      const headers = form.getAll('headers');
      const attrs = {
        ...table.node.attrs,
        caption: oneLine(form, 'caption'),
        headerRow: headers.includes('headerRow'),
        headerColumn: headers.includes('headerColumn')
      };
      editor.view.dispatch(editor.state.tr.setNodeMarkup(table.pos, undefined, attrs));
      return null;
    }
  };
}
