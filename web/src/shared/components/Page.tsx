import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';

/** A page: its heading, the sentence that answers first, what can be done, and the proof below. */
export function Page(props: { title: ReactNode; answer?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  return (
    <Flex vertical gap={16}>
      <Flex justify="space-between" align="flex-start" gap={12} wrap>
        <div style={{ minWidth: 0, flex: '1 1 420px' }}>
          <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
            {props.title}
          </Typography.Title>
          {props.answer && (
            <Typography.Paragraph style={{ margin: '6px 0 0', fontSize: 15, maxWidth: 900 }}>{props.answer}</Typography.Paragraph>
          )}
        </div>
        {props.actions && (
          <Flex gap={8} wrap className="no-print">
            {props.actions}
          </Flex>
        )}
      </Flex>
      {props.children}
    </Flex>
  );
}
