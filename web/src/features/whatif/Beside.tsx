import { Collapse } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../shared/api/client';
import { Chinese } from '../../shared/components/Chinese';
import { Nothing } from '../../shared/components/Nothing';
import { QueryTable } from '../../shared/components/QueryTable';
import { Section } from '../../shared/components/Section';
import { Waiting } from '../../shared/components/Waiting';
import { formatNumber, inReadersLanguage } from '../../shared/format';
import { Headline } from './Headline';
import { difference } from './Loads';
import { Matrix } from './Matrix';
import { type Report, useKeptTrial } from './queries';

type Detail = Schemas['TrialDetail'];

function LoadSums({ report }: { report: Report }) {
  const { t } = useTranslation();
  if (report.loads.length === 0) return <p>{t('whatif.load.none')}</p>;
  return (
    <ul style={{ margin: '8px 0', paddingInlineStart: 18 }}>
      {report.loads.map((load) => (
        <li key={`${load.pack}-${load.title.zh}`}>
          <Chinese text={inReadersLanguage(load.title)} /> {t('whatif.load.total', { before: formatNumber(load.before), after: formatNumber(load.after), change: difference(load.before, load.after) })}
        </li>
      ))}
    </ul>
  );
}

/** What came of a trial on each day it was asked. */
function Days({ detail }: { detail: Detail }) {
  const { t } = useTranslation();
  return (
    <Collapse
      size="small"
      items={[
        {
          key: 'days',
          label: t('whatif.kept.days', { count: detail.reports.length }),
          children: (
            <QueryTable
              name="what-if-days"
              label={t('whatif.kept.days', { count: detail.reports.length })}
              rows={detail.reports}
              rowKey={(report) => report.asOf}
              empty={null}
              columns={[
                { key: 'day', title: t('whatif.on'), isHeading: true, render: (report) => report.asOf },
                { key: 'moved', title: t('whatif.figure.moved'), align: 'right', render: (report) => formatNumber(report.moved) },
                { key: 'better', title: t('whatif.figure.better'), align: 'right', render: (report) => formatNumber(report.better) },
                { key: 'worse', title: t('whatif.figure.worse'), align: 'right', render: (report) => formatNumber(report.worse) },
              ]}
            />
          ),
        },
      ]}
    />
  );
}

function Shown({ detail }: { detail: Detail }) {
  const { t } = useTranslation();
  const report = detail.reports[0];
  if (!report) return <Nothing why={t('whatif.kept.unreadable')} next={t('whatif.kept.unreadableNext')} />;
  return (
    <>
      <p style={{ marginTop: 0 }}>{t('whatif.kept.latest', { asOf: report.asOf, subjects: formatNumber(report.subjects) })}</p>
      <Headline report={report} />
      <div style={{ margin: '12px 0' }}>
        <Matrix report={report} label={t('whatif.matrixOf', { name: detail.trial.name })} />
      </div>
      <LoadSums report={report} />
      <Days detail={detail} />
    </>
  );
}

function One({ number }: { number: number }) {
  const detail = useKeptTrial(number);
  return (
    <section style={{ minWidth: 0 }}>
      <Waiting query={detail} rows={8}>
        {(found) => (
          <>
            <h3 style={{ fontSize: 15, marginBottom: 8, overflowWrap: 'anywhere' }}>{found.trial.name}</h3>
            <Shown detail={found} />
          </>
        )}
      </Waiting>
    </section>
  );
}

/** Kept trials side by side: who moves and what inspections they take. */
export function Beside({ numbers }: { numbers: readonly number[] }) {
  const { t } = useTranslation();
  return (
    <Section title={t('whatif.kept.besideHeading')} id="beside">
      <div className="side-by-side">
        {numbers.map((number) => (
          <One key={number} number={number} />
        ))}
        {numbers.length === 1 && <Nothing why={t('whatif.kept.another')} next={t('whatif.kept.anotherNext')} />}
      </div>
    </Section>
  );
}
