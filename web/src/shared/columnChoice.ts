import { useState } from 'react';

/** Which columns of a table are shown; remembered in this browser under the table's name. */
export function useColumnChoice(table: string, all: readonly string[], initial: readonly string[]) {
  const key = `xinheng.columns.${table}`;
  const [chosen, setChosen] = useState<readonly string[]>(() => {
    const stored = localStorage.getItem(key)?.split(',').filter((column) => all.includes(column));
    return stored && stored.length > 0 ? stored : initial;
  });
  function choose(columns: readonly string[]) {
    localStorage.setItem(key, columns.join(','));
    setChosen(columns);
  }
  return [chosen, choose] as const;
}
