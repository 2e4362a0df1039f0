import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAbout } from '../../shared/api/about';
import type { Schemas } from '../../shared/api/client';
import { Day } from '../../shared/components/Day';
import { inReadersLanguage } from '../../shared/format';
import { useOpenDrafts, usePacksOn } from './queries';
import type { Trial } from './trial';

type Change = Partial<Record<'pack' | 'version' | 'draft' | 'against' | 'on', string | undefined>>;

const item = { marginBottom: 12 } as const;

function versionLabel(version: Schemas['PackVersionView'], inForce: string): string {
  return `${version.version ?? ''}${version.from ? ` · ${version.from}` : ''}${version.isInForce ? ` · ${inForce}` : ''}`;
}

/** What is tried, what it is compared with, and on which day. */
export function Choice({ trial, onChange }: { trial: Trial | null; onChange: (change: Change) => void }) {
  const { t } = useTranslation();
  const about = useAbout();
  const packs = usePacksOn(trial?.asOf ?? undefined);
  const drafts = useOpenDrafts(trial?.pack);
  const graded = (packs.data ?? []).filter((pack) => pack.scheme !== null && !pack.isLiteral && (pack.canRun || pack.id === trial?.pack));
  const versions = (graded.find((pack) => pack.id === trial?.pack)?.versions ?? []).filter((version) => version.fingerprint !== null);
  const asVersions = versions.map((version) => ({ value: version.fingerprint ?? '', label: versionLabel(version, t('whatif.inForce')) }));
  const asDrafts = (drafts.data ?? []).map((draft) => ({ value: `draft-${draft.number}`, label: t('whatif.draft', { number: draft.number, version: draft.version ?? '', state: inReadersLanguage(draft.stateName) }) }));
  const standing = { value: '', label: t('whatif.versionInForce') };
  return (
    <Form layout="vertical" component="div">
      <Form.Item label={t('whatif.pack')} htmlFor="trial-pack" style={item}>
        <Select<string>
          id="trial-pack"
          showSearch={{ optionFilterProp: 'label' }}
          loading={packs.isPending}
          value={trial?.pack}
          placeholder={t('whatif.choosePack')}
          onChange={(pack) => onChange({ pack, version: undefined, draft: undefined, against: undefined })}
          options={graded.map((pack) => ({ value: pack.id, label: inReadersLanguage(pack.title), title: pack.id }))}
        />
      </Form.Item>
      <Form.Item label={t('whatif.tried')} htmlFor="trial-tried" style={item}>
        <Select<string>
          id="trial-tried"
          value={trial?.draft != null ? `draft-${trial.draft}` : (trial?.version ?? '')}
          onChange={(chosen) =>
            onChange(chosen.startsWith('draft-') ? { draft: chosen.slice('draft-'.length), version: undefined } : { version: chosen || undefined, draft: undefined })
          }
          options={[standing, ...(asDrafts.length > 0 ? [{ label: t('whatif.drafts'), options: asDrafts }] : []), ...(asVersions.length > 0 ? [{ label: t('whatif.versions'), options: asVersions }] : [])]}
        />
      </Form.Item>
      <Form.Item label={t('whatif.against')} htmlFor="trial-against" style={item}>
        <Select<string> id="trial-against" value={trial?.against ?? ''} onChange={(against) => onChange({ against: against || undefined })} options={[standing, ...asVersions]} />
      </Form.Item>
      <Form.Item label={t('whatif.on')} style={{ marginBottom: 0 }}>
        <Day label={t('whatif.on')} value={trial?.asOf ?? about.data?.today} onChange={(on) => onChange({ on: on === about.data?.today ? undefined : on })} isClearable={false} />
      </Form.Item>
    </Form>
  );
}
