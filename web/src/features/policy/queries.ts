import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../shared/api/client';
import { answered } from '../../shared/api/problem';

/** A pack in the version in force, or in the one with a fingerprint. */
export function usePack(issuer: string, name: string, fingerprint?: string) {
  return useQuery({
    queryKey: ['pack', issuer, name, fingerprint],
    queryFn: () => answered(api.GET('/api/packs/{issuer}/{name}', { params: { path: { issuer, name }, query: { fingerprint } } })),
  });
}

/** Every pack in the version of a day. */
export function usePacksOn(day: string | undefined) {
  return useQuery({
    queryKey: ['packs', 'on', day],
    queryFn: () => answered(api.GET('/api/packs', { params: { query: { on: day } } })),
  });
}

/** The files of the version in force, or of the one with a fingerprint. */
export function usePackFiles(issuer: string, name: string, fingerprint?: string) {
  return useQuery({
    queryKey: ['pack', issuer, name, 'files', fingerprint],
    queryFn: () => answered(api.GET('/api/packs/{issuer}/{name}/files', { params: { path: { issuer, name }, query: { fingerprint } } })),
  });
}

/** How firm the grade of a case is under a pack with a weighted tree. */
export function usePackSensitivity(issuer: string, name: string, number: number, isWanted: boolean, fingerprint?: string) {
  return useQuery({
    queryKey: ['pack', issuer, name, 'sensitivity', number, fingerprint],
    queryFn: () => answered(api.GET('/api/packs/{issuer}/{name}/sensitivity', { params: { path: { issuer, name }, query: { case: number, fingerprint } } })),
    enabled: isWanted,
  });
}

/** A pack as a sheet for sign-off. */
export function usePackSheet(issuer: string, name: string, fingerprint?: string, on?: string) {
  return useQuery({
    queryKey: ['pack', issuer, name, 'sheet', fingerprint, on],
    queryFn: () => answered(api.GET('/api/packs/{issuer}/{name}/sheet', { params: { path: { issuer, name }, query: { fingerprint, on } } })),
  });
}

/** Drafts, the latest opened first. */
export function useDrafts(pack?: string) {
  return useQuery({
    queryKey: ['pack-drafts', pack],
    queryFn: () => answered(api.GET('/api/pack-drafts', { params: { query: { pack, limit: 50 } } })),
  });
}

/** Whether the grades of a pack may be shown outside, and why. */
export function useOutside(issuer: string, name: string) {
  return useQuery({
    queryKey: ['pack', issuer, name, 'outside'],
    queryFn: () => answered(api.GET('/api/packs/{issuer}/{name}/outside', { params: { path: { issuer, name } } })),
  });
}

/** Sets whether they may; every grade on the pages bears its mark anew. */
export function useSetOutside(issuer: string, name: string, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: { readonly isAllowed: boolean; readonly by: string; readonly reason: string }) =>
      answered(api.POST('/api/packs/{issuer}/{name}/outside', { params: { path: { issuer, name } }, body: wish })),
    onSuccess: () => {
      void client.invalidateQueries();
      onDone();
    },
  });
}

/** How many enterprises stand in each grade of the scheme graded last. */
export function useStandings() {
  return useQuery({
    queryKey: ['overview', undefined],
    queryFn: () => answered(api.GET('/api/overview', { params: { query: {} } })),
  });
}
