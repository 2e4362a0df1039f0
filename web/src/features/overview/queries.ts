import { useQuery } from '@tanstack/react-query';
import { api } from '../../shared/api/client';
import { answered } from '../../shared/api/problem';
import { type Moment, momentQuery } from '../../shared/moment';

export function useOverview(scheme: string | undefined, at: Moment) {
  return useQuery({
    queryKey: ['overview', scheme, at.asOf, at.knownOn],
    queryFn: () => answered(api.GET('/api/overview', { params: { query: { scheme, ...momentQuery(at) } } })),
  });
}
