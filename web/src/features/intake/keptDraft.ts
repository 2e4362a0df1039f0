import { useState } from 'react';
import type { Draft } from './mappingDraft';

export interface FormDraft {
  readonly sheets: Draft;
  readonly saveAs: string;
}

function storedAt(key: string): string {
  return `xinheng.mapping.${key}`;
}

/** Only a draft of the same sheets is taken up; anything else in the place is left out of account. */
function stored(key: string, first: FormDraft): FormDraft | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(storedAt(key)) ?? 'null') as Partial<FormDraft> | null;
    if (!kept?.sheets || typeof kept.saveAs !== 'string') return undefined;
    const sheets = Object.entries(kept.sheets);
    const isWhole = sheets.every(([, sheet]) => typeof sheet?.isRead === 'boolean' && typeof sheet.firstDataRow === 'number' && sheet.fields && sheet.constants);
    const isSame = String(Object.keys(kept.sheets)) === String(Object.keys(first.sheets));
    return isWhole && isSame ? { sheets: kept.sheets, saveAs: kept.saveAs } : undefined;
  } catch {
    return undefined;
  }
}

/** A form that outlives the page: what was changed is kept in this browser until it is sent or given up. */
export function useKeptDraft(key: string, first: FormDraft) {
  const [taken] = useState(() => stored(key, first));
  const [draft, setDraft] = useState(taken ?? first);
  const [isTakenUp, setTakenUp] = useState(taken !== undefined);
  function change(changed: FormDraft) {
    localStorage.setItem(storedAt(key), JSON.stringify(changed));
    setDraft(changed);
  }
  function forget() {
    localStorage.removeItem(storedAt(key));
    setDraft(first);
    setTakenUp(false);
  }
  return { draft, isTakenUp, change, forget } as const;
}
