import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { Breadcrumb, Button, Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Schemas } from '../../../shared/api/client';
import { Chinese } from '../../../shared/components/Chinese';
import { Page } from '../../../shared/components/Page';
import { Section } from '../../../shared/components/Section';
import { Waiting } from '../../../shared/components/Waiting';
import { formatNumber, inReadersLanguage } from '../../../shared/format';
import { State } from './BackTestsPage';
import { Basis, LeftOut } from './Basis';
import { Classes, Discriminations, Scores, Strata } from './Classes';
import { PeriodSteps } from './PeriodSteps';
import { SideBySide } from './SideBySide';
import { useBackTest } from './queries';

type View = Schemas['BackTestView'];
type Result = NonNullable<View['result']>;

function Proof({ view, result }: { view: View; result: Result }) {
  const { t } = useTranslation();
  return (
    <>
      <Section title={t('backtest.classes')}>
        <Classes report={result.report} scheme={view.test.scheme} />
      </Section>
      <Section title={t('backtest.discrimination')}>
        <Discriminations report={result.report} />
      </Section>
      {result.report.bands.length > 0 && (
        <Section title={t('backtest.scores')} folds>
          <Scores report={result.report} />
        </Section>
      )}
      {result.report.strata.length > 0 && (
        <Section title={t('backtest.strata')} folds>
          <Strata report={result.report} />
        </Section>
      )}
      <PeriodSteps report={result.report} scheme={view.test.scheme} />
      <SideBySide view={view} result={result} />
      <LeftOut view={view} result={result} />
      <Basis view={view} result={result} />
    </>
  );
}

/** A back-test's report. */
export function BackTestPage() {
  const { t } = useTranslation();
  const { number = '0' } = useParams();
  const test = useBackTest(Number(number));
  return (
    <Waiting query={test} rows={10}>
      {(view) => (
        <>
          <Breadcrumb
            className="no-print"
            style={{ marginBottom: 12 }}
            items={[{ title: <Link to="/backtests">{t('backtest.heading')}</Link> }, { title: t('backtest.title', { number: view.test.number }) }]}
          />
          <Page
            title={<Chinese text={`${t('backtest.title', { number: view.test.number })} · ${view.test.scheme ? inReadersLanguage(view.test.scheme.title) : view.test.schemeId}`} />}
            answer={view.test.words ? inReadersLanguage(view.test.words) : t(`backtest.stateAnswer.${view.test.state}`, { done: formatNumber(view.test.done), total: formatNumber(view.test.total) })}
            actions={
              <>
                {view.result && (
                  <Button icon={<DownloadOutlined />} href={`/api/backtests/${view.test.number}/outcomes.csv`} download>
                    {t('backtest.download')}
                  </Button>
                )}
                <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
                  {t('shared.print')}
                </Button>
              </>
            }
          >
            <p style={{ margin: 0 }}>
              <Tag color="error">{t('outside.internal')}</Tag>
              {t('backtest.internal')}
            </p>
            {view.result ? (
              <Proof view={view} result={view.result} />
            ) : (
              <Card size="small">
                <State test={view.test} />
              </Card>
            )}
          </Page>
        </>
      )}
    </Waiting>
  );
}
