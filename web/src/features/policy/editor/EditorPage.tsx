import { Breadcrumb } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Page } from '../../../shared/components/Page';
import { Waiting } from '../../../shared/components/Waiting';
import { formatMoment, inReadersLanguage } from '../../../shared/format';
import { usePackFiles } from '../queries';
import { fromList } from './files';
import { type Draft, useDraft } from './queries';
import { Workbench } from './Workbench';

function Trail({ pack, here }: { pack: string; here: string }) {
  const { t } = useTranslation();
  return (
    <Breadcrumb
      className="no-print"
      style={{ marginBottom: 12 }}
      items={[{ title: <Link to="/policy">{t('policy.heading')}</Link> }, { title: <Link to={`/policy/${pack}`}>{pack}</Link> }, { title: here }]}
    />
  );
}

/** The version in force, to be edited into a new draft. */
export function EditorPage() {
  const { t } = useTranslation();
  const { issuer = '', name = '' } = useParams();
  const pack = `${issuer}/${name}`;
  const files = usePackFiles(issuer, name);
  return (
    <>
      <Trail pack={pack} here={t('editor.heading')} />
      <Page title={t('editor.newDraft', { pack })} answer={t('editor.answer')}>
        <Waiting query={files} rows={10}>
          {(found) => <Workbench key={found.fingerprint ?? ''} pack={pack} basedOn={found.fingerprint} inForce={fromList(found.files)} />}
        </Waiting>
      </Page>
    </>
  );
}

function OpenDraft({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const [issuer = '', name = ''] = draft.pack.split('/');
  const inForce = usePackFiles(issuer, name);
  const last = { state: inReadersLanguage(draft.stateName), name: draft.lastBy, at: formatMoment(draft.lastAt) };
  // A pack that is nowhere in force yet has no version to compare with.
  const base = inForce.data ?? (inForce.isError ? { files: [], fingerprint: null } : undefined);
  return (
    <>
      <Trail pack={draft.pack} here={t('editor.draft', { number: draft.number })} />
      <Page
        title={t('editor.draftOf', { number: draft.number, pack: draft.pack })}
        answer={draft.from ? t('editor.draftInForce', { ...last, from: draft.from }) : t('editor.draftAnswer', last)}
      >
        {base && <Workbench key={draft.number} pack={draft.pack} basedOn={draft.basedOn} inForce={fromList(base.files)} draft={draft} />}
      </Page>
    </>
  );
}

/** A draft: to be written on, judged, or put in force, as its state has it. */
export function DraftPage() {
  const { number = '0' } = useParams();
  const draft = useDraft(Number(number));
  return (
    <Waiting query={draft} rows={10}>
      {(found) => <OpenDraft draft={found} />}
    </Waiting>
  );
}
