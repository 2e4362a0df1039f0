import { Button, Flex, Table } from 'antd';
import type { EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface ChartTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export interface ChartProps {
  /** Says what is to be seen, with the unit. */
  readonly title: string;
  readonly option: EChartsCoreOption;
  readonly table: ChartTable;
  readonly height: number;
  readonly onChoose?: (category: string, series: string) => void;
}

function quoted(cell: string | number): string {
  const text = typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell);
  return `"${text.replaceAll('"', '""')}"`;
}

function download(table: ChartTable, name: string) {
  const lines = [table.heads, ...table.rows].map((row) => row.map(quoted).join(','));
  const address = URL.createObjectURL(new Blob([`\uFEFF${lines.join('\r\n')}\r\n`], { type: 'text/csv' }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = `${name}.csv`;
  anchor.click();
  URL.revokeObjectURL(address);
}

function Drawing({ title, option, height, onChoose }: Omit<ChartProps, 'table'>) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let dispose: (() => void) | undefined;
    let cancelled = false;
    void import('./echarts').then(({ draw }) => {
      if (!cancelled && place.current) dispose = draw(place.current, option, onChoose);
    });
    return () => {
      cancelled = true;
      dispose?.();
    };
  }, [option, onChoose]);
  return <div ref={place} role="img" aria-label={title} style={{ height, width: '100%' }} />;
}

/** A chart with its figures as a table and for download. */
export function Chart(props: ChartProps) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  return (
    <figure style={{ margin: 0 }}>
      <Flex justify="space-between" align="flex-start" gap={8} wrap style={{ marginBottom: 8 }}>
        <figcaption style={{ color: '#4A5568', flex: '1 1 200px' }}>{props.title}</figcaption>
        <Flex gap={4} className="no-print">
          <Button size="small" type="text" onClick={() => setAsTable(!asTable)}>
            {t(asTable ? 'chart.asChart' : 'chart.asTable')}
          </Button>
          <Button size="small" type="text" onClick={() => download(props.table, props.title)}>
            {t('chart.download')}
          </Button>
        </Flex>
      </Flex>
      {asTable ? (
        <div style={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={props.title}>
          <Table
            size="small"
            pagination={false}
            rowKey={(row) => String(row[0])}
            dataSource={props.table.rows.map((row) => [...row])}
            columns={props.table.heads.map((head, at) => ({ title: head, render: (_: unknown, row: (string | number)[]) => row[at] }))}
          />
        </div>
      ) : (
        <Drawing title={props.title} option={props.option} height={props.height} onChoose={props.onChoose} />
      )}
    </figure>
  );
}
