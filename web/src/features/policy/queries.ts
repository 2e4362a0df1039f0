import { useQuery } from '@tanstack/react-query';
import { api } from '../../shared/api/client';
import { answered } from '../../shared/api/problem';

export function usePack(issuer: string, name: string) {
  return useQuery({
    queryKey: ['pack', issuer, name],
    queryFn: () => answered(api.GET('/api/packs/{issuer}/{name}', { params: { path: { issuer, name } } })),
  });
}

/** How many enterprises stand in each grade of the scheme graded last. */
export function useStandings() {
  return useQuery({
    queryKey: ['overview', undefined],
    queryFn: () => answered(api.GET('/api/overview', { params: { query: {} } })),
  });
}
