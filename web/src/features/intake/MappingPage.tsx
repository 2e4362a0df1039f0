import { Breadcrumb, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Nothing } from '../../shared/components/Nothing';
import { Page } from '../../shared/components/Page';
import { Section } from '../../shared/components/Section';
import { Waiting } from '../../shared/components/Waiting';
import { useFilters } from '../../shared/filters';
import { inReadersLanguage } from '../../shared/format';
import { MappingForm } from './MappingForm';
import { useKinds, useMapping } from './queries';

/** Where a person says what the columns of an unknown layout are. */
export function MappingPage() {
  const { t } = useTranslation();
  const { number = '0' } = useParams();
  const { values, change } = useFilters(['kind'] as const);
  const kinds = useKinds();
  const mapping = useMapping(Number(number));
  const kindId = values.kind ?? mapping.data?.sheets.find((sheet) => sheet.kind)?.kind ?? undefined;
  const kind = kinds.data?.find((row) => row.id === kindId);
  return (
    <>
      <Breadcrumb
        style={{ marginBottom: 12 }}
        items={[
          { title: <Link to="/intake">{t('intake.heading')}</Link> },
          { title: <Link to={`/intake/${number}`}>{t('intake.batch', { number })}</Link> },
          { title: t('mapping.heading') },
        ]}
      />
      <Page title={t('mapping.heading')} answer={t('mapping.answer')}>
        <Section title={t('mapping.kind')}>
          <Form.Item label={t('mapping.kindLabel')} htmlFor="mapping-kind" layout="vertical" style={{ marginBottom: 0, maxWidth: 360 }}>
            <Select<string>
              id="mapping-kind"
              value={kindId}
              placeholder={t('mapping.kindHint')}
              options={(kinds.data ?? []).map((row) => ({ value: row.id, label: inReadersLanguage(row.title) }))}
              onChange={(chosen) => change({ kind: chosen })}
            />
          </Form.Item>
        </Section>
        <Section title={t('mapping.columns')}>
          <Waiting query={mapping} rows={8}>
            {(found) =>
              kind ? (
                <MappingForm key={kind.id} number={Number(number)} sheets={found.sheets} kind={kind} />
              ) : (
                <Nothing why={t('mapping.noKind')} next={t('mapping.noKindNext')} />
              )
            }
          </Waiting>
        </Section>
      </Page>
    </>
  );
}
