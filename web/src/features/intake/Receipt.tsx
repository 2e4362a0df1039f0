import { Descriptions, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Chinese } from '../../shared/components/Chinese';
import { Code } from '../../shared/components/Code';
import { Section } from '../../shared/components/Section';
import { formatBytes, formatMoment, formatNumber, inReadersLanguage } from '../../shared/format';
import type { Batch } from './queries';

const figures = ['read', 'accepted', 'flagged', 'rejected', 'naturalPersons', 'notPenalties', 'new', 'changed', 'unchanged', 'subjectsCreated'] as const;
const findable: readonly string[] = ['flagged', 'rejected'];

/** The rows of a batch by outcome; what has findings leads to them. */
export function Counts({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  return (
    <Section title={t('intake.counts')}>
      <Flex gap={24} wrap component="dl" style={{ margin: 0 }}>
        {figures.map((figure) => {
          const number = <span style={{ fontSize: 20, fontWeight: 600 }}>{formatNumber(batch.rows[figure])}</span>;
          const leads = findable.includes(figure) && batch.rows[figure] > 0;
          const query = new URLSearchParams(search);
          query.set('outcome', figure);
          query.delete('cursor');
          return (
            <div key={figure}>
              <dt style={{ color: '#4A5568' }}>{t(`intake.figure.${figure}`)}</dt>
              <dd style={{ margin: 0 }}>{leads ? <Link to={`?${query.toString()}#findings`}>{number}</Link> : number}</dd>
            </div>
          );
        })}
      </Flex>
    </Section>
  );
}

/** What proves the receipt: number, file, checksum, times. */
export function Proof({ batch }: { batch: Batch }) {
  const { t } = useTranslation();
  const items = [
    { key: 'number', label: t('intake.receipt.number'), children: batch.number },
    { key: 'file', label: t('intake.receipt.file'), children: <Chinese text={batch.fileName} /> },
    { key: 'bytes', label: t('intake.receipt.size'), children: formatBytes(batch.bytes) },
    { key: 'sha', label: t('intake.receipt.sha256'), children: <Code value={batch.sha256} /> },
    { key: 'kind', label: t('intake.receipt.kind'), children: batch.kindTitle && inReadersLanguage(batch.kindTitle) },
    { key: 'profile', label: t('intake.receipt.profile'), children: batch.profile && t('intake.receipt.profileVersion', { profile: batch.profile, version: batch.profileVersion ?? '' }) },
    { key: 'received', label: t('intake.receipt.received'), children: formatMoment(batch.received) },
    { key: 'finished', label: t('intake.receipt.finished'), children: batch.finished && formatMoment(batch.finished) },
  ];
  return (
    <Section title={t('intake.receipt.heading')}>
      <Descriptions size="small" column={{ xs: 1, lg: 2 }} items={items.filter((item) => item.children)} />
    </Section>
  );
}
