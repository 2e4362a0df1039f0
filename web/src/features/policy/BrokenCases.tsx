import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../shared/api/client';
import { Section } from '../../shared/components/Section';
import { inReadersLanguage } from '../../shared/format';

/** Mistakes the pack must notice, and whether it does. */
export function BrokenCases({ cases }: { cases: readonly Schemas['BrokenCaseView'][] }) {
  const { t } = useTranslation();
  if (cases.length === 0) return null;
  const passed = cases.filter((one) => one.passed).length;
  return (
    <Section title={t('policy.broken', { passed, count: cases.length })} id="broken" folds>
      <ul className="ruled-list">
        {cases.map((one) => (
          <li key={one.id}>
            <Tag color={one.passed ? 'success' : 'error'}>{t(one.passed ? 'policy.case.passed' : 'policy.case.failed')}</Tag>
            {inReadersLanguage(one.title)}
            {one.missing.length > 0 && <div>{t('policy.missing', { findings: one.missing.join(t('shared.listSeparator')) })}</div>}
            {one.unexpected.map((finding) => (
              <div key={`${finding.code}-${finding.line ?? 0}`}>{t('policy.unexpected', { code: finding.code, message: inReadersLanguage(finding.message) })}</div>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}
