import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '../../shared/api/client';
import { answered } from '../../shared/api/problem';
import { keyOf, type Trial, trialOf } from './trial';

export type Report = Schemas['WhatIfView'];

/** Every pack in the version of a day. */
export function usePacksOn(day: string | undefined) {
  return useQuery({ queryKey: ['packs', 'on', day], queryFn: () => answered(api.GET('/api/packs', { params: { query: { on: day } } })) });
}

/** The drafts of a pack that may still come into force. */
export function useOpenDrafts(pack: string | undefined) {
  return useQuery({
    queryKey: ['pack-drafts', pack],
    queryFn: () => answered(api.GET('/api/pack-drafts', { params: { query: { pack, limit: 50 } } })),
    enabled: pack !== undefined,
    select: (drafts) => drafts.items.filter((draft) => draft.state !== 'activated' && draft.state !== 'discarded'),
  });
}

/** What can be moved in the version or draft that is tried. */
export function useParameters(trial: Trial | null) {
  const { pack = '', version, draft, asOf } = trial ?? {};
  const [issuer = '', name = ''] = pack.split('/');
  return useQuery({
    queryKey: ['what-if', 'parameters', pack, version, draft, asOf],
    queryFn: () =>
      answered(
        api.GET('/api/what-if/parameters/{issuer}/{name}', {
          params: { path: { issuer, name }, query: { version: version ?? undefined, draft: draft ?? undefined, asOf: asOf ?? undefined } },
        }),
      ),
    enabled: trial !== null,
  });
}

/** What a trial comes to; the answer before stays in sight until the next is there, and an answer to an older question is never shown. */
export function useReport(key: string | null, kind: 'brief' | 'whole') {
  return useQuery({
    queryKey: ['what-if', kind, key],
    queryFn: () => answered(api.POST('/api/what-if', { params: { query: { brief: kind === 'brief' } }, body: trialOf(key ?? '') })),
    enabled: key !== null,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    gcTime: 30_000,
  });
}

/** Some of those who would get another grade. */
export function useMovers(key: string, wish: { readonly from?: string; readonly to?: string; readonly after?: number }, isWanted: boolean) {
  return useQuery({
    queryKey: ['what-if', 'movers', key, wish],
    queryFn: () => answered(api.POST('/api/what-if/movers', { body: { trial: trialOf(key), ...wish, limit: 20 } })),
    enabled: isWanted,
    placeholderData: keepPreviousData,
  });
}

/** All of them as a file. */
export function useExport() {
  return useMutation({
    mutationFn: async ({ trial, from, to }: { readonly trial: Trial; readonly from?: string; readonly to?: string }) => {
      const file: unknown = await answered(api.POST('/api/what-if/movers/export', { body: { trial, from, to }, parseAs: 'blob' }));
      const link = document.createElement('a');
      link.href = URL.createObjectURL(file as Blob);
      link.download = `movers-${trial.pack.replace('/', '-')}.csv`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    },
  });
}

/** Why one enterprise has one grade and would have another. */
export function useWhy(key: string, subject: string | null) {
  return useQuery({
    queryKey: ['what-if', 'why', key, subject],
    queryFn: () => answered(api.POST('/api/what-if/movers/explain', { body: { trial: trialOf(key), subject: subject ?? '' } })),
    enabled: subject !== null,
  });
}

export function useKeptTrials() {
  return useQuery({ queryKey: ['trials'], queryFn: () => answered(api.GET('/api/what-if/trials')) });
}

/** A kept trial with what came of it each time. */
export function useKeptTrial(number: number | undefined) {
  return useQuery({
    queryKey: ['trials', number],
    queryFn: () => answered(api.GET('/api/what-if/trials/{number}', { params: { path: { number: number ?? 0 } } })),
    enabled: number !== undefined,
  });
}

export type KeptAct =
  | { readonly kind: 'keep'; readonly name: string; readonly trial: Trial; readonly isShadow: boolean }
  | { readonly kind: 'shadow'; readonly number: number; readonly isShadow: boolean }
  | { readonly kind: 'remove'; readonly number: number };

async function take(act: KeptAct): Promise<void> {
  switch (act.kind) {
    case 'keep':
      await answered(api.POST('/api/what-if/trials', { body: { name: act.name, trial: trialOf(keyOf(act.trial)), isShadow: act.isShadow } }));
      break;
    case 'shadow':
      await answered(api.POST('/api/what-if/trials/{number}', { params: { path: { number: act.number } }, body: { isShadow: act.isShadow } }));
      break;
    case 'remove':
      await answered(api.DELETE('/api/what-if/trials/{number}', { params: { path: { number: act.number } } }));
      break;
  }
}

/** Keeps a trial, has it asked daily or no more, or leaves it out of the list. */
export function useKeptAct(onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: take,
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['trials'] });
      onDone?.();
    },
  });
}
