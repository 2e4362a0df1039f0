import { Button, Col, Flex, Row } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../shared/api/client';
import { Chinese } from '../../shared/components/Chinese';
import { InternalMark } from '../../shared/components/InternalMark';
import { MomentChoice } from '../../shared/components/MomentChoice';
import { Nothing } from '../../shared/components/Nothing';
import { Page } from '../../shared/components/Page';
import { Section } from '../../shared/components/Section';
import { Waiting } from '../../shared/components/Waiting';
import { useFilters } from '../../shared/filters';
import { formatNumber, formatShare, inReadersLanguage } from '../../shared/format';
import type { Moment } from '../../shared/moment';
import { ChangesOfWeeks } from './ChangesOfWeeks';
import { Figures } from './Figures';
import { GradeDistribution } from './GradeDistribution';
import { GradeTotals } from './GradeTotals';
import { useOverview } from './queries';

type Overview = Schemas['OverviewView'];

/** The state of the city in one sentence. */
function useAnswer(overview: Overview | undefined): string | undefined {
  const { t } = useTranslation();
  if (!overview) return undefined;
  if (overview.subjects === 0) return t('overview.answerEmpty');
  const best = overview.grades[0];
  if (!overview.scheme || !best || overview.asOf === null) {
    return t('overview.answerUngraded', { subjects: formatNumber(overview.subjects), records: formatNumber(overview.records) });
  }
  const all = overview.grades.reduce((sum, grade) => sum + grade.count, 0);
  const answer = t('overview.answer', {
    asOf: overview.asOf,
    subjects: formatNumber(overview.subjects),
    scheme: inReadersLanguage(overview.scheme.title),
    letter: best.letter,
    name: inReadersLanguage(best.name),
    share: formatShare(best.count, all),
  });
  if (overview.moment?.knownOn) return `${answer}${t('overview.answerKnown', { knownOn: overview.moment.knownOn })}`;
  return overview.openReviews > 0 ? `${answer}${t('overview.answerReviews', { reviews: formatNumber(overview.openReviews) })}` : answer;
}

function Distributions({ overview }: { overview: Overview }) {
  const { t } = useTranslation();
  const scale = overview.scheme?.scale ?? [];
  return (
    <Row gutter={[16, 16]}>
      <Col xs={24} xl={12}>
        <Section title={t('overview.byDivision')}>
          <GradeDistribution title={t('overview.byDivisionTitle')} place={t('overview.division')} filter="division" rows={overview.byDivision} scale={scale} />
        </Section>
      </Col>
      <Col xs={24} xl={12}>
        <Section title={t('overview.byIndustry')}>
          <GradeDistribution title={t('overview.byIndustryTitle')} place={t('overview.industry')} filter="industry" rows={overview.byIndustry} scale={scale} />
        </Section>
      </Col>
    </Row>
  );
}

function RecordsByKind({ overview }: { overview: Overview }) {
  const { t } = useTranslation();
  if (overview.recordsByKind.length === 0) {
    return <Nothing why={t('overview.noRecords')} next={<Link to="/intake">{t('overview.toIntake')}</Link>} />;
  }
  return (
    <dl style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) max-content', gap: '6px 16px', margin: 0 }}>
      {overview.recordsByKind.map((kind) => (
        <div key={kind.code} style={{ display: 'contents' }}>
          <dt>{inReadersLanguage(kind.title)}</dt>
          <dd style={{ margin: 0, textAlign: 'right' }}>
            <Link to={`/registry?record=${encodeURIComponent(kind.code)}`} aria-label={t('overview.recordsOfKind', { kind: inReadersLanguage(kind.title), count: kind.count, total: formatNumber(kind.count) })}>
              {formatNumber(kind.count)}
            </Link>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Trouble({ overview }: { overview: Overview }) {
  const { t } = useTranslation();
  if (overview.batchesInTrouble.length === 0) {
    return <Nothing why={t('overview.noTrouble')} />;
  }
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {overview.batchesInTrouble.map((batch) => (
        <li key={batch.number}>
          <Link to={`/intake/${batch.number}`}><Chinese text={t('overview.batch', { number: batch.number, file: batch.fileName })} /></Link>
          {' · '}
          {t(`batchState.${batch.state}`)}
        </li>
      ))}
    </ul>
  );
}

/** What is kept of a past day; what cannot be told of it says so. */
function PastBody({ overview, at }: { overview: Overview; at: Moment }) {
  const { t } = useTranslation();
  const untold = [...new Set(overview.notTold.map((part) => inReadersLanguage(part.why)))];
  return (
    <>
      <Figures overview={overview} at={at} />
      {overview.scheme && (
        <Section title={t('overview.grades')}>
          <GradeTotals grades={overview.grades} scheme={overview.scheme} at={at} />
          {overview.outside && <InternalMark outside={overview.outside} />}
        </Section>
      )}
      {!overview.notTold.some((part) => part.part === 'changes') && (
        <Section title={t('overview.changes')}>
          <ChangesOfWeeks weeks={overview.changes} />
        </Section>
      )}
      <Section title={t('overview.notTold')}>
        <ul style={{ margin: 0, paddingInlineStart: 18 }}>
          {untold.map((why) => (
            <li key={why}>{why}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}

function Body({ overview, at }: { overview: Overview; at: Moment }) {
  const { t } = useTranslation();
  if (overview.moment) return <PastBody overview={overview} at={at} />;
  if (overview.subjects === 0) {
    return (
      <Nothing
        why={t('overview.empty')}
        next={
          <Link to="/intake">
            <Button type="primary">{t('overview.toIntake')}</Button>
          </Link>
        }
      />
    );
  }
  return (
    <>
      <Figures overview={overview} at={at} />
      {overview.scheme && (
        <Section title={t('overview.grades')}>
          <GradeTotals grades={overview.grades} scheme={overview.scheme} at={at} />
          {overview.outside && <InternalMark outside={overview.outside} />}
        </Section>
      )}
      <Distributions overview={overview} />
      <Row gutter={[16, 16]}>
        <Col xs={24} xl={12}>
          <Section title={t('overview.changes')}>
            <ChangesOfWeeks weeks={overview.changes} />
          </Section>
        </Col>
        <Col xs={24} md={12} xl={6}>
          <Section title={t('overview.recordsByKind')} id="records-by-kind">
            <RecordsByKind overview={overview} />
          </Section>
        </Col>
        <Col xs={24} md={12} xl={6}>
          <Section title={t('overview.trouble')}>
            <Trouble overview={overview} />
          </Section>
        </Col>
      </Row>
    </>
  );
}

export function OverviewPage() {
  const { t } = useTranslation();
  const { values, change } = useFilters(['scheme', 'asOf', 'knownOn'] as const);
  const overview = useOverview(values.scheme, values);
  return (
    <Page
      title={t('overview.heading')}
      answer={useAnswer(overview.data)}
      actions={
        <Flex gap={8} wrap align="center">
          <MomentChoice values={values} change={change} />
        </Flex>
      }
    >
      <Waiting query={overview} rows={10}>
        {(answer) => <Body overview={answer} at={values} />}
      </Waiting>
    </Page>
  );
}
