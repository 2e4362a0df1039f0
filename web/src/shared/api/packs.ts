import { useQuery } from '@tanstack/react-query';
import { api } from './client';
import { answered } from './problem';

/** Every pack of the deployment, sound or not. */
export function usePacks() {
  return useQuery({ queryKey: ['packs'], queryFn: () => answered(api.GET('/api/packs')) });
}
