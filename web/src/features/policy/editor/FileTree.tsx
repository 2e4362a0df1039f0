import { DeleteOutlined, FileAddOutlined } from '@ant-design/icons';
import { Button, Flex, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Files, inOrder, isPath } from './files';
import { type Finding, findingsOf } from './places';

interface Props {
  readonly files: Files;
  readonly changed: readonly string[];
  readonly findings: readonly Finding[];
  readonly current: string;
  readonly isReadOnly: boolean;
  readonly onChoose: (path: string) => void;
  readonly onAdd: (path: string) => void;
  readonly onRemove: (path: string) => void;
}

function NewFile({ files, onAdd }: Pick<Props, 'files' | 'onAdd'>) {
  const { t } = useTranslation();
  const [path, setPath] = useState('');
  const wrong = path !== '' && (path in files ? t('editor.fileThere') : isPath(path) ? '' : t('editor.filePath'));
  const isReady = path !== '' && !wrong;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady) return;
        onAdd(path);
        setPath('');
      }}
    >
      <label htmlFor="new-file" style={{ display: 'block', margin: '12px 0 4px' }}>
        {t('editor.newFile')}
      </label>
      <Flex gap={6}>
        <Input id="new-file" value={path} placeholder={t('editor.newFileExample')} onChange={(event) => setPath(event.target.value.trim())} aria-describedby="new-file-wrong" aria-invalid={Boolean(wrong)} />
        <Button htmlType="submit" icon={<FileAddOutlined />} aria-label={t('editor.addFile')} disabled={!isReady} />
      </Flex>
      <div id="new-file-wrong" role="status" style={{ color: '#9C1C12', minHeight: 20, fontSize: 13 }}>
        {wrong}
      </div>
    </form>
  );
}

/** The pack's files, each with how many findings it has and whether it differs from what was saved. */
export function FileTree({ files, changed, findings, current, isReadOnly, onChoose, onAdd, onRemove }: Props) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('editor.files')}>
      <ul className="file-tree">
        {inOrder(files).map((path) => {
          const count = findingsOf(findings, path).filter((finding) => finding.severity !== 'note').length;
          return (
            <li key={path}>
              <button type="button" aria-current={path === current ? 'true' : undefined} onClick={() => onChoose(path)}>
                <span>{path}</span>
                {changed.includes(path) && <span title={t('editor.unsaved')}>{t('editor.unsavedMark')}</span>}
                {count > 0 && <span className="file-findings">{t('editor.findingCount', { count })}</span>}
              </button>
              {!isReadOnly && path !== 'pack.yaml' && (
                <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={t('editor.removeFile', { path })} onClick={() => onRemove(path)} />
              )}
            </li>
          );
        })}
      </ul>
      {!isReadOnly && <NewFile files={files} onAdd={onAdd} />}
    </nav>
  );
}
