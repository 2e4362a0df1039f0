import { useQuery } from '@tanstack/react-query';
import { api } from './client';
import { answered } from './problem';

/** Which program this is and whether its data are made up. */
export function useAbout() {
  return useQuery({
    queryKey: ['about'],
    queryFn: () => answered(api.GET('/api/about')),
    staleTime: 5 * 60_000,
  });
}
