import { Card } from 'antd';
import type { ReactNode } from 'react';
import { useId } from 'react';

/** A titled part of a page, a landmark of its own for readers who jump. */
export function Section(props: { title: ReactNode; extra?: ReactNode; id?: string; children: ReactNode; flush?: boolean }) {
  const own = useId();
  const headingId = `${props.id ?? own}-heading`;
  return (
    <section id={props.id} aria-labelledby={headingId}>
      <Card
        size="small"
        title={
          <h2 id={headingId} style={{ fontSize: 15, whiteSpace: 'normal' }}>
            {props.title}
          </h2>
        }
        extra={props.extra}
        styles={{ body: { padding: props.flush ? 0 : 16 }, header: { minHeight: 44 } }}
      >
        {props.children}
      </Card>
    </section>
  );
}
