import { Flex, Tag, Timeline } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../shared/api/client';
import { Chinese } from '../../shared/components/Chinese';
import { Code } from '../../shared/components/Code';
import { Nothing } from '../../shared/components/Nothing';
import { Section } from '../../shared/components/Section';
import { Waiting } from '../../shared/components/Waiting';
import { formatFen, formatMoment, formatNumber, inReadersLanguage } from '../../shared/format';
import type { Moment } from '../../shared/moment';
import { useSubjectRecords } from './queries';

type CreditRecord = Schemas['RecordView'];

function Facts({ record }: { record: CreditRecord }) {
  const { t } = useTranslation();
  const facts = [
    record.issuer && t('record.issuer', { issuer: record.issuer }),
    record.amountFen !== null && t('record.amount', { amount: formatFen(record.amountFen) }),
    record.until && t('record.until', { until: record.until }),
    t('record.received', { received: formatMoment(record.received) }),
  ].filter(Boolean);
  return (
    <div style={{ color: '#4A5568' }}>
      <Chinese text={facts.join(' · ')} />
      {record.batch !== null && (
        <>
          {' · '}
          <Link to={`/intake/${record.batch}`}>{t('record.fromBatch', { batch: record.batch, row: record.row ?? '' })}</Link>
        </>
      )}
    </div>
  );
}

function Entry({ record }: { record: CreditRecord }) {
  const { t } = useTranslation();
  return (
    <article id={`record-${record.record}`} aria-label={`${record.happened} ${inReadersLanguage(record.kindTitle)}`}>
      <Flex gap={8} wrap align="center">
        <strong>{record.happened}</strong>
        <span>{inReadersLanguage(record.kindTitle)}</span>
        <Tag>{t(`standing.${record.standing}`)}</Tag>
        {record.penalties.map((penalty) => (
          <Tag key={penalty}>{t(`penalty.${penalty}`)}</Tag>
        ))}
        <a href={`#counted-${record.record}`}>{t('record.toEvaluation')}</a>
      </Flex>
      {record.summary && (
        <div>
          <Chinese text={record.summary} />
        </div>
      )}
      {record.document && (
        <div>
          <Code value={record.document} />
        </div>
      )}
      <Facts record={record} />
      {record.events.map((event) => (
        <div key={`${event.kind}-${event.on}-${event.received}`}>
          {event.on} {t(`recordEvent.${event.kind}`)}
          {event.reason ? t('record.because', { reason: event.reason }) : ''}
        </div>
      ))}
    </article>
  );
}

/** The records of an enterprise, latest first, each linked to what the evaluation made of it. */
export function RecordTimeline({ subjectKey, at }: { subjectKey: string; at: Moment }) {
  const { t } = useTranslation();
  const records = useSubjectRecords(subjectKey, at);
  return (
    <Section title={records.data ? t('record.heading', { count: records.data.length, total: formatNumber(records.data.length) }) : t('record.headingPlain')} id="records">
      <Waiting query={records}>
        {(all) =>
          all.length === 0 ? (
            <Nothing why={t('record.none')} next={t('record.noneNext')} />
          ) : (
            <Timeline
              style={{ paddingTop: 8 }}
              items={[...all]
                .sort((left, right) => right.happened.localeCompare(left.happened) || right.record - left.record)
                .map((record) => ({ key: record.record, content: <Entry record={record} /> }))}
            />
          )
        }
      </Waiting>
    </Section>
  );
}
