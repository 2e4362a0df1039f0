import { DeleteOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { inReadersLanguage } from '../../shared/format';
import { fix, openFields } from './mappingDraft';
import type { SheetMappingProps } from './SheetMapping';

/** Fields that have one value in every row, such as the body that decided when a whole file is from one body. */
export function Constants({ sheet, kind, draft, change }: SheetMappingProps) {
  const { t } = useTranslation();
  return (
    <Form layout="vertical" component="div">
      <h3 style={{ fontSize: 14, margin: '4px 0' }}>{t('mapping.constants')}</h3>
      <p style={{ margin: '0 0 8px', color: '#566070' }}>{t('mapping.constantsHint')}</p>
      <Flex vertical gap={8}>
        {Object.entries(draft.constants).map(([id, value]) => {
          const field = kind.fields.find((known) => known.id === id);
          const title = field ? inReadersLanguage(field.title) : id;
          const inputId = `mapping-constant-${sheet.sheet}-${id}`;
          return (
            <Form.Item key={id} label={title} htmlFor={inputId} style={{ marginBottom: 0, maxWidth: 480 }}>
              <Flex gap={8}>
                <Input id={inputId} value={value} maxLength={500} onChange={(event) => change(fix(draft, id, event.target.value))} />
                <Button icon={<DeleteOutlined />} aria-label={t('mapping.constantRemove', { field: title })} onClick={() => change(fix(draft, id, undefined))} />
              </Flex>
            </Form.Item>
          );
        })}
        <Select<string>
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: 260, maxWidth: '100%' }}
          aria-label={t('mapping.constantAdd')}
          placeholder={t('mapping.constantAdd')}
          value={null}
          options={openFields(draft, kind).map((field) => ({ value: field.id, label: inReadersLanguage(field.title) }))}
          onChange={(field) => change(fix(draft, field, ''))}
        />
      </Flex>
    </Form>
  );
}
