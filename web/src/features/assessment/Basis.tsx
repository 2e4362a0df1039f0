import { Collapse, Flex, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../shared/api/client';
import { ClauseName, ClauseText } from '../../shared/components/Clause';
import { Section } from '../../shared/components/Section';
import { inReadersLanguage } from '../../shared/format';
import { monospaced } from '../../shared/theme';

type Explanation = Schemas['ExplanationView'];

function Outcome({ holds }: { holds: boolean | null }) {
  const { t } = useTranslation();
  if (holds === null) return <Tag color="warning">{t('assessment.undecided')}</Tag>;
  return <Tag color={holds ? 'success' : 'default'}>{t(holds ? 'assessment.holds' : 'assessment.fails')}</Tag>;
}

function Comparisons({ comparisons }: { comparisons: readonly Schemas['ComparisonView'][] }) {
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {comparisons.map((comparison) => (
        <li key={comparison.text} style={{ fontFamily: monospaced, fontSize: 13, overflowWrap: 'anywhere' }}>
          {comparison.text} → {comparison.seen} <Outcome holds={comparison.holds} />
        </li>
      ))}
    </ul>
  );
}

function RulesLookedAt({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation();
  return (
    <ol style={{ margin: 0, paddingInlineStart: 18 }}>
      {explanation.rules.map((outcome) => (
        <li key={outcome.rule.number} value={outcome.rule.number} style={{ marginBottom: 8 }}>
          <Flex gap={8} wrap align="center">
            <strong>{t('assessment.ruleGives', { letter: outcome.rule.letter, name: inReadersLanguage(outcome.rule.name) })}</strong>
            <span>{inReadersLanguage(outcome.rule.words)}</span>
            <Outcome holds={outcome.holds} />
          </Flex>
          <Comparisons comparisons={outcome.comparisons} />
        </li>
      ))}
    </ol>
  );
}

function Ruling({ ruling, pack }: { ruling: Schemas['RulingView']; pack: string }) {
  const { t } = useTranslation();
  return (
    <div>
      <Typography.Text strong>{t('assessment.ruling')}</Typography.Text> {inReadersLanguage(ruling.statement)}
      <div style={{ color: '#4A5568' }}>
        {inReadersLanguage(ruling.reason)} <ClauseName clause={ruling.clause} pack={pack} />
      </div>
    </div>
  );
}

/** The rule that decided with its clause and the values it saw, and the rules looked at before. */
export function Basis({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation();
  const deciding = explanation.rule;
  return (
    <Section title={t('assessment.basis')} id="basis">
      <Flex vertical gap={12}>
        {deciding ? (
          <>
            <div>
              <strong>{inReadersLanguage(deciding.title)}</strong>
              <div style={{ color: '#4A5568' }}>{inReadersLanguage(deciding.words)}</div>
            </div>
            <ClauseText clause={deciding.clause} pack={explanation.pack.id} />
            {deciding.ruling && <Ruling ruling={deciding.ruling} pack={explanation.pack.id} />}
          </>
        ) : (
          <p style={{ margin: 0 }}>{t('assessment.noRule')}</p>
        )}
        <Collapse
          size="small"
          items={[{ key: 'rules', label: t('assessment.rulesLookedAt', { count: explanation.rules.length }), children: <RulesLookedAt explanation={explanation} /> }]}
        />
      </Flex>
    </Section>
  );
}
