import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../shared/api/client';
import { Nothing } from '../../shared/components/Nothing';
import { type Column, QueryTable } from '../../shared/components/QueryTable';
import { Section } from '../../shared/components/Section';
import { inReadersLanguage } from '../../shared/format';

type Case = Schemas['CaseView'];
type Answer = Schemas['CaseAnswerView'];

/** The situations a lawyer wrote down, with what is expected and what comes out. */
export function Cases({ cases }: { cases: readonly Case[] }) {
  const { t } = useTranslation();
  const passed = cases.filter((example) => example.passed).length;
  const columns: Column<Case>[] = [
    { key: 'title', title: t('policy.case.title'), isHeading: true, render: (row) => inReadersLanguage(row.title) },
    { key: 'asOf', title: t('assessment.asOf'), width: 110, render: (row) => row.asOf },
    { key: 'expected', title: t('policy.case.expected'), width: 220, render: (row) => <Answers of={row.answers} say={(one) => one.expected} /> },
    { key: 'actual', title: t('policy.case.actual'), width: 220, render: (row) => <Answers of={row.answers} say={(one) => one.actual} /> },
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

/** A line for each thing a case is about; a grade stands by itself. */
function Answers({ of, say }: { of: readonly Answer[]; say: (answer: Answer) => Answer['expected'] }) {
  const { t } = useTranslation();
  return of.map((answer, at) => {
    const what = inReadersLanguage(answer.what);
    const said = inReadersLanguage(say(answer));
    // A case can name one thing twice, such as two steps of a mapping: the place in the list tells them apart.
    return <div key={at}>{what ? t('policy.case.answer', { what, said }) : said}</div>;
  });
}
