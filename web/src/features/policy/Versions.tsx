import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../shared/api/client';
import { Section } from '../../shared/components/Section';
import { formatMoment, inReadersLanguage, todayInShanghai } from '../../shared/format';
import { lineOf } from './timeline';

type Version = Schemas['PackVersionView'];

/** The days each version is in force, to scale, with today marked; the list below says the same in words. */
function TimeLine({ versions }: { versions: readonly Version[] }) {
  const { t } = useTranslation();
  const line = lineOf(versions, todayInShanghai());
  if (!line) return null;
  return (
    <div className="time-line" role="img" aria-label={t('policy.lineFrom', { from: line.from, through: line.through })}>
      {line.stretches.map((stretch, at) => (
        <div
          key={stretch.key}
          className={versions.find((version) => (version.fingerprint ?? version.from) === stretch.key)?.isInForce ? 'stretch in-force' : 'stretch'}
          style={{ insetInlineStart: `${stretch.start}%`, width: `${stretch.width}%`, top: 4 + at * 14 }}
        />
      ))}
      <div className="today" style={{ insetInlineStart: `${line.today}%` }}>
        <span>{t('policy.today')}</span>
      </div>
      <div className="ends" style={{ top: 8 + line.stretches.length * 14 }}>
        <span>{line.from}</span>
        <span>{line.through}</span>
      </div>
      <div style={{ height: 30 + line.stretches.length * 14 }} />
    </div>
  );
}

/** The versions of a pack one after another, each with the days it is in force. */
export function DateLine({ pack, versions, shown }: { pack: string; versions: readonly Version[]; shown?: string | null }) {
  const { t } = useTranslation();
  return (
    <ol className="date-line" aria-label={t('policy.dateLine')}>
      {versions.map((version) => (
        <li key={version.fingerprint ?? ''} className={version.isInForce ? 'in-force' : undefined}>
          <Link to={`/policy/${pack}?version=${version.fingerprint ?? ''}`} aria-current={shown !== undefined && shown === version.fingerprint ? 'page' : undefined}>
            {version.version ?? t('shared.unknown')}
          </Link>{' '}
          {version.isInForce && <Tag color="success">{t('policy.inForce')}</Tag>}
          <div>{version.from ? t(version.through ? 'policy.fromThrough' : 'policy.from', { from: version.from, through: version.through }) : t('shared.unknown')}</div>
          <div style={{ color: '#4A5568', fontSize: 13 }}>
            {version.activation ? (
              <>
                <Link to={`/policy/drafts/${version.activation.draft}`}>{t('editor.draft', { number: version.activation.draft })}</Link>{' '}
                {t('policy.activatedBy', { by: version.activation.activatedBy, approver: version.activation.approvedBy, at: formatMoment(version.activation.at) })}
              </>
            ) : (
              t('policy.shipped')
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** The drafts of a pack or of all, the latest first. */
export function DraftList({ drafts }: { drafts: readonly Schemas['DraftRow'][] }) {
  const { t } = useTranslation();
  return (
    <ul className="ruled-list">
      {drafts.map((draft) => (
        <li key={draft.number}>
          <Link to={`/policy/drafts/${draft.number}`}>{t('editor.draftOf', { number: draft.number, pack: draft.pack })}</Link> <Tag>{inReadersLanguage(draft.stateName)}</Tag>
          {draft.version} <span style={{ color: '#4A5568' }}>{t('policy.lastStep', { name: draft.lastBy, at: formatMoment(draft.lastAt) })}</span>
        </li>
      ))}
    </ul>
  );
}

export function Versions({ pack, drafts, shown }: { pack: Schemas['PackRow']; drafts: readonly Schemas['DraftRow'][]; shown: string | null }) {
  const { t } = useTranslation();
  return (
    <Section title={t('policy.versions', { count: pack.versions.length })} id="versions">
      <TimeLine versions={pack.versions} />
      <DateLine pack={pack.id} versions={pack.versions} shown={shown} />
      {drafts.length > 0 && (
        <>
          <h3 style={{ fontSize: 14, margin: '16px 0 12px' }}>{t('policy.drafts', { count: drafts.length })}</h3>
          <DraftList drafts={drafts} />
        </>
      )}
    </Section>
  );
}
