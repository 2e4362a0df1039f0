import { useSearchParams } from 'react-router';

/** Filters that live in the address bar, so that a view can be sent to a colleague. Changing one returns to the first page. */
export function useFilters<Key extends string>(keys: readonly Key[]) {
  const [search, setSearch] = useSearchParams();
  const values = Object.fromEntries(keys.map((key) => [key, search.get(key) ?? undefined])) as Record<Key, string | undefined>;
  function change(changes: Partial<Record<Key, string | undefined>>) {
    const next = new URLSearchParams(search);
    next.delete('cursor');
    for (const [key, value] of Object.entries(changes) as [Key, string | undefined][]) {
      if (value) next.set(key, value);
      else next.delete(key);
    }
    setSearch(next, { replace: true });
  }
  return { values, change, isFiltered: keys.some((key) => values[key] !== undefined) };
}
