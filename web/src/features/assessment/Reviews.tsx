import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { Schemas } from '../../shared/api/client';
import { Chinese, CodedName } from '../../shared/components/Chinese';
import { CursorPager } from '../../shared/components/CursorPager';
import { Failure } from '../../shared/components/Failure';
import { Nothing } from '../../shared/components/Nothing';
import { type Column, QueryTable } from '../../shared/components/QueryTable';
import { Section } from '../../shared/components/Section';
import { inReadersLanguage } from '../../shared/format';
import { useReviews } from './queries';

type Review = Schemas['ReviewView'];

/** The enterprises no rule covers: a work list for people. */
export function Reviews() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const reviews = useReviews(search.get('cursor') ?? undefined);
  const columns: Column<Review>[] = [
    {
      key: 'name',
      title: t('registry.column.name'),
      isHeading: true,
      render: (review) => <Link to={`/registry/${encodeURIComponent(review.subject.key)}`}><Chinese text={review.subject.name || t('registry.nameWithheld')} /></Link>,
    },
    { key: 'question', title: t('review.question'), render: (review) => inReadersLanguage(review.question) },
    { key: 'division', title: t('registry.column.division'), width: 110, render: (review) => (review.subject.division ? <CodedName named={review.subject.division} /> : t('shared.unknown')) },
    { key: 'scheme', title: t('review.scheme'), render: (review) => inReadersLanguage(review.schemeTitle) },
    { key: 'asOf', title: t('assessment.asOf'), width: 110, render: (review) => review.asOf },
  ];
  return (
    <Section title={t('review.heading')} id="reviews" flush>
      {reviews.isError && <Failure error={reviews.error} retry={() => void reviews.refetch()} />}
      <QueryTable
        name="reviews"
        label={t('review.heading')}
        columns={columns}
        rows={reviews.isError ? [] : reviews.data?.items}
        rowKey={(review) => `${review.scheme}-${review.subject.key}`}
        empty={reviews.isError ? null : <Nothing why={t('review.none')} next={t('review.noneNext')} />}
        footer={<CursorPager next={reviews.data?.next} total={reviews.data?.total} />}
      />
    </Section>
  );
}
