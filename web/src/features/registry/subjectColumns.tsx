import { Tag } from 'antd';
import type { TFunction } from 'i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../shared/api/client';
import { Chinese, CodedName } from '../../shared/components/Chinese';
import { Code } from '../../shared/components/Code';
import { GradeBadge } from '../../shared/components/GradeBadge';
import type { Column } from '../../shared/components/QueryTable';
import { shownGrade } from '../../shared/grade';
import { addressAt, type Moment } from '../../shared/moment';

type Row = Schemas['SubjectRow'];

/** The address of an enterprise's page, at the moment the list is of. */
export function addressOfSubject(key: string, at: Moment): string {
  return addressAt(`/registry/${encodeURIComponent(key)}`, {}, at);
}

function codeOf(row: Row, t: TFunction) {
  return (
    <span>
      <Code value={row.code} /> {row.codeClass !== 'sound' && <Tag color="warning">{t(`codeClass.${row.codeClass}`)}</Tag>}
    </span>
  );
}

function gradeOf(row: Row, t: TFunction) {
  if (!row.grade) return t('grade.none');
  return <GradeBadge grade={shownGrade(row.grade)} />;
}

export function subjectColumns(t: TFunction, at: Moment): Column<Row>[] {
  return [
    {
      key: 'name',
      title: t('registry.column.name'),
      isHeading: true,
      render: (row) => (
        <>
          <Link to={addressOfSubject(row.key, at)}>
            <Chinese text={row.name || t('registry.nameWithheld')} />
          </Link>
          {row.former.length > 0 && (
            <div style={{ color: '#566070', fontWeight: 400 }}>
              <Chinese text={t('registry.formerly', { former: row.former.join(t('shared.listSeparator')) })} />
            </div>
          )}
        </>
      ),
    },
    { key: 'grade', title: t('registry.column.grade'), width: 170, render: (row) => gradeOf(row, t) },
    { key: 'code', title: t('registry.column.code'), width: 250, render: (row) => codeOf(row, t) },
    { key: 'division', title: t('registry.column.division'), width: 110, render: (row) => (row.division ? <CodedName named={row.division} /> : t('shared.unknown')) },
    { key: 'industry', title: t('registry.column.industry'), render: (row) => (row.industry ? <CodedName named={row.industry} /> : t('shared.unknown')) },
    { key: 'kind', title: t('registry.column.kind'), isHiddenAtFirst: true, render: (row) => t(`subjectKind.${row.kind}`) },
    { key: 'licence', title: t('registry.column.licence'), width: 90, render: (row) => t(`licence.${row.licence}`) },
  ];
}
