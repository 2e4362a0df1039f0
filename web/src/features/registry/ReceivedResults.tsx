import { Flex, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../shared/api/client';
import { Chinese } from '../../shared/components/Chinese';
import { Code } from '../../shared/components/Code';
import { Nothing } from '../../shared/components/Nothing';
import { Section } from '../../shared/components/Section';
import { formatMoment, inReadersLanguage } from '../../shared/format';

type Received = Schemas['ReceivedResultView'];

function Origin({ result }: { result: Received }) {
  const { t } = useTranslation();
  return (
    <div style={{ color: '#4A5568' }}>
      {t('received.received', { received: formatMoment(result.received) })}
      {result.batch !== null && (
        <>
          {' · '}
          <Link to={`/intake/${result.batch}`}>{t('received.fromBatch', { batch: result.batch, row: result.row ?? '' })}</Link>
        </>
      )}
    </div>
  );
}

function Entry({ result }: { result: Received }) {
  const { t } = useTranslation();
  return (
    <li style={{ marginBottom: 12 }}>
      <Flex gap={8} wrap align="center">
        <span>{inReadersLanguage(result.schemeTitle)}</span>
        <strong>{result.letter}</strong>
        {result.name && <span>{inReadersLanguage(result.name)}</span>}
        <Tag>{t(`standing.${result.standing}`)}</Tag>
        {result.isCorrected && <Tag>{t('received.corrected')}</Tag>}
      </Flex>
      <div>
        {t('received.given', { day: result.day })}
        <Chinese text={result.issuer ?? t('received.noIssuer')} />
      </div>
      {result.withdrawn && <div>{t('received.withdrawn', { day: result.withdrawn })}</div>}
      {result.document && <Code value={result.document} />}
      <Origin result={result} />
    </li>
  );
}

/** Grades that others gave an enterprise, latest first. Which of them a grade here takes is said where the grade is explained. */
export function ReceivedResults({ results }: { results: readonly Received[] }) {
  const { t } = useTranslation();
  return (
    <Section title={t('received.heading')} id="received-results" folds>
      {results.length === 0 ? (
        <Nothing why={t('received.none')} next={<Link to="/intake">{t('received.noneNext')}</Link>} />
      ) : (
        <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
          {results.map((result) => (
            <Entry key={result.change} result={result} />
          ))}
        </ul>
      )}
    </Section>
  );
}
