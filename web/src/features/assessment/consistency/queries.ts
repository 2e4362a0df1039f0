import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/client';
import { answered } from '../../../shared/api/problem';

export const caseFilters = ['state', 'rule', 'division', 'subject', 'overdue'] as const;
export type CaseFilter = (typeof caseFilters)[number];
export type CaseFilters = Record<CaseFilter, string | undefined>;

function queryOf(filters: CaseFilters) {
  return { rule: filters.rule, division: filters.division, subject: filters.subject };
}

export function useCases(filters: CaseFilters, cursor: string | undefined) {
  return useQuery({
    queryKey: ['consistency', 'list', filters, cursor],
    queryFn: () => answered(api.GET('/api/consistency/cases', { params: { query: { ...queryOf(filters), state: filters.state, overdue: filters.overdue === 'true' ? true : undefined, cursor, limit: 50 } } })),
    placeholderData: keepPreviousData,
  });
}

export function useCaseCounts(filters: CaseFilters) {
  return useQuery({
    queryKey: ['consistency', 'counts', filters],
    queryFn: () => answered(api.GET('/api/consistency/counts', { params: { query: queryOf(filters) } })),
    placeholderData: keepPreviousData,
  });
}

export function useConsistencyRules() {
  return useQuery({ queryKey: ['consistency', 'rules'], queryFn: () => answered(api.GET('/api/consistency/rules')), staleTime: 300_000 });
}

export function useCase(number: number) {
  return useQuery({
    queryKey: ['consistency', 'one', number],
    queryFn: () => answered(api.GET('/api/consistency/cases/{number}', { params: { path: { number } } })),
  });
}

export function useDecide(number: number, step: 'reviews' | 'close') {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: Schemas['CaseDecisionRequest']) =>
      step === 'reviews'
        ? answered(api.POST('/api/consistency/cases/{number}/reviews', { params: { path: { number } }, body: request }))
        : answered(api.POST('/api/consistency/cases/{number}/close', { params: { path: { number } }, body: request })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['consistency'] }),
  });
}
