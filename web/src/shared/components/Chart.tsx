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

function save(content: Blob, name: string) {
  const address = URL.createObjectURL(content);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  URL.revokeObjectURL(address);
}

function saveFigures(table: ChartTable, name: string) {
  const lines = [table.heads, ...table.rows].map((row) => row.map(quoted).join(','));
  save(new Blob([`\uFEFF${lines.join('\r\n')}\r\n`], { type: 'text/csv' }), `${name}.csv`);
}

/** The drawing with its title above it on white, at twice its size so that it stays sharp in print. */
async function savePicture(drawing: SVGSVGElement, title: string) {
  const scale = 2;
  const band = 36;
  const { width, height } = drawing.getBoundingClientRect();
  const source = drawing.cloneNode(true) as SVGSVGElement;
  source.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(source))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = (height + band) * scale;
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.scale(scale, scale);
  pen.fillStyle = '#FFFFFF';
  pen.fillRect(0, 0, width, height + band);
  pen.fillStyle = '#1F2733';
  pen.font = `15px ${getComputedStyle(document.body).fontFamily}`;
  pen.fillText(title, 8, 24, width - 16);
  pen.drawImage(image, 0, band, width, height);
  canvas.toBlob((picture) => picture && save(picture, `${title}.png`), 'image/png');
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
  const figure = useRef<HTMLElement>(null);
  function onPicture() {
    const drawing = figure.current?.querySelector('svg[width]');
    if (drawing instanceof SVGSVGElement) void savePicture(drawing, props.title);
  }
  return (
    <figure ref={figure} style={{ margin: 0 }}>
      <Flex justify="space-between" align="flex-start" gap={8} wrap style={{ marginBottom: 8 }}>
        <figcaption style={{ color: '#4A5568', flex: '1 1 200px' }}>{props.title}</figcaption>
        <Flex gap={4} className="no-print">
          <Button size="small" type="text" onClick={() => setAsTable(!asTable)}>
            {t(asTable ? 'chart.asChart' : 'chart.asTable')}
          </Button>
          <Button size="small" type="text" onClick={() => saveFigures(props.table, props.title)}>
            {t('chart.download')}
          </Button>
          {!asTable && (
            <Button size="small" type="text" onClick={onPicture}>
              {t('chart.downloadPicture')}
            </Button>
          )}
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
