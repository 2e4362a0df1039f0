import { useState } from 'react';
import { areSame, type Files } from './files';

interface Kept {
  /** The draft's revision the text began from; 0 for a draft not opened yet. */
  readonly revision: number;
  readonly files: Files;
}

function storedAt(key: string): string {
  return `xinheng.pack.${key}`;
}

/** Only a whole text is taken up; anything else in the place is left out of account. */
function stored(key: string): Kept | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(storedAt(key)) ?? 'null') as Partial<Kept> | null;
    if (typeof kept?.revision !== 'number' || typeof kept.files !== 'object' || kept.files === null) return undefined;
    const isWhole = Object.values(kept.files).every((text) => typeof text === 'string') && 'pack.yaml' in kept.files;
    return isWhole ? { revision: kept.revision, files: kept.files } : undefined;
  } catch {
    return undefined;
  }
}

function store(key: string, kept: Kept) {
  try {
    localStorage.setItem(storedAt(key), JSON.stringify(kept));
  } catch {
    // A browser whose room is used up still has the text on the page.
  }
}

/** A text that outlives the page: what was typed is kept in this browser, with the revision it began from, until it is saved or given up. */
export function useKeptFiles(key: string, saved: Files, revision: number) {
  const [taken] = useState(() => stored(key));
  const [kept, setKept] = useState<Kept>(taken ?? { revision, files: saved });
  const [isTakenUp, setTakenUp] = useState(taken !== undefined && !areSame(taken.files, saved));
  function put(changed: Kept) {
    store(key, changed);
    setKept(changed);
  }
  return {
    files: kept.files,
    revision: kept.revision,
    isTakenUp,
    change: (files: Files) => put({ revision: kept.revision, files }),
    /** Goes on with the same text from what somebody else has saved meanwhile. */
    rebase: (onto: number) => put({ revision: onto, files: kept.files }),
    /** Gives the typed text up for one that is saved. */
    settle: (files: Files, at: number) => {
      localStorage.removeItem(storedAt(key));
      setKept({ revision: at, files });
      setTakenUp(false);
    },
  } as const;
}

const nameAt = 'xinheng.named-by';

/** The name steps are named by, remembered for the next one. */
export function useActingName() {
  const [name, setName] = useState(() => localStorage.getItem(nameAt) ?? '');
  function change(changed: string) {
    localStorage.setItem(nameAt, changed);
    setName(changed);
  }
  return [name, change] as const;
}
