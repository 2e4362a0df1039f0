import { Button, Flex, Progress, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatNumber, formatSeconds } from '../../shared/format';
import { useProgress } from './progress';
import { type Batch, isGoing, useBatchAction } from './queries';

const colours: Readonly<Record<Batch['state'], string>> = {
  waiting: 'default',
  'needs-mapping': 'warning',
  running: 'processing',
  interrupted: 'processing',
  finished: 'success',
  cancelled: 'default',
  failed: 'error',
  refused: 'error',
};

function Going({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const progress = useProgress(batch);
  const cancel = useBatchAction('/api/intake/batches/{number}/cancel');
  const rows = progress?.rows ?? batch.rows.read;
  const total = progress?.rowsTotal;
  return (
    <Flex vertical gap={4} style={{ minWidth: 200 }}>
      <span>
        <Tag color={colours[batch.state]}>{t(`batchState.${batch.state}`)}</Tag>
      </span>
      {total ? <Progress size="small" percent={Math.min(99, Math.floor((100 * rows) / total))} aria-label={t('intake.progress')} /> : null}
      <Flex gap={8} wrap align="center">
        <span>{total ? t('intake.rowsOf', { rows: formatNumber(rows), total: formatNumber(total) }) : t('intake.rows', { rows: formatNumber(rows) })}</span>
        {progress?.secondsLeft ? <span>{t('shared.timeLeft', { time: formatSeconds(progress.secondsLeft) })}</span> : null}
        <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate(batch.number)}>
          {t('intake.cancel')}
        </Button>
      </Flex>
    </Flex>
  );
}

/** Where a batch is, live while it is going, with what can be done about it. */
export function BatchStateView({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const resume = useBatchAction('/api/intake/batches/{number}/resume');
  if (isGoing(batch.state)) return <Going batch={batch} />;
  const resumes = batch.state === 'cancelled' || batch.state === 'failed';
  return (
    <Flex gap={8} wrap align="center">
      <Tag color={colours[batch.state]} style={{ marginInlineEnd: 0 }}>
        {t(`batchState.${batch.state}`)}
      </Tag>
      {batch.state === 'needs-mapping' && <Link to={`/intake/${batch.number}/mapping`}>{t('intake.toMapping')}</Link>}
      {resumes && (
        <Button size="small" loading={resume.isPending} onClick={() => resume.mutate(batch.number)}>
          {t('intake.resume')}
        </Button>
      )}
    </Flex>
  );
}
