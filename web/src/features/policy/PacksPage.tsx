import { Input, Tag } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../shared/api/client';
import { useAbout } from '../../shared/api/about';
import { Code } from '../../shared/components/Code';
import { Day } from '../../shared/components/Day';
import { Nothing } from '../../shared/components/Nothing';
import { Page } from '../../shared/components/Page';
import { type Column, QueryTable } from '../../shared/components/QueryTable';
import { Section } from '../../shared/components/Section';
import { Waiting } from '../../shared/components/Waiting';
import { useFilters } from '../../shared/filters';
import { inReadersLanguage } from '../../shared/format';
import { groupsOf, isFound, literal, type PackGroup, titleOf, unread } from './packGroups';
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

/** How the version stands on the day, and which others there are. */
function Force({ pack }: { pack: Row }) {
  const { t } = useTranslation();
  return (
    <>
      <Tag color={pack.force === 'in-force' ? 'success' : 'default'}>{t(`policy.force.${pack.force}`)}</Tag>
      <ol className="short-line">
        {pack.versions.map((version) => (
          <li key={version.fingerprint ?? ''} className={version.isInForce ? 'in-force' : undefined}>
            {version.version} {version.from ? t(version.through ? 'policy.fromThrough' : 'policy.from', { from: version.from, through: version.through }) : t('shared.unknown')}
          </li>
        ))}
      </ol>
    </>
  );
}

function columns(t: TFunction): Column<Row>[] {
  return [
    {
      key: 'title',
      title: t('policy.column.title'),
      isHeading: true,
      render: (pack) => (
        <>
          <Link to={`/policy/${pack.id}`}>{inReadersLanguage(pack.title)}</Link>
          <div style={{ fontWeight: 400 }}>
            <Code value={pack.id} copyable={false} />
            {pack.issuer && <span style={{ color: '#566070' }}> {inReadersLanguage(pack.issuer)}</span>}
          </div>
        </>
      ),
    },
    { key: 'force', title: t('policy.column.force'), width: 270, render: (pack) => <Force pack={pack} /> },
    {
      key: 'canRun',
      title: t('policy.column.canRun'),
      width: 110,
      render: (pack) => <Tag color={pack.canRun ? 'success' : 'default'}>{t(pack.canRun ? 'policy.runs' : pack.scheme ? 'policy.blocked' : 'policy.catalogue')}</Tag>,
    },
    { key: 'findings', title: t('policy.column.findings'), width: 150, render: (pack) => <FindingCounts pack={pack} /> },
    { key: 'cases', title: t('policy.column.cases'), width: 90, render: (pack) => t('policy.caseCount', { cases: pack.cases + pack.brokenCases }) },
  ];
}

function Group({ group }: { group: PackGroup }) {
  const { t } = useTranslation();
  const name = group.key === literal ? t('policy.literal') : group.key === unread ? t('policy.unread') : titleOf(group);
  const title = t('policy.group', { name, packs: group.packs.length });
  return (
    <Section title={title} id={`packs-${group.key}`} flush folds={group.key === literal}>
      <QueryTable name="packs" label={title} columns={columns(t)} rows={group.packs} rowKey={(pack) => pack.id} empty={null} />
    </Section>
  );
}

export function PacksPage() {
  const { t } = useTranslation();
  const about = useAbout();
  const { values, change } = useFilters(['on', 'text'] as const);
  const packs = usePacksOn(values.on);
  const drafts = useDrafts();
  const inUse = packs.data?.filter((pack) => !pack.isLiteral) ?? [];
  const runnable = inUse.filter((pack) => pack.canRun).length;
  const search = values.text ?? '';
  const found = packs.data?.filter((pack) => isFound(pack, search)) ?? [];
  return (
    <Page
      title={t('policy.heading')}
      answer={packs.data && t('policy.answer', { packs: inUse.length, runnable })}
      actions={<Day label={t('policy.on')} value={values.on ?? about.data?.today} onChange={(on) => change({ on })} />}
    >
      <Input.Search
        allowClear
        className="no-print"
        aria-label={t('policy.search')}
        placeholder={t('policy.searchHint')}
        value={search}
        maxLength={100}
        onChange={(event) => change({ text: event.target.value || undefined })}
        style={{ maxWidth: 480 }}
      />
      <Waiting query={packs} rows={8}>
        {(all) => (
          <>
            {found.length === 0 && <Nothing why={t(all.length === 0 ? 'policy.none' : 'policy.noneFound')} next={t(all.length === 0 ? 'policy.noneNext' : 'policy.noneFoundNext')} />}
            {groupsOf(found).map((group) => (
              <Group key={group.key} group={group} />
            ))}
          </>
        )}
      </Waiting>
      {drafts.data && drafts.data.items.length > 0 && (
        <Section title={t('policy.drafts', { count: drafts.data.items.length })} id="drafts">
          <DraftList drafts={drafts.data.items} />
        </Section>
      )}
    </Page>
  );
}
