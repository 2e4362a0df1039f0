import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { Card, Grid } from 'antd';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useLocation } from 'react-router';

interface Props {
  readonly title: ReactNode;
  readonly extra?: ReactNode;
  readonly id?: string;
  readonly children: ReactNode;
  readonly flush?: boolean;
  /** Whether it begins closed on a narrow screen. Print shows it whole. */
  readonly folds?: boolean;
}

const headingStyle = { fontSize: 15, whiteSpace: 'normal' } as const;

function Frame({ props, heading, children }: { props: Props; heading: ReactNode; children: ReactNode }) {
  const own = useId();
  const headingId = `${props.id ?? own}-heading`;
  return (
    <section id={props.id} aria-labelledby={headingId}>
      <Card
        size="small"
        title={
          <h2 id={headingId} style={headingStyle}>
            {heading}
          </h2>
        }
        extra={props.extra}
        styles={{ body: { padding: 0 }, header: { minHeight: 44 } }}
      >
        {children}
      </Card>
    </section>
  );
}

/** Closed until somebody opens it or an address names a place inside. */
function Folding(props: Props) {
  const [open, setOpen] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const bodyId = useId();
  const { hash } = useLocation();
  useEffect(() => {
    const id = decodeURIComponent(hash.slice(1));
    const place = id === '' ? null : document.getElementById(id);
    if (place && (id === props.id || body.current?.contains(place))) setOpen(true);
  }, [hash, props.id]);
  const heading = (
    <button type="button" className="fold" aria-expanded={open} aria-controls={bodyId} onClick={() => setOpen(!open)}>
      <span>{props.title}</span>
      {open ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
    </button>
  );
  return (
    <Frame props={props} heading={heading}>
      <div id={bodyId} ref={body} className={`section-body${open ? '' : ' folded'}`} style={{ padding: props.flush ? 0 : 16 }}>
        {props.children}
      </div>
    </Frame>
  );
}

/** A titled part of a page, a landmark of its own for readers who jump. */
export function Section(props: Props) {
  const wide = Grid.useBreakpoint().md ?? true;
  if (props.folds && !wide) return <Folding {...props} />;
  return (
    <Frame props={props} heading={props.title}>
      <div className="section-body" style={{ padding: props.flush ? 0 : 16 }}>
        {props.children}
      </div>
    </Frame>
  );
}
