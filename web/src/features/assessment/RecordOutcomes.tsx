import { Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../shared/api/client';
import { Chinese } from '../../shared/components/Chinese';
import { ClauseName } from '../../shared/components/Clause';
import { Nothing } from '../../shared/components/Nothing';
import { Section } from '../../shared/components/Section';
import { inReadersLanguage } from '../../shared/format';

type Outcome = Schemas['RecordOutcome'];

function Row({ outcome, pack }: { outcome: Outcome; pack: string }) {
  const { t } = useTranslation();
  return (
    <li id={`counted-${outcome.record}`}>
      <Flex gap={8} wrap align="center">
        <strong>{outcome.happened}</strong>
        <span>{inReadersLanguage(outcome.kindTitle)}</span>
        {outcome.effect && <Tag color={outcome.effect === 'severe' ? 'error' : outcome.effect === 'general' ? 'warning' : 'default'}>{t(`effect.${outcome.effect}`)}</Tag>}
        {outcome.standing !== 'effective' && <Tag>{t(`standing.${outcome.standing}`)}</Tag>}
        <a href={`#record-${outcome.record}`}>{t('assessment.toTimeline')}</a>
      </Flex>
      {outcome.summary && <div style={{ overflowWrap: 'anywhere' }}><Chinese text={outcome.summary} /></div>}
      <div>
        <Chinese text={inReadersLanguage(outcome.reason)} />
      </div>
      <div style={{ color: '#566070' }}>
        {outcome.clause && <ClauseName clause={outcome.clause} pack={pack} />}
        {outcome.stopsCounting && ` · ${t('assessment.stopsCounting', { day: outcome.stopsCounting })}`}
      </div>
    </li>
  );
}

function List({ outcomes, pack }: { outcomes: readonly Outcome[]; pack: string }) {
  return (
    <ul className="ruled-list">
      {outcomes.map((outcome) => (
        <Row key={outcome.record} outcome={outcome} pack={pack} />
      ))}
    </ul>
  );
}

/** The records that counted, and those that did not with the reason for each. */
export function RecordOutcomes({ explanation }: { explanation: Schemas['ExplanationView'] }) {
  const { t } = useTranslation();
  const counted = explanation.records.filter((outcome) => outcome.counted);
  const others = explanation.records.filter((outcome) => !outcome.counted);
  const pack = explanation.pack.id;
  return (
    <>
      <Section title={t('assessment.counted', { count: counted.length })} id="counted">
        {counted.length === 0 ? <Nothing why={t('assessment.noneCounted')} /> : <List outcomes={counted} pack={pack} />}
      </Section>
      {others.length > 0 && (
        <Section title={t('assessment.notCounted', { count: others.length })} id="not-counted">
          <List outcomes={others} pack={pack} />
        </Section>
      )}
    </>
  );
}
