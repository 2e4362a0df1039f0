import { Descriptions, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Schemas } from '../../../shared/api/client';
import { Chinese } from '../../../shared/components/Chinese';
import { ClauseText } from '../../../shared/components/Clause';
import { Page } from '../../../shared/components/Page';
import { Section } from '../../../shared/components/Section';
import { Waiting } from '../../../shared/components/Waiting';
import { formatMoment, formatNumber, inReadersLanguage } from '../../../shared/format';
import { Acts } from './Acts';
import { State, Weight } from './Marks';
import { useWarning } from './queries';

type View = Schemas['WarningView'];

function Steps({ steps }: { steps: View['steps'] }) {
  const { t } = useTranslation();
  if (steps.length === 0) return <p style={{ margin: 0 }}>{t('warnings.untouched')}</p>;
  return (
    <ol className="ruled-list">
      {steps.map((step) => (
        <li key={step.act}>
          <strong>{t(`warnings.act.${step.kind}`)}</strong>
          {step.kind === 'assign' && step.assignee && <> · <Chinese text={step.assignee} /></>}
          {step.until && ` · ${t('warnings.untilDay', { day: step.until })}`}
          {step.outcome && ` · ${t(`warnings.outcome.${step.outcome}`)}`}
          {step.reason && <> · <Chinese text={step.reason} /></>}
          <div style={{ color: '#566070' }}><Chinese text={t('warnings.stepBy', { name: step.by, at: formatMoment(step.at) })} /></div>
        </li>
      ))}
    </ol>
  );
}

function Warning({ view }: { view: View }) {
  const { t } = useTranslation();
  const enterprise = `/registry/${encodeURIComponent(view.subjectKey)}`;
  const words = inReadersLanguage(view.words);
  const answer = view.value === null ? t('warnings.sentenceEntry', { day: view.day, words }) : t('warnings.sentence', { day: view.day, words, value: formatNumber(view.value) });
  return (
    <Page title={<Chinese text={view.subjectName || view.subjectKey} />} answer={<Chinese text={answer} />}>
      {view.state !== 'closed' && <Acts warnings={[view.number]} label={t('warnings.thisOne')} onDone={() => undefined} />}
      <Section title={t('warnings.facts')} id="facts">
        <Descriptions
          size="small"
          column={{ xs: 1, md: 2 }}
          items={[
            { key: 'state', label: t('warnings.stateLabel'), children: <span><State row={view} /></span> },
            { key: 'severity', label: t('warnings.severityLabel'), children: <Weight severity={view.severity} /> },
            { key: 'assignee', label: t('warnings.assignee'), children: view.assignee ? <Chinese text={view.assignee} /> : t('shared.none') },
            { key: 'due', label: t('warnings.due'), children: view.due ?? t('shared.none') },
            { key: 'department', label: t('warnings.department'), children: <Chinese text={view.department} /> },
            { key: 'rule', label: t('warnings.rule'), children: <Link to={`/warnings/rules#rule-${view.rule}`}><Chinese text={view.ruleTitle} /></Link> },
          ]}
        />
        <Flex gap={16} wrap style={{ marginTop: 12 }}>
          <Link to={enterprise}>{t('warnings.toEnterprise')}</Link>
          {view.isExplained && <Link to={`${enterprise}?pack=${encodeURIComponent(view.pack)}&asOf=${view.day}`}>{t('warnings.toExplanation', { day: view.day })}</Link>}
        </Flex>
      </Section>
      {view.clause && (
        <Section title={t('warnings.basis')} id="basis">
          <ClauseText clause={view.clause} pack={view.pack} />
        </Section>
      )}
      <Section title={t('warnings.steps')} id="steps">
        <Steps steps={view.steps} />
      </Section>
    </Page>
  );
}

/** One warning: what was passed, what was done, and what can be done. */
export function WarningPage() {
  const { number } = useParams();
  const warning = useWarning(Number(number));
  return <Waiting query={warning}>{(view) => <Warning view={view} />}</Waiting>;
}
