import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Schemas } from '../../shared/api/client';
import { type Batch, isGoing } from './queries';

type Progress = Schemas['BatchProgress'];

/** Follows a batch by server-sent events while it is going; its receipt is asked for again when it ends. */
export function useProgress(batch: Batch): Progress | undefined {
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress>();
  const { number } = batch;
  const follows = isGoing(batch.state);
  useEffect(() => {
    if (!follows) return undefined;
    const events = new EventSource(`/api/intake/batches/${number}/progress`);
    const read = (event: MessageEvent<string>) => {
      const next = JSON.parse(event.data) as Progress;
      setProgress(next);
      if (!isGoing(next.state)) {
        events.close();
        void client.invalidateQueries({ queryKey: ['intake'] });
        void client.invalidateQueries({ queryKey: ['overview'] });
      }
    };
    events.addEventListener('message', read);
    events.addEventListener('progress', read);
    return () => events.close();
  }, [number, follows, client]);
  return follows ? progress : undefined;
}
