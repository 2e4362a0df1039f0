import { Radio, Tag } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Schemas } from '../../shared/api/client';
import { Chinese } from '../../shared/components/Chinese';
import { type Column, QueryTable } from '../../shared/components/QueryTable';
import { formatNumber, formatShare, inReadersLanguage } from '../../shared/format';
import { fairnessOf } from './fairness';
import type { Report } from './queries';

type Group = Schemas['GroupMovesView'];

const kinds = ['county', 'industry', 'kind', 'age', 'capital'] as const;

function AgainstAll({ group, share }: { group: Group; share: number }) {
  const { t } = useTranslation();
  const found = fairnessOf(group, share);
  if (found === 'few') return <span style={{ color: '#566070' }}>{t('whatif.fair.few')}</span>;
  const words = t(`whatif.fair.${found}`, { times: group.againstAll.toFixed(1) });
  return found === 'alike' ? <>{words}</> : <Tag color={found === 'more' ? 'error' : 'processing'}>{words}</Tag>;
}

function columns(t: TFunction, share: number): Column<Group>[] {
  const movedOf = (group: Group) => group.better + group.worse + group.other;
  return [
    { key: 'title', title: t('whatif.group.title'), isHeading: true, render: (group) => <Chinese text={inReadersLanguage(group.title)} /> },
    { key: 'subjects', title: t('whatif.group.subjects'), align: 'right', render: (group) => formatNumber(group.subjects) },
    {
      key: 'moved',
      title: t('whatif.figure.moved'),
      align: 'right',
      render: (group) => t('whatif.group.movedShare', { moved: formatNumber(movedOf(group)), share: formatShare(movedOf(group), group.subjects) }),
    },
    { key: 'better', title: t('whatif.figure.better'), align: 'right', render: (group) => formatNumber(group.better) },
    { key: 'worse', title: t('whatif.figure.worse'), align: 'right', render: (group) => formatNumber(group.worse) },
    { key: 'other', title: t('whatif.figure.other'), align: 'right', isHiddenAtFirst: true, render: (group) => formatNumber(group.other) },
    { key: 'fair', title: t('whatif.group.againstAll'), render: (group) => <AgainstAll group={group} share={share} /> },
  ];
}

/** Whom it hits: counties, industries, kinds, ages and sizes by capital, each beside the whole. */
export function Groups({ report }: { report: Report }) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const chosen = kinds.find((kind) => kind === search.get('by')) ?? 'county';
  const share = report.subjects === 0 ? 0 : report.moved / report.subjects;
  const uneven = report.groups.filter((group) => ['more', 'less'].includes(fairnessOf(group, share)));
  return (
    <>
      <p style={{ margin: '12px 16px 0' }}>{report.moved === 0 ? t('whatif.nobodyMovesGroups') : t(uneven.length === 0 ? 'whatif.evenly' : 'whatif.unevenly', { count: uneven.length })}</p>
      <Radio.Group
        aria-label={t('whatif.groups')}
        optionType="button"
        style={{ margin: '12px 16px' }}
        value={chosen}
        options={kinds.map((kind) => ({ value: kind, label: t(`whatif.by.${kind}`) }))}
        onChange={(event) =>
          setSearch(
            (before) => {
              before.set('by', event.target.value as (typeof kinds)[number]);
              return before;
            },
            { replace: true, preventScrollReset: true },
          )
        }
      />
      <QueryTable
        key={chosen}
        name="what-if-groups"
        label={t(`whatif.by.${chosen}`)}
        columns={columns(t, share)}
        rows={report.groups.filter((group) => group.by === chosen)}
        rowKey={(group) => group.group ?? ''}
        empty={null}
      />
    </>
  );
}
