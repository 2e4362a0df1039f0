import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from './Failure';

/** A skeleton until the answer is there, the failure if it does not come, else the children. */
export function Waiting<T>({ query, rows = 4, children }: { query: UseQueryResult<T>; rows?: number; children: (answer: T) => ReactNode }) {
  const { t } = useTranslation();
  if (query.data !== undefined) {
    return <>{children(query.data)}</>;
  }
  if (query.isError) {
    return <Failure error={query.error} retry={() => void query.refetch()} />;
  }
  return (
    <div role="status" aria-label={t('shared.loading')}>
      <Skeleton active paragraph={{ rows }} />
    </div>
  );
}
