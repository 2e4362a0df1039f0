import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api/client';
import { answered } from '../../../shared/api/problem';

export const warningFilters = ['state', 'rule', 'severity', 'assignee', 'division', 'subject', 'overdue'] as const;
export type WarningFilter = (typeof warningFilters)[number];
export type WarningFilters = Record<WarningFilter, string | undefined>;

export type Rule = Schemas['WatchRuleView'];
export type Spec = Schemas['WatchSpec'];
export type Row = Schemas['WarningRow'];

function queryOf(filters: WarningFilters) {
  return {
    state: filters.state,
    rule: filters.rule === undefined ? undefined : Number(filters.rule),
    severity: filters.severity as Schemas['WatchSeverity'] | undefined,
    assignee: filters.assignee,
    division: filters.division,
    subject: filters.subject,
    overdue: filters.overdue === 'true' ? true : undefined,
  };
}

export function useWarnings(filters: WarningFilters, cursor: string | undefined) {
  return useQuery({
    queryKey: ['warnings', 'list', filters, cursor],
    queryFn: () => answered(api.GET('/api/warnings', { params: { query: { ...queryOf(filters), cursor, limit: 50 } } })),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });
}

export function useCounts(filters: WarningFilters) {
  return useQuery({
    queryKey: ['warnings', 'counts', filters],
    queryFn: () => answered(api.GET('/api/warnings/counts', { params: { query: { ...queryOf(filters), state: undefined, overdue: undefined } } })),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });
}

export function useWarning(number: number) {
  return useQuery({
    queryKey: ['warnings', 'one', number],
    queryFn: () => answered(api.GET('/api/warnings/{number}', { params: { path: { number } } })),
  });
}

export function useRules() {
  return useQuery({ queryKey: ['warnings', 'rules'], queryFn: () => answered(api.GET('/api/warnings/rules')) });
}

export function useChoices() {
  return useQuery({ queryKey: ['warnings', 'choices'], queryFn: () => answered(api.GET('/api/warnings/choices')), staleTime: 300_000 });
}

function useRefresh() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['warnings'] });
}

export function useAct() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (request: Schemas['WarningActRequest']) => answered(api.POST('/api/warnings/acts', { body: request })),
    onSuccess: refresh,
  });
}

export function useUndo() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ act, by }: { act: number; by: string }) => answered(api.POST('/api/warnings/acts/{act}/undo', { params: { path: { act } }, body: { by } })),
    onSuccess: refresh,
  });
}

export function useTrial() {
  return useMutation({
    mutationFn: (request: Schemas['WatchTrialRequest']) => answered(api.POST('/api/warnings/try', { body: request })),
  });
}

export function useSaveRule(rule: Rule | undefined) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ spec, by }: { spec: Spec; by: string }) =>
      rule === undefined
        ? answered(api.POST('/api/warnings/rules', { body: { spec, by } }))
        : answered(api.PUT('/api/warnings/rules/{number}', { params: { path: { number: rule.number } }, body: { spec, by, revision: rule.revision } })),
    onSuccess: refresh,
  });
}

export function useSwitch(rule: Rule) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ by, reason }: { by: string; reason?: string }) => {
      const request = { params: { path: { number: rule.number } }, body: { by, reason, revision: rule.revision } };
      return rule.state === 'on'
        ? answered(api.POST('/api/warnings/rules/{number}/off', request))
        : answered(api.POST('/api/warnings/rules/{number}/on', request));
    },
    onSuccess: refresh,
  });
}
