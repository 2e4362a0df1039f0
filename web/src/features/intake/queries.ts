import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, newIdempotencyKey, type Schemas } from '../../shared/api/client';
import { answered } from '../../shared/api/problem';

export type Batch = Schemas['BatchView'];

/** Whether a batch will still change without anybody doing something. */
export function isGoing(state: Schemas['BatchState']): boolean {
  return state === 'waiting' || state === 'running' || state === 'interrupted';
}

export function useKinds() {
  return useQuery({ queryKey: ['intake', 'kinds'], queryFn: () => answered(api.GET('/api/intake/kinds')), staleTime: Infinity });
}

export function useProfiles() {
  return useQuery({ queryKey: ['intake', 'profiles'], queryFn: () => answered(api.GET('/api/intake/profiles')) });
}

export function useBatches(cursor: string | undefined) {
  return useQuery({
    queryKey: ['intake', 'batches', cursor],
    queryFn: () => answered(api.GET('/api/intake/batches', { params: { query: { cursor, limit: 30 } } })),
  });
}

export function useBatch(number: number) {
  return useQuery({
    queryKey: ['intake', 'batch', number],
    queryFn: () => answered(api.GET('/api/intake/batches/{number}', { params: { path: { number } } })),
  });
}

export function useFindings(number: number, outcome: string | undefined, cursor: string | undefined) {
  return useQuery({
    queryKey: ['intake', 'batch', number, 'findings', outcome, cursor],
    queryFn: () =>
      answered(api.GET('/api/intake/batches/{number}/findings', { params: { path: { number }, query: { outcome, cursor, limit: 50 } } })),
  });
}

export function useMapping(number: number) {
  return useQuery({
    queryKey: ['intake', 'batch', number, 'mapping'],
    queryFn: () => answered(api.GET('/api/intake/batches/{number}/mapping', { params: { path: { number } } })),
  });
}

export interface Submission {
  readonly files: readonly File[];
  readonly kind: string | undefined;
  readonly profile: string | undefined;
}

export function useSubmit() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ files, kind, profile }: Submission) => {
      const form = new FormData();
      for (const file of files) form.append('files', file, file.name);
      return answered(
        api.POST('/api/intake/batches', {
          params: { query: { kind, profile } },
          headers: { 'Idempotency-Key': newIdempotencyKey() },
          body: { files: [] },
          bodySerializer: () => form,
        }),
      );
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['intake', 'batches'] }),
  });
}

type BatchAction = '/api/intake/batches/{number}/cancel' | '/api/intake/batches/{number}/resume';

export function useBatchAction(action: BatchAction) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (number: number) => answered(api.POST(action, { params: { path: { number } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['intake'] }),
  });
}

export function useSetMapping(number: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: Schemas['MappingRequest']) =>
      answered(api.PUT('/api/intake/batches/{number}/mapping', { params: { path: { number } }, body: request })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['intake'] }),
  });
}
