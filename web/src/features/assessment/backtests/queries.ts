import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
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

/** The inspections the platform holds in a period, as a back-test would take them. */
export function useHeldInspections(choice: { from?: string; through?: string; department?: string }, enabled: boolean) {
  return useQuery({
    queryKey: ['backtests', 'inspections', choice],
    queryFn: () => answered(api.GET('/api/backtests/inspections', { params: { query: choice } })),
    enabled,
    placeholderData: keepPreviousData,
  });
}

export interface Wish {
  /** A file of outcomes; without one, the inspections the platform holds. */
  readonly file?: File;
  readonly department?: string;
  readonly pack?: string;
  readonly scheme?: string;
  readonly known: Schemas['Knowledge'];
  readonly period: Schemas['PeriodLength'];
  readonly from?: string;
  readonly through?: string;
}

function startOnFile(file: File, query: Omit<Wish, 'file' | 'department'>) {
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
}

export function useStartBackTest() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, department, ...query }: Wish) =>
      file
        ? startOnFile(file, query)
        : answered(api.POST('/api/backtests/inspections', { params: { query: { ...query, department } }, headers: { 'Idempotency-Key': newIdempotencyKey() } })),
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
