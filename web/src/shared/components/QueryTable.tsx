import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Grid, Popover, Skeleton, Table } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useColumnChoice } from '../columnChoice';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  /** Always shown, and the heading of a card on narrow screens. */
  readonly isHeading?: boolean;
  readonly isHiddenAtFirst?: boolean;
  readonly align?: 'right';
  readonly width?: number;
}

export interface QueryTableProps<Row> {
  readonly name: string;
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string;
  readonly empty: ReactNode;
  readonly tools?: ReactNode;
  readonly footer?: ReactNode;
  readonly choosesColumns?: boolean;
}

function Cards<Row>({ columns, rows, rowKey, label }: Pick<QueryTableProps<Row>, 'columns' | 'rowKey' | 'label'> & { rows: readonly Row[] }) {
  const headings = columns.filter((column) => column.isHeading);
  const rest = columns.filter((column) => !column.isHeading);
  return (
    <ul aria-label={label} style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {rows.map((row) => (
        <li key={rowKey(row)} style={{ padding: 12, borderTop: '1px solid #E3E7ED' }}>
          {headings.map((column) => (
            <div key={column.key} style={{ fontWeight: 600, marginBottom: 6 }}>
              {column.render(row)}
            </div>
          ))}
          <dl style={{ display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', gap: '4px 12px', margin: 0 }}>
            {rest.map((column) => (
              <div key={column.key} style={{ display: 'contents' }}>
                <dt style={{ color: '#566070' }}>{column.title}</dt>
                <dd style={{ margin: 0, overflowWrap: 'anywhere' }}>{column.render(row)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

function ColumnChoice(props: { columns: readonly { key: string; title: string; isHeading?: boolean }[]; chosen: readonly string[]; choose: (columns: readonly string[]) => void }) {
  const { t } = useTranslation();
  const options = props.columns.map((column) => ({ value: column.key, label: column.title, disabled: column.isHeading === true }));
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Checkbox.Group
          aria-label={t('shared.columns')}
          options={options}
          value={[...props.chosen]}
          onChange={(columns) => props.choose(columns)}
          style={{ flexDirection: 'column', gap: 6, display: 'flex' }}
        />
      }
    >
      <Button icon={<SettingOutlined />}>{t('shared.columns')}</Button>
    </Popover>
  );
}

/** Rows as a table, or as cards on a narrow screen, with a remembered choice of columns. */
export function QueryTable<Row extends object>(props: QueryTableProps<Row>) {
  const { t } = useTranslation();
  const wide = Grid.useBreakpoint().md ?? true;
  const all = props.columns.map((column) => column.key);
  const initial = props.columns.filter((column) => !column.isHiddenAtFirst).map((column) => column.key);
  const [chosen, choose] = useColumnChoice(props.name, all, initial);
  const shown = props.columns.filter((column) => column.isHeading || chosen.includes(column.key));
  const isEmpty = props.rows?.length === 0;

  return (
    <div className="query-table">
      {(props.tools || props.choosesColumns) && (
        <Flex justify="space-between" gap={8} wrap style={{ padding: 12 }} className="no-print">
          <Flex gap={8} wrap style={{ flex: '1 1 auto' }}>{props.tools}</Flex>
          {props.choosesColumns && <ColumnChoice columns={props.columns} chosen={chosen} choose={choose} />}
        </Flex>
      )}
      {props.rows === undefined && (
        <div role="status" aria-label={t('shared.loading')} style={{ padding: 16 }}>
          <Skeleton active paragraph={{ rows: 6 }} title={false} />
        </div>
      )}
      {isEmpty && props.empty}
      {props.rows && !isEmpty && !wide && <Cards columns={shown} rows={props.rows} rowKey={props.rowKey} label={props.label} />}
      {props.rows && !isEmpty && wide && (
        <div style={{ overflowX: 'auto', overflowY: 'hidden' }} role="region" aria-label={props.label} tabIndex={0}>
          <Table<Row>
            size="small"
            rowKey={props.rowKey}
            dataSource={[...props.rows]}
            pagination={false}
            columns={shown.map((column) => ({
              key: column.key,
              title: column.title,
              align: column.align,
              width: column.width,
              render: (_: unknown, row: Row) => column.render(row),
            }))}
          />
        </div>
      )}
      {props.footer}
    </div>
  );
}
