import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../shared/api/client';
import { answered } from '../../shared/api/problem';
import { type Moment, momentQuery } from '../../shared/moment';

export const subjectFilters = ['text', 'division', 'industry', 'grade', 'kind', 'licence', 'record', 'suspended', 'asOf', 'knownOn'] as const;
export type SubjectFilter = (typeof subjectFilters)[number];
export type SubjectFilters = Readonly<Record<SubjectFilter, string | undefined>>;

export function useSubjects(filters: SubjectFilters, cursor: string | undefined) {
  return useQuery({
    queryKey: ['subjects', filters, cursor],
    queryFn: () => answered(api.GET('/api/subjects', { params: { query: { ...filters, suspended: filters.suspended === 'true' ? true : undefined, cursor, limit: 50 } } })),
    placeholderData: keepPreviousData,
  });
}

export function useSubject(key: string, at: Moment) {
  return useQuery({
    queryKey: ['subject', key, at.asOf, at.knownOn],
    queryFn: () => answered(api.GET('/api/subjects/{key}', { params: { path: { key }, query: momentQuery(at) } })),
  });
}

export function useSubjectRecords(key: string, at: Moment) {
  return useQuery({
    queryKey: ['subject', key, 'records', at.asOf, at.knownOn],
    queryFn: () => answered(api.GET('/api/subjects/{key}/records', { params: { path: { key }, query: momentQuery(at) } })),
  });
}

export function useDivisions(under: string | undefined) {
  return useQuery({
    queryKey: ['divisions', under],
    queryFn: () => answered(api.GET('/api/reference/divisions', { params: { query: { under } } })),
    enabled: under !== undefined,
    staleTime: Infinity,
  });
}

export function useIndustries() {
  return useQuery({
    queryKey: ['industries'],
    queryFn: () => answered(api.GET('/api/reference/industries')),
    staleTime: Infinity,
  });
}

/** The kinds of record a subject can have. */
export function useRecordKinds() {
  return useQuery({
    queryKey: ['registry', 'record kinds'],
    queryFn: async () => (await answered(api.GET('/api/intake/kinds'))).flatMap((kind) => kind.records),
    staleTime: Infinity,
  });
}

/** Where the filtered subjects can be downloaded. */
export function exportAddress(filters: SubjectFilters, format: 'xlsx' | 'csv'): string {
  const query = new URLSearchParams({ format });
  for (const [name, value] of Object.entries(filters)) {
    if (value && (name !== 'suspended' || value === 'true')) query.set(name, value);
  }
  return `/api/subjects/export?${query.toString()}`;
}
