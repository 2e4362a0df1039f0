import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../../shared/api/client';
import { type Column, QueryTable } from '../../../shared/components/QueryTable';
import { Section } from '../../../shared/components/Section';
import { formatNumber, inReadersLanguage } from '../../../shared/format';

type View = Schemas['BackTestView'];
type Result = NonNullable<View['result']>;
type Fate = Schemas['FateView'];

/** Rows that are not in the report, with why, the first of them and what to do. */
export function LeftOut({ view, result }: { view: View; result: Result }) {
  const { t } = useTranslation();
  const columns: Column<Fate>[] = [
    { key: 'message', title: t('backtest.why'), isHeading: true, render: (fate) => `${inReadersLanguage(fate.message)} (${fate.code})` },
    { key: 'count', title: t('backtest.rows'), align: 'right', width: 90, render: (fate) => formatNumber(fate.count) },
    {
      key: 'first',
      title: t(view.test.source === 'file' ? 'backtest.firstRows' : 'backtest.firstRecords'),
      render: (fate) => fate.first.map((place) => (place.found ? t('backtest.place', { row: place.row, found: place.found }) : String(place.row))).join(t('shared.listSeparator')),
    },
    { key: 'expected', title: t('backtest.expectedWords'), render: (fate) => inReadersLanguage(fate.expected) },
    { key: 'remedy', title: t('backtest.remedy'), render: (fate) => inReadersLanguage(fate.remedy) },
  ];
  return (
    <Section title={t('backtest.leftOut')} flush>
      <p style={{ margin: 0, padding: '12px 16px 0' }}>
        {t(view.test.source === 'file' ? 'backtest.rowsRead' : 'backtest.inspectionsRead', { read: formatNumber(view.asked.rowsRead), taken: formatNumber(result.taken), subjects: formatNumber(result.report.basis.subjects) })}
        {view.asked.unread.length > 0 && t('backtest.unread', { columns: view.asked.unread.join(t('shared.listSeparator')) })}
      </p>
      <QueryTable
        name="backtest-fates"
        label={t('backtest.leftOut')}
        columns={columns}
        rows={result.fates}
        rowKey={(fate) => fate.code}
        empty={<p style={{ margin: 0, padding: '8px 16px 16px' }}>{t('backtest.noneLeftOut')}</p>}
      />
    </Section>
  );
}

/** By what knowledge, which versions, and how the figures were worked out. */
export function Basis({ view, result }: { view: View; result: Result }) {
  const { t } = useTranslation();
  return (
    <Section title={t('backtest.method')}>
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        <li>{inReadersLanguage(result.knownWords)}</li>
        {result.versions.map((use) => (
          <li key={use.fingerprint}>
            <Link to={`/policy/${use.pack}?fingerprint=${use.fingerprint}`}>{`${use.pack} ${use.version}`}</Link>
            {t('backtest.versionUse', { count: formatNumber(use.outcomes) })}
            {use.beforeInForce > 0 && t('backtest.beforeInForce', { count: formatNumber(use.beforeInForce) })}
          </li>
        ))}
        {result.method.map((sentence) => (
          <li key={sentence.zh}>{inReadersLanguage(sentence)}</li>
        ))}
        <li style={{ overflowWrap: 'anywhere' }}>{t(view.test.source === 'file' ? 'backtest.file' : 'backtest.heldHash', { file: view.test.fileName, hash: view.test.sha256 })}</li>
      </ul>
    </Section>
  );
}
