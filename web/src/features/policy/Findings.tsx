import { Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../shared/api/client';
import { ClauseName } from '../../shared/components/Clause';
import { Nothing } from '../../shared/components/Nothing';
import { Section } from '../../shared/components/Section';
import { inReadersLanguage } from '../../shared/format';
import { monospaced } from '../../shared/theme';

type Diagnostic = Schemas['DiagnosticView'];

const colours: Readonly<Record<string, string>> = { error: 'error', warning: 'warning', note: 'default' };

function Finding({ finding, pack }: { finding: Diagnostic; pack: string }) {
  const { t } = useTranslation();
  return (
    <li>
      <Flex gap={8} wrap align="center">
        <Tag color={colours[finding.severity] ?? 'default'}>{t(`severity.${finding.severity}`, { defaultValue: finding.severity })}</Tag>
        <span style={{ fontFamily: monospaced }}>{finding.code}</span>
        {finding.check && <Tag>{finding.check}</Tag>}
        {finding.blocksActivation && <strong>{t('policy.blocksActivation')}</strong>}
      </Flex>
      <div>{inReadersLanguage(finding.message)}</div>
      {finding.witness && <div>{t('policy.witness', { witness: inReadersLanguage(finding.witness) })}</div>}
      <div style={{ color: '#566070' }}>
        {finding.clause && <ClauseName clause={finding.clause} pack={pack} />}
        {finding.file && ` ${t('policy.place', { file: finding.file, line: finding.line ?? '', column: finding.column ?? '' })}`}
      </div>
    </li>
  );
}

/** What the linter and the compiler found. */
export function Findings({ pack }: { pack: Schemas['PackDetail'] }) {
  const { t } = useTranslation();
  return (
    <Section title={t('policy.findings', { count: pack.diagnostics.length })} id="findings" folds>
      {pack.diagnostics.length === 0 ? (
        <Nothing why={t('policy.noFindings')} />
      ) : (
        <ul className="ruled-list">
          {pack.diagnostics.map((finding, at) => (
            <Finding key={`${finding.code}-${finding.file ?? ''}-${finding.line ?? at}-${at}`} finding={finding} pack={pack.pack.id} />
          ))}
        </ul>
      )}
    </Section>
  );
}
