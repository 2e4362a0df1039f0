import { Button, Flex, Progress, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '../../../shared/components/Failure';
import { Nothing } from '../../../shared/components/Nothing';
import { Page } from '../../../shared/components/Page';
import { type Column, QueryTable } from '../../../shared/components/QueryTable';
import { Section } from '../../../shared/components/Section';
import { formatMoment, formatNumber, inReadersLanguage } from '../../../shared/format';
import { BackTestStart } from './BackTestStart';
import { type BackTest, useBackTests, useCancelBackTest } from './queries';

/** How far one is, or how it ended. */
export function State({ test }: { test: BackTest }) {
  const { t } = useTranslation();
  const cancel = useCancelBackTest();
  if (test.state !== 'running') {
    return (
      <span>
        <Tag color={test.state === 'done' ? 'success' : 'default'}>{t(`backtest.state.${test.state}`)}</Tag>
        {test.finished && formatMoment(test.finished)}
      </span>
    );
  }
  return (
    <Flex vertical gap={4} style={{ minWidth: 200 }}>
      <Progress percent={test.total === 0 ? 0 : Math.floor((100 * test.done) / test.total)} size="small" aria-label={t('backtest.progress')} />
      <Flex gap={8} align="center" wrap>
        <span>{t('backtest.done', { done: formatNumber(test.done), total: formatNumber(test.total) })}</span>
        <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate(test.number)}>
          {t('run.cancel')}
        </Button>
      </Flex>
    </Flex>
  );
}

/** Where its outcomes are from. */
export function OutcomesName({ test }: { test: BackTest }) {
  const { t } = useTranslation();
  if (test.source === 'file') return test.fileName;
  return test.department ? t('backtest.heldBy', { department: test.department }) : t('backtest.sourceKind.platform');
}

function Kept() {
  const { t } = useTranslation();
  const tests = useBackTests();
  const columns: Column<BackTest>[] = [
    { key: 'number', title: t('backtest.column.number'), isHeading: true, width: 130, render: (test) => <Link to={`/backtests/${test.number}`}>{t('backtest.title', { number: test.number })}</Link> },
    { key: 'scheme', title: t('backtest.column.scheme'), render: (test) => (test.scheme ? inReadersLanguage(test.scheme.title) : test.schemeId) },
    { key: 'file', title: t('backtest.column.file'), render: (test) => <OutcomesName test={test} /> },
    { key: 'state', title: t('run.column.state'), render: (test) => <State test={test} /> },
    { key: 'words', title: t('backtest.column.words'), render: (test) => (test.words ? inReadersLanguage(test.words) : '–') },
  ];
  return (
    <Section title={t('backtest.kept')} flush>
      {tests.isError && <Failure error={tests.error} retry={() => void tests.refetch()} />}
      <QueryTable
        name="backtests"
        label={t('backtest.kept')}
        columns={columns}
        rows={tests.isError ? [] : tests.data}
        rowKey={(test) => String(test.number)}
        empty={tests.isError ? null : <Nothing why={t('backtest.none')} next={t('backtest.noneNext')} />}
      />
    </Section>
  );
}

export function BackTestsPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('backtest.heading')} answer={t('backtest.answer')}>
      <BackTestStart />
      <Kept />
    </Page>
  );
}
