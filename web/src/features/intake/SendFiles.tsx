import { InboxOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Form, Select, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '../../shared/components/Failure';
import { Section } from '../../shared/components/Section';
import { formatBytes, inReadersLanguage } from '../../shared/format';
import { type Batch, useKinds, useProfiles, useSubmit } from './queries';

function Chosen({ files, remove }: { files: readonly File[]; remove: (file: File) => void }) {
  const { t } = useTranslation();
  return (
    <ul aria-label={t('intake.chosenFiles')} style={{ margin: '12px 0 0', paddingInlineStart: 18 }}>
      {files.map((file) => (
        <li key={`${file.name}-${file.size}-${file.lastModified}`}>
          {file.name} ({formatBytes(file.size)}){' '}
          <Button type="link" size="small" onClick={() => remove(file)} aria-label={t('intake.removeFile', { file: file.name })}>
            {t('intake.remove')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Choice(props: { label: string; hint: string; id: string; value?: string; options: { value: string; label: string }[]; onChange: (value: string | undefined) => void }) {
  return (
    <Form.Item label={props.label} htmlFor={props.id} style={{ flex: '1 1 200px', marginBottom: 0 }}>
      <Select<string>
        id={props.id}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={props.hint}
        value={props.value}
        options={props.options}
        onChange={props.onChange}
      />
    </Form.Item>
  );
}

function Sent({ batches }: { batches: readonly Batch[] }) {
  const { t } = useTranslation();
  const repeats = batches.filter((batch) => batch.isRepeat);
  const taken = batches.length - repeats.length;
  return (
    <Flex vertical gap={8}>
      {taken > 0 && <Alert type="success" showIcon title={t('intake.sent', { count: taken })} />}
      {repeats.map((batch) => (
        <Alert
          key={batch.number}
          type="info"
          showIcon
          title={t('intake.repeat', { number: batch.number })}
          description={<Link to={`/intake/${batch.number}`}>{t('intake.batchOf', { number: batch.number, file: batch.fileName })}</Link>}
        />
      ))}
    </Flex>
  );
}

/** Files dropped or chosen, their kind if it is known, and the sending. */
export function SendFiles() {
  const { t } = useTranslation();
  const kinds = useKinds();
  const profiles = useProfiles();
  const submit = useSubmit();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [kind, setKind] = useState<string>();
  const [profile, setProfile] = useState<string>();
  const savedProfiles = profiles.data ?? [];

  return (
    <Section title={t('intake.send')}>
      <Upload.Dragger
        multiple
        showUploadList={false}
        beforeUpload={(file) => {
          setFiles((before) => [...before, file]);
          return false;
        }}
      >
        <InboxOutlined style={{ fontSize: 32, color: '#1554AD' }} aria-hidden />
        <p style={{ margin: '8px 0 4px', fontWeight: 600 }}>{t('intake.drop')}</p>
        <p style={{ margin: 0, color: '#566070' }}>{t('intake.dropHint')}</p>
      </Upload.Dragger>
      {files.length > 0 && <Chosen files={files} remove={(gone) => setFiles(files.filter((file) => file !== gone))} />}
      <Form layout="vertical" style={{ marginTop: 12 }}>
        <Flex gap={16} wrap align="end">
          <Choice
            id="intake-kind"
            label={t('intake.kind')}
            hint={t('intake.kindAutomatic')}
            value={kind}
            onChange={setKind}
            options={(kinds.data ?? []).map((row) => ({ value: row.id, label: inReadersLanguage(row.title) }))}
          />
          {savedProfiles.length > 0 && (
            <Choice
              id="intake-profile"
              label={t('intake.profile')}
              hint={t('intake.profileNone')}
              value={profile}
              onChange={setProfile}
              options={savedProfiles.map((row) => ({ value: row.name, label: row.name }))}
            />
          )}
          <Button
            type="primary"
            disabled={files.length === 0}
            loading={submit.isPending}
            onClick={() => submit.mutate({ files, kind, profile }, { onSuccess: () => setFiles([]) })}
          >
            {t('intake.sendButton', { count: files.length })}
          </Button>
        </Flex>
      </Form>
      <div aria-live="polite" style={{ marginTop: submit.isIdle ? 0 : 12 }}>
        {submit.isError && <Failure error={submit.error} />}
        {submit.isSuccess && <Sent batches={submit.data} />}
      </div>
    </Section>
  );
}
