import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, newIdempotencyKey, type Schemas } from '../../../shared/api/client';
import { answered } from '../../../shared/api/problem';

export type BackTest = Schemas['BackTestRow'];
export type Report = Schemas['BackTestReport'];
export type Step = Schemas['PeriodStep'];
export type Rate = Schemas['Yield'];

/** Back-tests, latest first; asked again every second while one is at work. */
export function useBackTests() {
  return useQuery({
    queryKey: ['backtests'],
    queryFn: () => answered(api.GET('/api/backtests')),
    refetchInterval: (query) => (query.state.data?.some((test) => test.state === 'running') ? 1000 : false),
  });
}

/** One with its report; asked again every second while it is at work. */
export function useBackTest(number: number | undefined) {
  return useQuery({
    queryKey: ['backtests', number],
    queryFn: () => answered(api.GET('/api/backtests/{number}', { params: { path: { number: number ?? 0 } } })),
    enabled: number !== undefined,
    refetchInterval: (query) => (query.state.data?.test.state === 'running' ? 1000 : false),
  });
}

export interface Wish {
  readonly file: File;
  readonly pack?: string;
  readonly scheme?: string;
  readonly known: Schemas['Knowledge'];
  readonly period: Schemas['PeriodLength'];
  readonly from?: string;
  readonly through?: string;
}

export function useStartBackTest() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, ...query }: Wish) => {
      const form = new FormData();
      form.append('files', file, file.name);
      return answered(
        api.POST('/api/backtests', {
          params: { query },
          headers: { 'Idempotency-Key': newIdempotencyKey() },
          body: { files: [] },
          bodySerializer: () => form,
        }),
      );
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['backtests'] }),
  });
}

export function useCancelBackTest() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (number: number) => answered(api.POST('/api/backtests/{number}/cancel', { params: { path: { number } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['backtests'] }),
  });
}
