import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'react';
import { inReadersLanguage } from '../../../shared/format';
import { monospaced } from '../../../shared/theme';
import { type Finding, offsets, type Place } from './places';

interface Props {
  readonly label: string;
  readonly text: string;
  readonly isReadOnly: boolean;
  readonly findings: readonly Finding[];
  readonly place: Place | undefined;
  readonly onChange: (text: string) => void;
}

/** Every colour passes 4.5 : 1 on white and on the ground of the line one is in. */
const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: '#1554AD' },
  { tag: [tags.string, tags.special(tags.string)], color: '#7A2E00' },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword, tags.atom], color: '#14632B' },
  { tag: [tags.comment, tags.lineComment, tags.meta], color: '#4A5568', fontStyle: 'italic' },
  { tag: tags.invalid, color: '#9C1C12' },
]);

export const editorTheme = EditorView.theme({
  '&': { border: '1px solid #CBD2DC', borderRadius: '6px', background: '#fff', fontSize: '13px' },
  '&.cm-focused': { outline: '2px solid #1554AD', outlineOffset: '1px' },
  '.cm-scroller': { fontFamily: monospaced, lineHeight: '1.55', maxHeight: '62vh', minHeight: '320px' },
  '.cm-gutters': { background: '#F6F8FA', color: '#4A5568', borderRight: '1px solid #E3E7ED' },
  '.cm-activeLine': { background: '#EEF4FC' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy #B42318' },
  '.cm-lintRange-warning': { backgroundImage: 'none', textDecoration: 'underline wavy #B35900' },
  '.cm-lintRange-info': { backgroundImage: 'none', textDecoration: 'underline dotted #4A5568' },
});

function severityOf(finding: Finding): 'error' | 'warning' | 'info' {
  return finding.severity === 'error' ? 'error' : finding.severity === 'warning' ? 'warning' : 'info';
}

/** A YAML file with its findings underlined; Tab leaves it, so that the keyboard is never caught. */
export function YamlEditor({ label, text, isReadOnly, findings, place, onChange }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const changed = useRef(onChange);
  changed.current = onChange;
  const first = useRef(text);

  useEffect(() => {
    if (!host.current) return undefined;
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: first.current,
        extensions: [
          lineNumbers(),
          lintGutter(),
          history(),
          drawSelection(),
          indentOnInput(),
          indentUnit.of('  '),
          bracketMatching(),
          highlightActiveLine(),
          yaml(),
          syntaxHighlighting(colours),
          EditorView.lineWrapping,
          EditorState.readOnly.of(isReadOnly),
          EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0', spellcheck: 'false', 'aria-readonly': String(isReadOnly) }),
          keymap.of([...defaultKeymap, ...historyKeymap]),
          editorTheme,
          EditorView.updateListener.of((update) => {
            if (update.docChanged) changed.current(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    return () => {
      editor.destroy();
      view.current = null;
    };
  }, [label, isReadOnly]);

  useEffect(() => {
    const editor = view.current;
    if (editor && editor.state.doc.toString() !== text) {
      editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
    }
  }, [text]);

  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const doc = editor.state.doc.toString();
    editor.dispatch(
      setDiagnostics(
        editor.state,
        findings
          .filter((finding) => finding.line !== null)
          .map((finding) => ({
            ...offsets(doc, finding.line ?? 1, finding.column ?? 1, finding.length ?? 1),
            severity: severityOf(finding),
            source: finding.code,
            message: inReadersLanguage(finding.message),
          })),
      ),
    );
  }, [findings, label, isReadOnly]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || !place) return;
    const { from } = offsets(editor.state.doc.toString(), place.line, place.column, 1);
    editor.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
    editor.focus();
  }, [place]);

  return <div ref={host} data-testid="yaml-editor" />;
}
