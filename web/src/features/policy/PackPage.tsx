import { AuditOutlined, EditOutlined, ExperimentOutlined, PrinterOutlined } from '@ant-design/icons';
import { Breadcrumb, Button, Card, Descriptions } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Schemas } from '../../shared/api/client';
import { Code } from '../../shared/components/Code';
import { Page } from '../../shared/components/Page';
import { Waiting } from '../../shared/components/Waiting';
import { inReadersLanguage } from '../../shared/format';
import { BrokenCases } from './BrokenCases';
import { Cases } from './Cases';
import { Documents } from './Documents';
import { Findings } from './Findings';
import { Hierarchy } from './Hierarchy';
import { Outside } from './Outside';
import { useDrafts, usePack } from './queries';
import { Rules, Rulings } from './Rules';
import { Sections } from './Sections';
import { Sensitivity } from './Sensitivity';
import { CompositionTable, Indicators, Parameters, RepairTerms } from './Tables';
import { Versions } from './Versions';

type Pack = Schemas['PackDetail'];

function answerFor(pack: Pack, t: TFunction): string {
  const row = pack.pack;
  if (!row.scheme) return t('policy.answerCatalogue', { kinds: pack.recordKinds.length });
  const letters = row.scheme.scale.map((step) => step.letter).join(t('shared.listSeparator'));
  return t(row.canRun ? 'policy.answerRuns' : 'policy.answerBlocked', {
    letters,
    rules: pack.rules.length,
    passed: pack.cases.filter((example) => example.passed).length,
    cases: pack.cases.length,
    blocking: pack.diagnostics.filter((finding) => finding.blocksActivation).length,
  });
}

function Facts({ pack }: { pack: Pack }) {
  const { t } = useTranslation();
  const row = pack.pack;
  const items = [
    { key: 'id', label: t('policy.column.id'), children: <Code value={row.id} /> },
    { key: 'version', label: t('policy.column.version'), children: row.version },
    { key: 'issuer', label: t('policy.column.issuer'), children: row.issuer && inReadersLanguage(row.issuer) },
    {
      key: 'force',
      label: t('policy.column.force'),
      children: row.inForceFrom && t(row.inForceThrough ? 'policy.fromThrough' : 'policy.from', { from: row.inForceFrom, through: row.inForceThrough }),
    },
    { key: 'fingerprint', label: t('policy.fingerprint'), children: pack.fingerprint && <Code value={pack.fingerprint} /> },
  ];
  return (
    <Card size="small">
      <Descriptions size="small" column={{ xs: 1, lg: 2 }} items={items.filter((item) => item.children)} />
    </Card>
  );
}

/** What the page holds, so that nobody has to scroll for it. */
function Contents({ pack }: { pack: Pack }) {
  const { t } = useTranslation();
  const parts = [
    { id: 'versions', title: t('policy.dateLine'), count: pack.pack.versions.length },
    { id: 'rules', title: t('policy.rules'), count: pack.rules.length },
    { id: 'outside', title: t('outside.heading'), count: pack.pack.scheme ? 1 : 0 },
    { id: 'rulings', title: t('policy.rulings'), count: pack.rulings.length },
    { id: 'section-tree', title: t('policy.tree.heading'), count: pack.tree?.parts.length ?? 0 },
    { id: 'matrices', title: t('policy.tree.matricesLabel'), count: pack.tree?.matrices.length ?? 0 },
    { id: 'sensitivity', title: t('policy.sensitivity.label'), count: pack.tree && pack.pack.scheme ? pack.cases.length : 0 },
    ...pack.sections.map((section) => ({
      id: `section-${section.id}`,
      title: inReadersLanguage(section.title),
      count: section.lines.filter((line) => line.depth === 0).length,
    })),
    { id: 'indicators', title: t('assessment.indicators'), count: pack.indicators.length },
    { id: 'parameters', title: t('policy.parameters'), count: pack.parameters.length },
    { id: 'composition', title: t('policy.composition'), count: pack.recordKinds.length },
    { id: 'repair', title: t('policy.repair'), count: pack.recordKinds.reduce((sum, kind) => sum + kind.repairTerms.length, 0) },
    { id: 'findings', title: t('policy.column.findings'), count: pack.diagnostics.length },
    { id: 'cases', title: t('policy.case.label'), count: pack.cases.length },
    { id: 'broken', title: t('policy.brokenLabel'), count: pack.broken.length },
    { id: 'documents', title: t('policy.documents'), count: pack.documents.length },
  ];
  return (
    <nav aria-label={t('policy.contents')} className="no-print">
      <Card size="small">
        <ul className="contents">
          {parts
            .filter((part) => part.count > 0)
            .map((part) => (
              <li key={part.id}>
                <a href={`#${part.id}`}>{t('policy.contentsEntry', { title: part.title, count: part.count })}</a>
              </li>
            ))}
        </ul>
      </Card>
    </nav>
  );
}

/** A pack rendered for reading: every rule beside the words it comes from. */
export function PackPage() {
  const { t } = useTranslation();
  const { issuer = '', name = '' } = useParams();
  const [search] = useSearchParams();
  const pack = usePack(issuer, name, search.get('version') ?? undefined);
  const drafts = useDrafts(`${issuer}/${name}`);
  return (
    <Waiting query={pack} rows={10}>
      {(found) => (
        <>
          <Breadcrumb
            className="no-print"
            style={{ marginBottom: 12 }}
            items={[{ title: <Link to="/policy">{t('policy.heading')}</Link> }, { title: inReadersLanguage(found.pack.title) }]}
          />
          <Page
            title={inReadersLanguage(found.pack.title)}
            answer={answerFor(found, t)}
            actions={
              <>
                {found.pack.canRun && found.pack.scheme && (
                  <Link to={`/what-if?${new URLSearchParams({ pack: `${issuer}/${name}`, ...(search.get('version') ? { version: search.get('version') ?? '' } : {}) }).toString()}`} className="ant-btn ant-btn-default">
                    <ExperimentOutlined aria-hidden /> {t('whatif.open')}
                  </Link>
                )}
                <Link to={`/policy/${issuer}/${name}/edit`} className="ant-btn ant-btn-default">
                  <EditOutlined aria-hidden /> {t('editor.edit')}
                </Link>
                <Link to={`/policy/${issuer}/${name}/sheet${search.get('version') ? `?version=${search.get('version') ?? ''}` : ''}`} className="ant-btn ant-btn-default">
                  <AuditOutlined aria-hidden /> {t('policy.sheet.open')}
                </Link>
                <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
                  {t('shared.print')}
                </Button>
              </>
            }
          >
            <Facts pack={found} />
            <Contents pack={found} />
            <Versions pack={found.pack} drafts={drafts.data?.items ?? []} shown={found.fingerprint} />
            <Rules pack={found} />
            {found.pack.scheme && <Outside issuer={issuer} name={name} />}
            <Rulings rulings={found.rulings} />
            <Hierarchy pack={found} />
            <Sensitivity pack={found} issuer={issuer} name={name} version={search.get('version') ?? undefined} />
            <Sections pack={found} />
            <Indicators pack={found} />
            <Parameters pack={found} />
            <CompositionTable pack={found} />
            <RepairTerms pack={found} />
            <Findings pack={found} />
            <Cases cases={found.cases} />
            <BrokenCases cases={found.broken} />
            <Documents documents={found.documents} />
          </Page>
        </>
      )}
    </Waiting>
  );
}
