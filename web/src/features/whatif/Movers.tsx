import { DownloadOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../shared/api/client';
import { Chinese } from '../../shared/components/Chinese';
import { Code } from '../../shared/components/Code';
import { CursorPager } from '../../shared/components/CursorPager';
import { Failure } from '../../shared/components/Failure';
import { Nothing } from '../../shared/components/Nothing';
import { type Column, QueryTable } from '../../shared/components/QueryTable';
import { useFilters } from '../../shared/filters';
import { type Letter, matrixOf, wayOf } from './matrix';
import { type Report, useExport, useMovers } from './queries';
import { trialOf } from './trial';
import { Why } from './Why';

type Mover = Schemas['MoverView'];

/** A person's judgement as an address carries it. */
export const judgement = '-';

/** A letter as an address carries it, as the server takes it: an empty text for a person's judgement. */
const asked = (letter: string | undefined) => (letter === judgement ? '' : letter);

function columns(t: TFunction, onWhy: (mover: Mover) => void, report: Report): Column<Mover>[] {
  const name = (letter: Letter) => letter ?? t('grade.review');
  return [
    {
      key: 'name',
      title: t('whatif.mover.name'),
      isHeading: true,
      render: (mover) => (
        <>
          <Link to={`/registry/${mover.subject}`}>
            <Chinese text={mover.name} />
          </Link>
          <div style={{ fontWeight: 400 }}>
            <Code value={mover.subject} copyable={false} />
          </div>
        </>
      ),
    },
    {
      key: 'way',
      title: t('whatif.mover.way'),
      render: (mover) => t(`whatif.mover.${wayOf(report.scheme.scale, mover.from, mover.to)}`, { from: name(mover.from), to: name(mover.to) }),
    },
    { key: 'division', title: t('whatif.mover.division'), render: (mover) => mover.division ?? t('shared.unknown') },
    { key: 'industry', title: t('whatif.mover.industry'), render: (mover) => mover.industry ?? t('shared.unknown') },
    {
      key: 'why',
      title: t('whatif.mover.why'),
      render: (mover) => (
        <Button size="small" aria-label={t('whatif.mover.whyOf', { name: mover.name })} onClick={() => onWhy(mover)}>
          {t('whatif.mover.why')}
        </Button>
      ),
    },
  ];
}

function LetterChoice({ label, letters, value, onChange }: { label: string; letters: readonly Letter[]; value: string | undefined; onChange: (letter: string | undefined) => void }) {
  const { t } = useTranslation();
  return (
    <Select<string>
      aria-label={label}
      placeholder={label}
      allowClear
      style={{ minWidth: 130 }}
      value={value}
      onChange={(letter: string | undefined) => onChange(letter)}
      options={letters.map((letter) => ({ value: letter ?? judgement, label: `${label} ${letter ?? t('grade.review')}` }))}
    />
  );
}

/** How many of the movers go the way that is filtered by. */
function counted(report: Report, from: string | undefined, to: string | undefined): number {
  const isWanted = (letter: Letter, wish: string | undefined) => wish === undefined || (letter ?? '') === wish;
  return report.moves.filter((move) => move.from !== move.to && isWanted(move.from, from) && isWanted(move.to, to)).reduce((sum, move) => sum + move.subjects, 0);
}

/** Who gets another grade, with the reason for each. */
export function Movers({ report, trial }: { report: Report; trial: string }) {
  const { t } = useTranslation();
  const { values, change, isFiltered } = useFilters(['from', 'to'] as const);
  const cursor = useFilters(['cursor'] as const).values.cursor;
  const wish = { from: asked(values.from), to: asked(values.to), after: cursor === undefined || !/^\d{1,9}$/.test(cursor) ? undefined : Number(cursor) };
  const movers = useMovers(trial, wish, report.moved > 0);
  const exporting = useExport();
  const [why, setWhy] = useState<Mover | null>(null);
  const matrix = matrixOf(report);
  if (report.moved === 0) return <Nothing why={t('whatif.nobodyMoves')} next={t('whatif.nobodyMovesNext')} />;
  return (
    <>
      {(movers.isError || exporting.isError) && <Failure error={movers.error ?? exporting.error} />}
      <QueryTable
        name="what-if-movers"
        label={t('whatif.movers')}
        columns={columns(t, setWhy, report)}
        rows={movers.isError ? [] : movers.data?.items}
        rowKey={(mover) => mover.subject}
        choosesColumns
        empty={<Nothing why={t(isFiltered ? 'whatif.noMoversThatWay' : 'whatif.nobodyMoves')} next={t('whatif.noMoversThatWayNext')} />}
        tools={
          <>
            <LetterChoice label={t('whatif.mover.from')} letters={matrix.from} value={values.from} onChange={(from) => change({ from })} />
            <LetterChoice label={t('whatif.mover.to')} letters={matrix.to} value={values.to} onChange={(to) => change({ to })} />
            <Button icon={<DownloadOutlined />} loading={exporting.isPending} onClick={() => exporting.mutate({ trial: trialOf(trial), from: wish.from, to: wish.to })}>
              {t('whatif.export')}
            </Button>
          </>
        }
        footer={<CursorPager next={movers.data?.next == null ? null : String(movers.data.next)} total={counted(report, wish.from, wish.to)} />}
      />
      <Why trial={trial} mover={why} onClose={() => setWhy(null)} />
    </>
  );
}
