import { useQuery } from '@tanstack/react-query';
import { api } from '../../shared/api/client';
import { answered } from '../../shared/api/problem';

export function useOverview(scheme: string | undefined) {
  return useQuery({
    queryKey: ['overview', scheme],
    queryFn: () => answered(api.GET('/api/overview', { params: { query: { scheme } } })),
  });
}
