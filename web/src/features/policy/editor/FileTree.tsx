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

function Entry({ path, files: _, ...props }: Props & { path: string }) {
  const { t } = useTranslation();
  const count = findingsOf(props.findings, path).filter((finding) => finding.severity !== 'note').length;
  return (
    <li>
      <button type="button" aria-current={path === props.current ? 'true' : undefined} onClick={() => props.onChoose(path)}>
        <span>{path.slice(path.indexOf('/') + 1)}</span>
        {props.changed.includes(path) && <span title={t('editor.unsaved')}>{t('editor.unsavedMark')}</span>}
        {count > 0 && <span className="file-findings">{t('editor.findingCount', { count })}</span>}
      </button>
      {!props.isReadOnly && path !== 'pack.yaml' && (
        <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={t('editor.removeFile', { path })} onClick={() => props.onRemove(path)} />
      )}
    </li>
  );
}

/** The pack's files by folder, each with how many findings it has and whether it differs from what was saved. */
export function FileTree(props: Props) {
  const { t } = useTranslation();
  const paths = inOrder(props.files);
  const folders = [...new Set(paths.map((path) => path.slice(0, path.indexOf('/') + 1)))];
  return (
    <nav aria-label={t('editor.files')}>
      <div className="file-tree">
        {folders.map((folder) => (
          <div key={folder}>
            {folder !== '' && <div className="file-folder">{folder}</div>}
            <ul aria-label={folder || undefined}>
              {paths
                .filter((path) => path.startsWith(folder) && (folder !== '' || !path.includes('/')))
                .map((path) => (
                  <Entry key={path} path={path} {...props} />
                ))}
            </ul>
          </div>
        ))}
      </div>
      {!props.isReadOnly && <NewFile files={props.files} onAdd={props.onAdd} />}
    </nav>
  );
}
