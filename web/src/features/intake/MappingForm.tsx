import { Alert, Button, Flex, Form, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Schemas } from '../../shared/api/client';
import { Failure } from '../../shared/components/Failure';
import { type Column, QueryTable } from '../../shared/components/QueryTable';
import { inReadersLanguage } from '../../shared/format';
import { assign, type Draft, draftOf, missingFields, requestOf } from './mappingDraft';
import { useSetMapping } from './queries';

type ColumnView = Schemas['ColumnView'];

interface Props {
  readonly number: number;
  readonly mapping: Schemas['MappingView'];
  readonly kind: Schemas['KindView'];
}

function useColumns(kind: Schemas['KindView'], draft: Draft, setDraft: (draft: Draft) => void): Column<ColumnView>[] {
  const { t } = useTranslation();
  const options = kind.fields.map((field) => ({
    value: field.id,
    label: `${inReadersLanguage(field.title)}${field.isRequired ? t('mapping.requiredMark') : ''}`,
  }));
  return [
    { key: 'header', title: t('mapping.header'), isHeading: true, render: (column) => column.header || t('mapping.noHeader', { place: column.index + 1 }) },
    {
      key: 'field',
      title: t('mapping.field'),
      width: 260,
      render: (column) => (
        <Select<string>
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: '100%', minWidth: 180 }}
          aria-label={t('mapping.fieldOf', { header: column.header || column.index + 1 })}
          placeholder={t('mapping.leaveOut')}
          value={draft[column.index]}
          options={options}
          onChange={(field) => setDraft(assign(draft, column.index, field))}
        />
      ),
    },
    {
      key: 'sure',
      title: t('mapping.sure'),
      width: 110,
      render: (column) => (column.field ? <Tag>{t('mapping.proposed', { share: Math.round(column.confidence * 100) })}</Tag> : t('mapping.unknown')),
    },
    { key: 'samples', title: t('mapping.samples'), render: (column) => column.samples.filter(Boolean).join(t('shared.listSeparator')) || t('shared.none') },
  ];
}

/** The columns of a file beside the fields of its kind; the proposal is chosen beforehand. */
export function MappingForm({ number, mapping, kind }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const set = useSetMapping(number);
  const [draft, setDraft] = useState<Draft>(() => draftOf(mapping));
  const [saveAs, setSaveAs] = useState('');
  const missing = missingFields(draft, kind.fields, mapping.constants);
  const columns = useColumns(kind, draft, setDraft);
  return (
    <Flex vertical gap={12}>
      <QueryTable name="mapping" label={t('mapping.heading')} columns={columns} rows={mapping.columns} rowKey={(column) => String(column.index)} empty={null} />
      {missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('mapping.missing', { fields: missing.map((field) => inReadersLanguage(field.title)).join(t('shared.listSeparator')) })}
          description={t('mapping.missingNext')}
        />
      )}
      <Form
        layout="vertical"
        onFinish={() => set.mutate(requestOf(draft, mapping, kind.id, saveAs), { onSuccess: () => void navigate(`/intake/${number}`) })}
      >
        <Flex gap={16} wrap align="end">
          <Form.Item label={t('mapping.saveAs')} htmlFor="mapping-save-as" style={{ flex: '1 1 260px', marginBottom: 0 }}>
            <Input id="mapping-save-as" value={saveAs} maxLength={80} placeholder={t('mapping.saveAsHint')} onChange={(event) => setSaveAs(event.target.value)} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={set.isPending} disabled={missing.length > 0}>
            {t('mapping.apply')}
          </Button>
        </Flex>
        <p style={{ margin: '8px 0 0', color: '#566070' }}>{t('mapping.consequence')}</p>
      </Form>
      {set.isError && <Failure error={set.error} />}
    </Flex>
  );
}
