import { PrinterOutlined } from '@ant-design/icons';
import { Breadcrumb, Button, Card, Descriptions } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Schemas } from '../../shared/api/client';
import { Code } from '../../shared/components/Code';
import { Page } from '../../shared/components/Page';
import { Waiting } from '../../shared/components/Waiting';
import { inReadersLanguage } from '../../shared/format';
import { Cases } from './Cases';
import { Documents } from './Documents';
import { Findings } from './Findings';
import { usePack } from './queries';
import { Rules, Rulings } from './Rules';
import { CompositionTable, Indicators, Parameters } from './Tables';

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

/** A pack rendered for reading: every rule beside the words it comes from. */
export function PackPage() {
  const { t } = useTranslation();
  const { issuer = '', name = '' } = useParams();
  const pack = usePack(issuer, name);
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
              <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
                {t('shared.print')}
              </Button>
            }
          >
            <Facts pack={found} />
            <Rules pack={found} />
            <Rulings rulings={found.rulings} />
            <Indicators pack={found} />
            <Parameters pack={found} />
            <CompositionTable pack={found} />
            <Findings pack={found} />
            <Cases cases={found.cases} />
            <Documents documents={found.documents} />
          </Page>
        </>
      )}
    </Waiting>
  );
}
