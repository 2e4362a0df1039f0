import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Flex } from 'antd';
import type { TFunction } from 'i18next';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Schemas } from '../../../shared/api/client';
import { Problem } from '../../../shared/api/problem';
import { Failure } from '../../../shared/components/Failure';
import { Section } from '../../../shared/components/Section';
import { BrokenCases } from '../BrokenCases';
import { Cases } from '../Cases';
import { Compare } from './Compare';
import { FileTree } from './FileTree';
import { FindingList } from './FindingList';
import { areSame, changedPaths, type Files, fromList } from './files';
import { Life, type Wish } from './Life';
import { Overtaken } from './Overtaken';
import { findingsOf, type Place } from './places';
import { type Act, type Draft, useAct, useCheck } from './queries';
import { useActingName, useKeptFiles } from './useKeptFiles';
import { YamlEditor } from './YamlEditor';

interface Props {
  readonly pack: string;
  /** Fingerprint and files of the version in force; no files when there is none. */
  readonly basedOn: string | null;
  readonly inForce: Files;
  readonly draft?: Draft;
}

const pauseBeforeCheck = 600;

/** A value once it has rested. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseBeforeCheck);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

function verdict(check: Schemas['CheckView'] | undefined, isFetching: boolean, t: TFunction): string {
  if (isFetching || !check) return t('editor.checking');
  if (!check.isComplete) return t('editor.checkCutShort');
  const blocking = check.diagnostics.filter((finding) => finding.blocksActivation).length;
  const failed = check.cases.filter((one) => !one.passed).length + check.broken.filter((one) => !one.passed).length;
  return check.isFit ? t('editor.fit', { count: check.cases.length }) : t('editor.unfit', { blocking, failed });
}

function actOf(wish: Wish, props: Props, text: { files: Files; revision: number }, by: string): Act {
  const { draft, pack, basedOn } = props;
  if (!draft) return { kind: 'open', pack, basedOn, files: text.files, by };
  const at = { number: draft.number, by, revision: wish.kind === 'save' ? text.revision : draft.revision };
  if (wish.kind === 'activate') return { kind: 'activate', from: wish.from, ...at };
  if (wish.kind === 'save' || wish.kind === 'open') return { kind: 'save', files: text.files, ...at };
  return { kind: wish.kind, reason: wish.reason, ...at };
}

/** A pack's files with what is wrong with them as one writes, and the way of the draft into force. */
export function Workbench(props: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { pack, draft, inForce } = props;
  const saved = useMemo(() => (draft ? fromList(draft.files) : inForce), [draft, inForce]);
  const kept = useKeptFiles(draft ? `draft-${draft.number}` : pack, saved, draft?.revision ?? 0);
  const isReadOnly = draft !== undefined && draft.state !== 'writing' && draft.state !== 'returned';
  const files = isReadOnly ? saved : kept.files;
  const [current, setCurrent] = useState('pack.yaml');
  const [place, setPlace] = useState<Place>();
  const [name, setName] = useActingName();
  const [compares, setCompares] = useState(false);
  const settled = useSettled(files);
  const check = useCheck(pack, settled);
  const act = useAct((done) => {
    kept.settle(fromList(done.files), done.revision);
    if (!draft) void navigate(`/policy/drafts/${done.number}`, { replace: true });
  });
  const findings = check.data?.diagnostics ?? [];
  const changed = isReadOnly ? [] : changedPaths(files, draft ? saved : inForce);
  const isChecking = check.isFetching || !areSame(settled, files);
  const isOvertaken = act.error instanceof Problem && act.error.code === 'AS-021';
  const path = current in files ? current : 'pack.yaml';

  useEffect(() => {
    if (changed.length === 0) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [changed.length]);

  return (
    <>
      {kept.isTakenUp && !isReadOnly && (
        <Alert type="info" showIcon title={t('editor.takenUp')} action={<Button onClick={() => kept.settle(saved, draft?.revision ?? 0)}>{t('editor.giveUp')}</Button>} />
      )}
      {isReadOnly && <Alert type="info" showIcon title={t(`editor.readOnly.${draft.state}`)} />}
      <div className="workbench">
        <FileTree
          files={files}
          changed={changed}
          findings={findings}
          current={path}
          isReadOnly={isReadOnly}
          onChoose={setCurrent}
          onAdd={(added) => {
            kept.change({ ...files, [added]: '' });
            setCurrent(added);
          }}
          onRemove={(removed) => kept.change(Object.fromEntries(Object.entries(files).filter(([one]) => one !== removed)))}
        />
        <div style={{ minWidth: 0, display: 'grid', gap: 12 }}>
          <h2 style={{ fontSize: 15 }}>{path}</h2>
          <YamlEditor
            key={path}
            label={t('editor.textOf', { path })}
            text={files[path] ?? ''}
            isReadOnly={isReadOnly}
            findings={findingsOf(findings, path)}
            place={place?.path === path ? place : undefined}
            onChange={(text) => kept.change({ ...files, [path]: text })}
          />
          {check.isError && <Failure error={check.error} retry={() => void check.refetch()} />}
          <FindingList
            findings={findings}
            state={verdict(check.data, isChecking, t)}
            onGo={(file, line, column) => {
              setCurrent(file);
              setPlace({ path: file, line, column, wish: (place?.wish ?? 0) + 1 });
            }}
          />
        </div>
      </div>
      <Flex gap={8} wrap>
        <Button loading={isChecking} onClick={() => void check.refetch()}>
          {t('editor.runTests')}
        </Button>
        <Button aria-expanded={compares} onClick={() => setCompares(!compares)}>
          {t(compares ? 'editor.closeCompare' : 'editor.compare')}
        </Button>
      </Flex>
      {compares && (
        <Section title={t('editor.compareHeading')} id="compare">
          <Compare before={inForce} after={files} />
        </Section>
      )}
      {act.isError && <Failure error={act.error} />}
      {isOvertaken && draft && (
        <Overtaken
          number={draft.number}
          mine={kept.files}
          onChoose={(theirs, isMine) => {
            if (isMine) kept.rebase(theirs.revision);
            else kept.settle(fromList(theirs.files), theirs.revision);
            client.setQueryData(['pack-draft', theirs.number], theirs);
            act.reset();
          }}
        />
      )}
      <Life
        draft={draft}
        name={name}
        onName={setName}
        isChanged={!areSame(files, saved)}
        isFit={check.data?.isFit === true && !isChecking}
        isBusy={act.isPending}
        onWish={(wish) => act.mutate(actOf(wish, props, kept, name))}
      />
      {check.data && check.data.fingerprint !== null && <Cases cases={check.data.cases} />}
      {check.data && <BrokenCases cases={check.data.broken} />}
    </>
  );
}
