import { Alert, Checkbox, Flex, Form, InputNumber, Select, Tag } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../shared/api/client';
import { Chinese } from '../../shared/components/Chinese';
import { type Column, QueryTable } from '../../shared/components/QueryTable';
import { inReadersLanguage } from '../../shared/format';
import { Constants } from './Constants';
import { assign, missingFields, type SheetDraft } from './mappingDraft';

type ColumnView = Schemas['ColumnView'];

export interface SheetMappingProps {
  readonly sheet: Schemas['SheetView'];
  readonly kind: Schemas['KindView'];
  readonly draft: SheetDraft;
  readonly change: (draft: SheetDraft) => void;
  /** Whether the file has other sheets, so that this one may be left out. */
  readonly isOneOfSeveral: boolean;
}

function FieldChoice({ column, kind, draft, change }: SheetMappingProps & { column: ColumnView }) {
  const { t } = useTranslation();
  return (
    <Select<string>
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width: '100%', minWidth: 180 }}
      aria-label={t('mapping.fieldOf', { header: column.header || column.index + 1 })}
      placeholder={t('mapping.leaveOut')}
      value={draft.fields[column.index]}
      options={kind.fields.map((field) => ({
        value: field.id,
        label: `${inReadersLanguage(field.title)}${field.isRequired ? t('mapping.requiredMark') : ''}`,
      }))}
      onChange={(field) => change(assign(draft, column.index, field))}
    />
  );
}

function columns(t: TFunction, props: SheetMappingProps): Column<ColumnView>[] {
  return [
    { key: 'header', title: t('mapping.header'), isHeading: true, render: (column) => <Chinese text={column.header || t('mapping.noHeader', { place: column.index + 1 })} /> },
    { key: 'field', title: t('mapping.field'), width: 260, render: (column) => <FieldChoice {...props} column={column} /> },
    {
      key: 'sure',
      title: t('mapping.sure'),
      width: 110,
      render: (column) => (column.field ? <Tag>{t('mapping.proposed', { share: Math.round(column.confidence * 100) })}</Tag> : t('mapping.unknown')),
    },
    { key: 'samples', title: t('mapping.samples'), render: (column) => <Chinese text={column.samples.filter(Boolean).join(t('shared.listSeparator')) || t('shared.none')} /> },
  ];
}

/** The columns of one sheet beside the fields of the kind. */
export function SheetMapping(props: SheetMappingProps) {
  const { t } = useTranslation();
  const { sheet, kind, draft, change } = props;
  const missing = draft.isRead ? missingFields(draft, kind) : [];
  const rowId = `mapping-row-${sheet.sheet}`;
  return (
    <Flex vertical gap={12}>
      <Flex gap={24} wrap align="center">
        {props.isOneOfSeveral && (
          <Checkbox checked={draft.isRead} onChange={(event) => change({ ...draft, isRead: event.target.checked })}>
            {t('mapping.readSheet')}
          </Checkbox>
        )}
        <Form.Item label={t('mapping.firstDataRow')} htmlFor={rowId} style={{ marginBottom: 0 }}>
          <InputNumber<number> id={rowId} min={1} precision={0} value={draft.firstDataRow} onChange={(row) => row && change({ ...draft, firstDataRow: row })} />
        </Form.Item>
      </Flex>
      {missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('mapping.missing', { fields: missing.map((field) => inReadersLanguage(field.title)).join(t('shared.listSeparator')) })}
          description={t('mapping.missingNext')}
        />
      )}
      <QueryTable
        name="mapping"
        label={t('mapping.heading')}
        columns={columns(t, props)}
        rows={sheet.columns}
        rowKey={(column) => String(column.index)}
        empty={null}
      />
      <Constants {...props} />
    </Flex>
  );
}
