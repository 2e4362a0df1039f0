import { Tag } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../shared/api/client';
import { useAbout } from '../../shared/api/about';
import { Code } from '../../shared/components/Code';
import { Day } from '../../shared/components/Day';
import { Failure } from '../../shared/components/Failure';
import { Nothing } from '../../shared/components/Nothing';
import { Page } from '../../shared/components/Page';
import { type Column, QueryTable } from '../../shared/components/QueryTable';
import { Section } from '../../shared/components/Section';
import { useFilters } from '../../shared/filters';
import { inReadersLanguage } from '../../shared/format';
import { useDrafts, usePacksOn } from './queries';
import { DraftList } from './Versions';

type Row = Schemas['PackRow'];

function FindingCounts({ pack }: { pack: Row }) {
  const { t } = useTranslation();
  const counts = [
    { key: 'errors', count: pack.errors, colour: 'error' },
    { key: 'warnings', count: pack.warnings, colour: 'warning' },
    { key: 'notes', count: pack.notes, colour: 'default' },
  ].filter((entry) => entry.count > 0);
  if (counts.length === 0) return <>{t('policy.noFindings')}</>;
  return (
    <>
      {counts.map((entry) => (
        <Tag key={entry.key} color={entry.colour}>
          {t(`policy.${entry.key}`, { count: entry.count })}
        </Tag>
      ))}
    </>
  );
}

function columns(t: TFunction): Column<Row>[] {
  return [
    { key: 'title', title: t('policy.column.title'), isHeading: true, render: (pack) => <Link to={`/policy/${pack.id}`}>{inReadersLanguage(pack.title)}</Link> },
    { key: 'id', title: t('policy.column.id'), render: (pack) => <Code value={pack.id} copyable={false} /> },
    { key: 'version', title: t('policy.column.version'), width: 90, render: (pack) => pack.version ?? t('shared.unknown') },
    { key: 'issuer', title: t('policy.column.issuer'), render: (pack) => (pack.issuer ? inReadersLanguage(pack.issuer) : t('shared.unknown')) },
    {
      key: 'force',
      title: t('policy.column.force'),
      render: (pack) => (
        <ol className="short-line">
          {pack.versions.map((version) => (
            <li key={version.fingerprint ?? ''} className={version.isInForce ? 'in-force' : undefined}>
              {version.version} {version.from ? t(version.through ? 'policy.fromThrough' : 'policy.from', { from: version.from, through: version.through }) : t('shared.unknown')}
            </li>
          ))}
        </ol>
      ),
    },
    { key: 'findings', title: t('policy.column.findings'), render: (pack) => <FindingCounts pack={pack} /> },
    {
      key: 'canRun',
      title: t('policy.column.canRun'),
      width: 130,
      render: (pack) => <Tag color={pack.canRun ? 'success' : 'default'}>{t(pack.canRun ? 'policy.runs' : pack.scheme ? 'policy.blocked' : 'policy.catalogue')}</Tag>,
    },
  ];
}

export function PacksPage() {
  const { t } = useTranslation();
  const about = useAbout();
  const { values, change } = useFilters(['on'] as const);
  const packs = usePacksOn(values.on);
  const drafts = useDrafts();
  const runnable = packs.data?.filter((pack) => pack.canRun).length ?? 0;
  return (
    <Page title={t('policy.heading')} answer={packs.data && t('policy.answer', { count: packs.data.length, runnable })}>
      {packs.isError && <Failure error={packs.error} retry={() => void packs.refetch()} />}
      <QueryTable
        name="packs"
        label={t('policy.heading')}
        columns={columns(t)}
        rows={packs.isError ? [] : packs.data}
        rowKey={(pack) => pack.id}
        tools={<Day label={t('policy.on')} value={values.on ?? about.data?.today} onChange={(on) => change({ on })} />}
        empty={packs.isError ? null : <Nothing why={t('policy.none')} next={t('policy.noneNext')} />}
      />
      {drafts.data && drafts.data.items.length > 0 && (
        <Section title={t('policy.drafts', { count: drafts.data.items.length })} id="drafts">
          <DraftList drafts={drafts.data.items} />
        </Section>
      )}
    </Page>
  );
}
