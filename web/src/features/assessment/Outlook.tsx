import { Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../shared/api/client';
import { Chinese } from '../../shared/components/Chinese';
import { ClauseName } from '../../shared/components/Clause';
import { GradeBadge } from '../../shared/components/GradeBadge';
import { Section } from '../../shared/components/Section';
import { inReadersLanguage } from '../../shared/format';
import { shownGrade } from '../../shared/grade';
import { RecordLinks } from './RecordLinks';

type Explanation = Schemas['ExplanationView'];

function Questions({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation();
  return (
    <Section title={t('assessment.questions')} id="questions">
      {explanation.questions.map((question) => (
        <div key={`${question.code}-${question.records.join('-')}`} style={{ marginBottom: 8 }}>
          <strong>{inReadersLanguage(question.text)}</strong>
          {question.records.length > 0 && (
            <div>
              {t('assessment.records')} <RecordLinks records={question.records} />
            </div>
          )}
          {question.clause && (
            <div>
              <ClauseName clause={question.clause} pack={explanation.pack.id} />
            </div>
          )}
        </div>
      ))}
    </Section>
  );
}

function WayCard({ way, pack }: { way: Schemas['WayView']; pack: string }) {
  const { t } = useTranslation();
  return (
    <li>
      <Flex gap={12} align="center" wrap>
        <GradeBadge grade={shownGrade(way.grade)} />
        <strong>{way.earliest ? t('assessment.earliest', { day: way.earliest }) : t('assessment.earliestUnknown')}</strong>
      </Flex>
      <ol style={{ margin: '6px 0 0', paddingInlineStart: 20 }}>
        {way.steps.map((step) => (
          <li key={`${step.kind}-${step.record ?? 'licence'}`}>
            <Tag>{t(`step.${step.kind}`)}</Tag>
            <Chinese text={inReadersLanguage(step.text)} />
            {step.kind !== 'wait' && step.from && ` ${t('assessment.possibleFrom', { day: step.from })}`}
            {step.record !== null && (
              <>
                {' '}
                <RecordLinks records={[step.record]} />
              </>
            )}
            {step.clause && (
              <div>
                <ClauseName clause={step.clause} pack={pack} />
              </div>
            )}
          </li>
        ))}
      </ol>
    </li>
  );
}

/** What a person must decide, what time alone will change, and the lawful ways to the next better grade. */
export function Outlook({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation();
  const next = explanation.nextChange;
  return (
    <>
      {explanation.questions.length > 0 && <Questions explanation={explanation} />}
      <Section title={t('assessment.outlook')} id="outlook">
        {next ? (
          <Flex gap={12} align="center" wrap>
            <span>{t('assessment.nextChange', { day: next.on })}</span>
            <GradeBadge grade={shownGrade(next.grade)} />
            {explanation.grade.isSuspended && !next.grade.isSuspended && <span>{t('assessment.noLongerSuspended')}</span>}
          </Flex>
        ) : (
          <p style={{ margin: 0 }}>{t('assessment.noNextChange')}</p>
        )}
        {explanation.ways.length > 0 && (
          <>
            <h3 style={{ fontSize: 14, margin: '16px 0' }}>{t('assessment.ways')}</h3>
            <ul className="ruled-list">
              {explanation.ways.map((way, at) => (
                <WayCard key={`${way.grade.letter}-${at}`} way={way} pack={explanation.pack.id} />
              ))}
            </ul>
          </>
        )}
      </Section>
    </>
  );
}
