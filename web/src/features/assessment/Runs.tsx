import { Button, Flex, Progress, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../shared/api/client';
import { Failure } from '../../shared/components/Failure';
import { Nothing } from '../../shared/components/Nothing';
import { type Column, QueryTable } from '../../shared/components/QueryTable';
import { Section } from '../../shared/components/Section';
import { formatMoment, formatNumber, formatSeconds, formatShare, inReadersLanguage } from '../../shared/format';
import { coloursOfGrade } from '../../shared/theme';
import { useCancelRun, useRuns } from './queries';

type Run = Schemas['RunView'];

function State({ run }: { run: Run }) {
  const { t } = useTranslation();
  const cancel = useCancelRun();
  if (run.state !== 'running') {
    return (
      <span>
        <Tag color={run.state === 'finished' ? 'success' : 'default'}>{t(`runState.${run.state}`)}</Tag>
        {run.finished && formatMoment(run.finished)}
      </span>
    );
  }
  return (
    <Flex vertical gap={4} style={{ minWidth: 220 }}>
      <Progress percent={run.total === 0 ? 0 : Math.floor((100 * run.done) / run.total)} size="small" aria-label={t('run.progress')} />
      <Flex gap={8} align="center" wrap>
        <span>{t('run.done', { done: formatNumber(run.done), total: formatNumber(run.total) })}</span>
        {run.secondsLeft !== null && <span>{t('shared.timeLeft', { time: formatSeconds(run.secondsLeft) })}</span>}
        <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate(run.number)}>
          {t('run.cancel')}
        </Button>
      </Flex>
    </Flex>
  );
}

function Distribution({ run }: { run: Run }) {
  const { t } = useTranslation();
  const all = run.grades.reduce((sum, grade) => sum + grade.count, 0);
  return (
    <Flex gap={10} wrap>
      {run.grades
        .filter((grade) => grade.count > 0)
        .map((grade) => (
          <span key={grade.letter ?? 'review'}>
            <strong style={{ color: coloursOfGrade(grade.letter).strong }}>{grade.letter ? `${grade.letter} ` : ''}</strong>
            {inReadersLanguage(grade.name)} {formatNumber(grade.count)} ({formatShare(grade.count, all)})
          </span>
        ))}
      {run.suspended > 0 && <span>{t('run.suspended', { suspended: formatNumber(run.suspended) })}</span>}
    </Flex>
  );
}

/** The runs with their progress and what came of them. */
export function Runs() {
  const { t } = useTranslation();
  const runs = useRuns();
  // The counts a run carries are those of its scheme as it stands now: they belong to the newest finished run alone.
  const newest = new Map((runs.data ?? []).filter((run) => run.state === 'finished').reverse().map((run) => [run.scheme, run.number]));
  const columns: Column<Run>[] = [
    { key: 'number', title: t('run.column.number'), isHeading: true, width: 90, render: (run) => t('run.title', { number: run.number }) },
    { key: 'asOf', title: t('assessment.asOf'), width: 110, render: (run) => run.asOf },
    { key: 'pack', title: t('assessment.pack'), render: (run) => <Link to={`/policy/${run.pack}`}>{`${run.pack} ${run.version}`}</Link> },
    { key: 'state', title: t('run.column.state'), render: (run) => <State run={run} /> },
    { key: 'written', title: t('run.column.written'), align: 'right', width: 100, render: (run) => formatNumber(run.written) },
    { key: 'grades', title: t('run.column.grades'), render: (run) => newest.get(run.scheme) === run.number && <Distribution run={run} /> },
  ];
  return (
    <Section title={t('run.heading')} flush>
      {runs.isError && <Failure error={runs.error} retry={() => void runs.refetch()} />}
      <QueryTable
        name="runs"
        label={t('run.heading')}
        columns={columns}
        rows={runs.isError ? [] : runs.data}
        rowKey={(run) => String(run.number)}
        empty={runs.isError ? null : <Nothing why={t('run.none')} next={t('run.noneNext')} />}
      />
    </Section>
  );
}
