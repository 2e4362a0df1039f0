import { Flex } from 'antd';
import type { ReactNode } from 'react';
import { Waiting } from '../../shared/components/Waiting';
import { Answer } from './Answer';
import { Basis } from './Basis';
import { Outlook } from './Outlook';
import { type Moment, useExplanation } from './queries';
import { RecordOutcomes } from './RecordOutcomes';
import { Values } from './Values';

/** The answer at the top and its proof in one column; what the caller adds stands in the other. */
export function ExplanationPanel({ subjectKey, at, beside, below }: { subjectKey: string; at: Moment; beside: ReactNode; below: ReactNode }) {
  const explanation = useExplanation(subjectKey, at);
  return (
    <>
      <Waiting query={explanation} rows={3}>
        {(answer) => <Answer explanation={answer} />}
      </Waiting>
      <div className="proof-and-beside">
        <Flex vertical gap={16} style={{ minWidth: 0 }}>
          {explanation.data && (
            <>
              <Outlook explanation={explanation.data} />
              <Basis explanation={explanation.data} />
              <RecordOutcomes explanation={explanation.data} />
              <Values explanation={explanation.data} />
            </>
          )}
          {below}
        </Flex>
        <Flex vertical gap={16} style={{ minWidth: 0 }}>
          {beside}
        </Flex>
      </div>
    </>
  );
}
