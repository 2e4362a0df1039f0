import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '../../shared/api/client';
import { answered } from '../../shared/api/problem';
import type { Moment as PastMoment } from '../../shared/moment';

export interface Moment extends PastMoment {
  readonly pack?: string;
  /** Exactly what a run worked with, in place of the others. */
  readonly run?: string;
}

export function useExplanation(key: string, at: Moment) {
  return useQuery({
    queryKey: ['subject', key, 'explanation', at],
    queryFn: () => answered(api.GET('/api/subjects/{key}/explanation', { params: { path: { key }, query: at.run === undefined ? { pack: at.pack, asOf: at.asOf, knownOn: at.knownOn } : { run: Number(at.run) } } })),
  });
}

export function useGradeHistory(key: string) {
  return useQuery({
    queryKey: ['subject', key, 'grades'],
    queryFn: () => answered(api.GET('/api/subjects/{key}/grades', { params: { path: { key } } })),
  });
}

function isGoing(run: Schemas['RunView']): boolean {
  return run.state === 'running';
}

/** Runs, latest first; asked again every second while one is going. */
export function useRuns() {
  return useQuery({
    queryKey: ['runs'],
    queryFn: () => answered(api.GET('/api/assessment/runs')),
    refetchInterval: (query) => (query.state.data?.some(isGoing) ? 1000 : false),
  });
}

export function useReviews(cursor: string | undefined) {
  return useQuery({
    queryKey: ['reviews', cursor],
    queryFn: () => answered(api.GET('/api/assessment/reviews', { params: { query: { cursor, limit: 50 } } })),
  });
}

export function useStartRun() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: Schemas['RunRequest']) => answered(api.POST('/api/assessment/runs', { body: request })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['runs'] }),
  });
}

export function useCancelRun() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (number: number) => answered(api.POST('/api/assessment/runs/{number}/cancel', { params: { path: { number } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['runs'] }),
  });
}
