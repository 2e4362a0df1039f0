import { Card, Col, Row } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../shared/api/client';
import { formatNumber } from '../../shared/format';

function Figure({ title, value, to, note }: { title: string; value: number; to?: string; note?: string }) {
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
      {note && <div style={{ color: '#566070', fontSize: 12 }}>{note}</div>}
    </Card>
  );
}

/** The city in four numbers, each a link to what it counts. */
export function Figures({ overview }: { overview: Schemas['OverviewView'] }) {
  const { t } = useTranslation();
  const figures = [
    { title: t('overview.subjects'), value: overview.subjects, to: '/registry' },
    { title: t('overview.records'), value: overview.records, to: '#records-by-kind' },
    { title: t('overview.reviews'), value: overview.openReviews, to: '/assessment#reviews' },
    ...(overview.suspended > 0 ? [{ title: t('overview.suspended'), value: overview.suspended, to: '/registry?suspended=true' }] : []),
    { title: t('overview.trouble'), value: overview.batchesInTrouble.length, to: '/intake' },
  ];
  return (
    <Row gutter={[12, 12]}>
      {figures.map((figure) => (
        <Col key={figure.title} xs={12} md={6}>
          <Figure {...figure} />
        </Col>
      ))}
    </Row>
  );
}
