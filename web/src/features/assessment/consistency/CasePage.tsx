import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Schemas } from '../../../shared/api/client';
import { Chinese } from '../../../shared/components/Chinese';
import { ClauseText } from '../../../shared/components/Clause';
import { Page } from '../../../shared/components/Page';
import { Section } from '../../../shared/components/Section';
import { Waiting } from '../../../shared/components/Waiting';
import { formatMoment, inReadersLanguage } from '../../../shared/format';
import { Due, stateColours } from './ConsistencyPage';
import { Decision } from './Decision';
import { Grades } from './Grades';
import { useCase } from './queries';

type View = Schemas['ConsistencyCaseView'];

function Steps({ steps }: { steps: View['steps'] }) {
  const { t } = useTranslation();
  return (
    <ol className="ruled-list">
      {steps.map((step, at) => (
        <li key={at}>
          <strong>{inReadersLanguage(step.kindName)}</strong>
          {step.department && <> · <Chinese text={step.department} /></>}
          {step.decision && ` · ${t(`consistency.decision.${step.decision}`)}`}
          {step.reason && <> · <Chinese text={step.reason} /></>}
          {step.grades.length > 0 && <> · {step.grades.map((grade) => grade.letter).join(' / ')}</>}
          <div style={{ color: '#566070' }}>
            <Chinese text={step.by ? t('warnings.stepBy', { name: step.by, at: formatMoment(step.at) }) : t('consistency.byItself', { at: formatMoment(step.at) })} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function answerOf(view: View, t: ReturnType<typeof useTranslation>['t']): string {
  const apart = view.apart === null ? t('consistency.sentenceBarred') : t('consistency.sentenceApart', { count: view.apart });
  if (view.state === 'closed') return `${apart}${t('consistency.sentenceClosed')}`;
  if (view.awaited.length === 0) return `${apart}${t('consistency.sentenceReviewed')}`;
  const awaited = view.awaited.join(t('shared.listSeparator'));
  return `${apart}${view.due ? t('consistency.sentenceAwaitedBy', { awaited, due: view.due }) : t('consistency.sentenceAwaited', { awaited })}`;
}

function Case({ view }: { view: View }) {
  const { t } = useTranslation();
  return (
    <Page title={<Chinese text={view.subjectName || view.subjectKey} />} answer={<Chinese text={answerOf(view, t)} />}>
      <Section title={t('consistency.grades')} id="grades" extra={<Tag color={stateColours[view.state]}>{t(`consistency.state.${view.state}`)}</Tag>}>
        <Grades grades={view.grades} isWhole />
        <p style={{ marginBottom: 0 }}>
          {t('consistency.due')}: <Due row={view} /> · <Link to={`/registry/${encodeURIComponent(view.subjectKey)}`}>{t('warnings.toEnterprise')}</Link>
        </p>
      </Section>
      {view.state !== 'closed' && (
        <Section title={t('consistency.review')} id="review">
          <Decision key={view.revision} view={view} step="reviews" />
        </Section>
      )}
      {view.state === 'reviewed' && (
        <Section title={t('consistency.close')} id="close">
          <Decision key={view.revision} view={view} step="close" />
        </Section>
      )}
      <Section title={t('consistency.rule')} id="rule">
        <p style={{ marginTop: 0 }}>
          <strong><Chinese text={inReadersLanguage(view.ruleTitle)} /></strong>
          {view.words && <> · <Chinese text={inReadersLanguage(view.words)} /></>}
        </p>
        {view.clause && <ClauseText clause={view.clause} pack={view.pack} />}
      </Section>
      <Section title={t('warnings.steps')} id="steps">
        <Steps steps={view.steps} />
      </Section>
    </Page>
  );
}

/** One case: the grades, who must still review and by when, and what was decided. */
export function CasePage() {
  const { number } = useParams();
  const found = useCase(Number(number));
  return <Waiting query={found}>{(view) => <Case view={view} />}</Waiting>;
}
