import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/client';
import { answered } from '../../../shared/api/problem';
import { asList, type Files } from './files';

export type Draft = Schemas['DraftView'];

export function useDraft(number: number) {
  return useQuery({
    queryKey: ['pack-draft', number],
    queryFn: () => answered(api.GET('/api/pack-drafts/{number}', { params: { path: { number } } })),
    staleTime: Infinity,
  });
}

/** What the compiler, the linter and the cases say to files nobody has saved. */
export function useCheck(pack: string, files: Files) {
  return useQuery({
    queryKey: ['pack-check', pack, files],
    queryFn: ({ signal }) => answered(api.POST('/api/packs/check', { body: { pack, files: asList(files) }, signal })),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 10_000,
  });
}

/** The draft as it is on the server, past what this page has seen. */
export function fetchDraft(number: number): Promise<Draft> {
  return answered(api.GET('/api/pack-drafts/{number}', { params: { path: { number } } }));
}

export type Step = 'submit' | 'approve' | 'return' | 'discard';

export type Act =
  | { readonly kind: 'open'; readonly pack: string; readonly basedOn: string | null; readonly files: Files; readonly by: string }
  | { readonly kind: 'save'; readonly number: number; readonly revision: number; readonly files: Files; readonly by: string }
  | { readonly kind: Step; readonly number: number; readonly revision: number; readonly by: string; readonly reason?: string }
  | { readonly kind: 'activate'; readonly number: number; readonly revision: number; readonly by: string; readonly from: string };

function take(act: Act): Promise<Draft> {
  const { by } = act;
  switch (act.kind) {
    case 'open':
      return answered(api.POST('/api/pack-drafts', { body: { pack: act.pack, basedOn: act.basedOn, files: asList(act.files), by } }));
    case 'save':
      return answered(api.PUT('/api/pack-drafts/{number}', { params: { path: { number: act.number } }, body: { revision: act.revision, files: asList(act.files), by } }));
    case 'activate':
      return answered(api.POST('/api/pack-drafts/{number}/activate', { params: { path: { number: act.number } }, body: { revision: act.revision, from: act.from, by } }));
    default:
      return answered(
        api.POST(`/api/pack-drafts/{number}/${act.kind}`, { params: { path: { number: act.number } }, body: { revision: act.revision, reason: act.reason ?? null, by } }),
      );
  }
}

/** Takes a step in a draft's life; what the packs in force are is asked for anew. */
export function useAct(onDone: (draft: Draft) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: take,
    onSuccess: (draft) => {
      client.setQueryData(['pack-draft', draft.number], draft);
      for (const key of ['packs', 'pack', 'pack-drafts']) void client.invalidateQueries({ queryKey: [key] });
      onDone(draft);
    },
  });
}
