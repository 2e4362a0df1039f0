import { Card, Col, Row } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../shared/api/client';
import { formatNumber } from '../../shared/format';
import { addressAt, type Moment } from '../../shared/moment';

interface FigureProps {
  readonly title: string;
  readonly value: number;
  readonly to?: string;
}

function Figure({ title, value, to }: FigureProps) {
  const number = <span style={{ fontSize: 26, fontWeight: 600 }}>{formatNumber(value)}</span>;
  return (
    <Card size="small" style={{ height: '100%' }}>
      <div style={{ color: '#4A5568' }}>{title}</div>
      {to ? (
        <Link to={to} aria-label={`${title} ${formatNumber(value)}`}>
          {number}
        </Link>
      ) : (
        number
      )}
    </Card>
  );
}

function columns(figures: readonly FigureProps[]) {
  return figures.map((figure) => (
    <Col key={figure.title} xs={12} md={6}>
      <Figure {...figure} />
    </Col>
  ));
}

function pastFigures(overview: Schemas['OverviewView'], at: Moment, t: TFunction): FigureProps[] {
  return [
    { title: t('overview.graded'), value: overview.subjects },
    { title: t('overview.reviews'), value: overview.openReviews, to: addressAt('/registry', { grade: 'review' }, at) },
    { title: t('overview.suspended'), value: overview.suspended, to: addressAt('/registry', { suspended: 'true' }, at) },
  ];
}

/** The city in four numbers, each a link to what it counts; of a past day those that are kept. */
export function Figures({ overview, at }: { overview: Schemas['OverviewView']; at: Moment }) {
  const { t } = useTranslation();
  if (overview.moment) return <Row gutter={[12, 12]}>{columns(pastFigures(overview, at, t))}</Row>;
  const figures = [
    { title: t('overview.subjects'), value: overview.subjects, to: '/registry' },
    { title: t('overview.records'), value: overview.records, to: '#records-by-kind' },
    { title: t('overview.reviews'), value: overview.openReviews, to: '/assessment#reviews' },
    ...(overview.suspended > 0 ? [{ title: t('overview.suspended'), value: overview.suspended, to: '/registry?suspended=true' }] : []),
    { title: t('overview.trouble'), value: overview.batchesInTrouble.length, to: '/intake' },
  ];
  return <Row gutter={[12, 12]}>{columns(figures)}</Row>;
}
