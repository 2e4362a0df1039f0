import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Chinese } from '../../shared/components/Chinese';
import { CursorPager } from '../../shared/components/CursorPager';
import { Failure } from '../../shared/components/Failure';
import { Nothing } from '../../shared/components/Nothing';
import { type Column, QueryTable } from '../../shared/components/QueryTable';
import { Section } from '../../shared/components/Section';
import { formatMoment, formatNumber, inReadersLanguage } from '../../shared/format';
import { BatchStateView } from './BatchState';
import { type Batch, useBatches } from './queries';

function columns(t: TFunction): Column<Batch>[] {
  return [
    {
      key: 'file',
      title: t('intake.column.file'),
      isHeading: true,
      render: (batch) => <Link to={`/intake/${batch.number}`}><Chinese text={t('intake.batchOf', { number: batch.number, file: batch.fileName })} /></Link>,
    },
    { key: 'kind', title: t('intake.column.kind'), render: (batch) => (batch.kindTitle ? inReadersLanguage(batch.kindTitle) : t('shared.unknown')) },
    { key: 'received', title: t('intake.column.received'), width: 140, render: (batch) => formatMoment(batch.received) },
    { key: 'accepted', title: t('intake.column.accepted'), align: 'right', width: 90, render: (batch) => formatNumber(batch.rows.accepted) },
    {
      key: 'rejected',
      title: t('intake.column.rejected'),
      align: 'right',
      width: 90,
      render: (batch) => (batch.rows.rejected > 0 ? <Link to={`/intake/${batch.number}?outcome=rejected`}>{formatNumber(batch.rows.rejected)}</Link> : formatNumber(0)),
    },
    { key: 'state', title: t('intake.column.state'), render: (batch) => <BatchStateView batch={batch} /> },
  ];
}

/** Every batch, latest first. */
export function Batches() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const batches = useBatches(search.get('cursor') ?? undefined);
  return (
    <Section title={t('intake.batches')} flush>
      {batches.isError && <Failure error={batches.error} retry={() => void batches.refetch()} />}
      <QueryTable
        name="batches"
        label={t('intake.batches')}
        columns={columns(t)}
        rows={batches.isError ? [] : batches.data?.items}
        rowKey={(batch) => String(batch.number)}
        empty={batches.isError ? null : <Nothing why={t('intake.none')} next={t('intake.noneNext')} />}
        footer={<CursorPager next={batches.data?.next} total={batches.data?.total} />}
      />
    </Section>
  );
}
