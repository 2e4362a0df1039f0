import { Typography } from 'antd';
import type { ReactNode } from 'react';

/** An empty place that says why it is empty and what to do next. */
export function Nothing({ why, next }: { why: string; next?: ReactNode }) {
  return (
    <div style={{ padding: '28px 16px', textAlign: 'center' }}>
      <Typography.Paragraph strong style={{ marginBottom: 4 }}>
        {why}
      </Typography.Paragraph>
      {next && <Typography.Text type="secondary">{next}</Typography.Text>}
    </div>
  );
}
