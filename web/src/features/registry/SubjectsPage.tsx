import { DownloadOutlined } from '@ant-design/icons';
import { Alert, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { CursorPager } from '../../shared/components/CursorPager';
import { Failure } from '../../shared/components/Failure';
import { InternalMark } from '../../shared/components/InternalMark';
import { Nothing } from '../../shared/components/Nothing';
import { Page } from '../../shared/components/Page';
import { QueryTable } from '../../shared/components/QueryTable';
import { useFilters } from '../../shared/filters';
import { formatNumber } from '../../shared/format';
import { exportAddress, subjectFilters, type SubjectFilters, useSubjects } from './queries';
import { subjectColumns } from './subjectColumns';
import { SubjectFilterBar } from './SubjectFilterBar';

function Export({ filters }: { filters: SubjectFilters }) {
  const { t } = useTranslation();
  const items = (['xlsx', 'csv'] as const).map((format) => ({
    key: format,
    label: (
      <a href={exportAddress(filters, format)} download>
        {t(`registry.export.${format}`)}
      </a>
    ),
  }));
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button icon={<DownloadOutlined />}>{t('registry.export.title')}</Button>
    </Dropdown>
  );
}

function Empty({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useTranslation();
  return isFiltered ? (
    <Nothing why={t('registry.noneFiltered')} next={t('registry.noneFilteredNext')} />
  ) : (
    <Nothing why={t('registry.none')} next={<Link to="/intake">{t('registry.noneNext')}</Link>} />
  );
}

export function SubjectsPage() {
  const { t } = useTranslation();
  const { values, change, isFiltered } = useFilters(subjectFilters);
  const [search] = useSearchParams();
  const subjects = useSubjects(values, search.get('cursor') ?? undefined);
  const total = subjects.data?.total;
  const internal = subjects.data?.items.find((row) => row.grade && !row.grade.outside.isShown);
  const answer =
    total === null || total === undefined ? undefined : t(isFiltered ? 'registry.answerFiltered' : 'registry.answer', { total: formatNumber(total) });
  const isPast = values.asOf !== undefined || values.knownOn !== undefined;
  return (
    <Page title={t('registry.heading')} answer={answer} actions={<Export filters={values} />}>
      {isPast && <Alert type="info" showIcon title={t('moment.listOfThen', { asOf: values.asOf ?? t('moment.today'), knownOn: values.knownOn ?? t('moment.today') })} />}
      {internal?.grade && <InternalMark outside={internal.grade.outside} />}
      {subjects.isError && <Failure error={subjects.error} retry={() => void subjects.refetch()} />}
      <QueryTable
        name="subjects"
        label={t('registry.heading')}
        choosesColumns
        columns={subjectColumns(t, values)}
        rows={subjects.isError ? [] : subjects.data?.items}
        rowKey={(row) => row.key}
        empty={subjects.isError ? null : <Empty isFiltered={isFiltered} />}
        tools={<SubjectFilterBar values={values} change={change} isFiltered={isFiltered} />}
        footer={<CursorPager next={subjects.data?.next} total={total} />}
      />
    </Page>
  );
}
