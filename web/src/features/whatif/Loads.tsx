import { Flex } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../shared/api/client';
import { Chinese } from '../../shared/components/Chinese';
import { Nothing } from '../../shared/components/Nothing';
import { type Column, QueryTable } from '../../shared/components/QueryTable';
import { formatNumber, inReadersLanguage } from '../../shared/format';
import type { Report } from './queries';

type LoadRow = Schemas['LoadRowView'];

/** A difference with its sign; a true minus. */
export function difference(before: number, after: number): string {
  const change = after - before;
  return change === 0 ? '0' : `${change > 0 ? '+' : '−'}${formatNumber(Math.abs(change))}`;
}

function columns(t: TFunction): Column<LoadRow>[] {
  return [
    { key: 'title', title: t('whatif.load.rule'), isHeading: true, render: (row) => <Chinese text={inReadersLanguage(row.title)} /> },
    { key: 'before', title: t('whatif.load.before'), align: 'right', render: (row) => formatNumber(row.before) },
    { key: 'after', title: t('whatif.load.after'), align: 'right', render: (row) => formatNumber(row.after) },
    { key: 'change', title: t('whatif.load.change'), align: 'right', render: (row) => difference(row.before, row.after) },
    { key: 'yearly', title: t('whatif.load.yearly'), align: 'right', render: (row) => (row.yearly === null ? t('whatif.load.unstated') : formatNumber(row.yearly)) },
  ];
}

/** Inspections the treatments ask for, before and after. */
export function Loads({ report }: { report: Report }) {
  const { t } = useTranslation();
  if (report.loads.length === 0) return <Nothing why={t('whatif.load.none')} next={t('whatif.load.noneNext')} />;
  return (
    <Flex vertical gap={16}>
      {report.loads.map((load) => (
        <div key={`${load.pack}-${load.title.zh}`}>
          <p style={{ margin: '12px 16px 8px' }}>
            <strong>
              <Chinese text={inReadersLanguage(load.title)} />
            </strong>{' '}
            {t('whatif.load.total', { before: formatNumber(load.before), after: formatNumber(load.after), change: difference(load.before, load.after) })}
          </p>
          <QueryTable name="what-if-loads" label={inReadersLanguage(load.title)} columns={columns(t)} rows={load.rows} rowKey={(row) => row.title.zh} empty={null} />
        </div>
      ))}
    </Flex>
  );
}
