import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { ClauseName } from '../../../shared/components/Clause';
import { Section } from '../../../shared/components/Section';
import { inReadersLanguage } from '../../../shared/format';
import type { Finding } from './places';

const colours: Readonly<Record<string, string>> = { error: 'error', warning: 'warning', note: 'default' };

interface Props {
  readonly findings: readonly Finding[];
  readonly state: string;
  readonly onGo: (path: string, line: number, column: number) => void;
}

/** Every finding; choosing one goes to its place. */
export function FindingList({ findings, state, onGo }: Props) {
  const { t } = useTranslation();
  return (
    <Section title={t('policy.findings', { count: findings.length })} id="live-findings">
      <p role="status" style={{ margin: 0, color: '#4A5568' }}>
        {state}
      </p>
      {findings.length > 0 && (
        <ol className="ruled-list finding-list">
          {findings.map((finding, at) => (
            <li key={`${finding.code}-${finding.file ?? ''}-${finding.line ?? 0}-${at}`}>
              <button type="button" disabled={finding.line === null} onClick={() => onGo(finding.file ?? 'pack.yaml', finding.line ?? 1, finding.column ?? 1)}>
                <Tag color={colours[finding.severity] ?? 'default'}>{t(`severity.${finding.severity}`, { defaultValue: finding.severity })}</Tag>
                <code>{finding.code}</code>
                {finding.file && <span>{t('policy.place', { file: finding.file, line: finding.line ?? '', column: finding.column ?? '' })}</span>}
                {finding.blocksActivation && <strong>{t('policy.blocksActivation')}</strong>}
                <span className="finding-message">{inReadersLanguage(finding.message)}</span>
                {finding.witness && <span className="finding-message">{t('policy.witness', { witness: inReadersLanguage(finding.witness) })}</span>}
              </button>
              {finding.clause && <ClauseName clause={finding.clause} />}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
