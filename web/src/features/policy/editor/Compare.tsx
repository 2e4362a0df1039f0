import { unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Nothing } from '../../../shared/components/Nothing';
import { changedPaths, type Files } from './files';
import { editorTheme } from './YamlEditor';

const readableMarks = EditorView.theme({
  '.cm-changedLine': { backgroundColor: '#E6F4EA !important' },
  '.cm-deletedChunk': { backgroundColor: '#FCE9E7 !important', color: '#1F2733' },
  '.cm-changedText': { background: '#BFE3C8 !important' },
  '.cm-deletedText': { background: '#F3C1BB !important' },
  '.cm-scroller': { minHeight: '0', maxHeight: '50vh' },
});

function Difference({ label, before, after }: { label: string; before: string; after: string }) {
  const { t } = useTranslation();
  const unchanged = t('editor.unchanged');
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!host.current) return undefined;
    const view = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: after,
        extensions: [
          lineNumbers(),
          EditorView.lineWrapping,
          EditorState.readOnly.of(true),
          EditorState.phrases.of({ '$ unchanged lines': unchanged }),
          EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0', 'aria-readonly': 'true' }),
          unifiedMergeView({ original: before, mergeControls: false, highlightChanges: true, gutter: true, collapseUnchanged: { margin: 3, minSize: 8 } }),
          readableMarks,
          editorTheme,
        ],
      }),
    });
    return () => view.destroy();
  }, [label, before, after, unchanged]);
  return <div ref={host} />;
}

/** What files say differently from others, file by file: removed lines in red, added ones in green. */
export function Compare({ before, after }: { before: Files; after: Files }) {
  const { t } = useTranslation();
  const paths = changedPaths(before, after);
  if (paths.length === 0) return <Nothing why={t('editor.same')} />;
  return (
    <>
      {paths.map((path) => (
        <div key={path} style={{ marginBottom: 16 }}>
          <h3 style={{ fontSize: 14, marginBottom: 6 }}>
            {path} {!(path in before) && t('editor.added')}
            {!(path in after) && t('editor.removed')}
          </h3>
          <Difference label={t('editor.differenceOf', { path })} before={before[path] ?? ''} after={after[path] ?? ''} />
        </div>
      ))}
    </>
  );
}
