import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../shared/api/client';
import { Nothing } from '../../shared/components/Nothing';
import { type Column, QueryTable } from '../../shared/components/QueryTable';
import { Section } from '../../shared/components/Section';
import { inReadersLanguage } from '../../shared/format';

type Case = Schemas['CaseView'];

/** The situations a lawyer wrote down, with what is expected and what comes out. */
export function Cases({ cases }: { cases: readonly Case[] }) {
  const { t } = useTranslation();
  const passed = cases.filter((example) => example.passed).length;
  const outcome = (letter: string) => (letter === 'review' ? t('grade.review') : letter);
  const columns: Column<Case>[] = [
    { key: 'title', title: t('policy.case.title'), isHeading: true, render: (row) => inReadersLanguage(row.title) },
    { key: 'asOf', title: t('assessment.asOf'), width: 110, render: (row) => row.asOf },
    { key: 'expected', title: t('policy.case.expected'), width: 120, render: (row) => outcome(row.expected) },
    { key: 'actual', title: t('policy.case.actual'), width: 120, render: (row) => outcome(row.actual) },
    {
      key: 'passed',
      title: t('policy.case.result'),
      render: (row) => (
        <>
          <Tag color={row.passed ? 'success' : 'error'}>{t(row.passed ? 'policy.case.passed' : 'policy.case.failed')}</Tag>
          {row.difference && inReadersLanguage(row.difference)}
        </>
      ),
    },
  ];
  return (
    <Section title={t('policy.case.heading', { passed, count: cases.length })} id="cases" flush folds>
      <QueryTable
        name="pack-cases"
        label={t('policy.case.label')}
        columns={columns}
        rows={cases}
        rowKey={(row) => row.id}
        empty={<Nothing why={t('policy.case.none')} next={t('policy.case.noneNext')} />}
      />
    </Section>
  );
}
