import { InboxOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Radio, Select, Upload } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Schemas } from '../../../shared/api/client';
import { usePacks } from '../../../shared/api/packs';
import { Day } from '../../../shared/components/Day';
import { Failure } from '../../../shared/components/Failure';
import { Section } from '../../../shared/components/Section';
import { formatBytes, inReadersLanguage } from '../../../shared/format';
import { HeldInspections } from './HeldInspections';
import { useHeldInspections, useStartBackTest } from './queries';

type By = 'scheme' | 'pack';
type Source = Schemas['OutcomeSource'];

function Field({ label, id, width, children }: { label: string; id?: string; width?: number; children: ReactNode }) {
  return (
    <Form.Item label={label} htmlFor={id} style={{ flex: width ? `0 1 ${width}px` : '0 1 auto', minWidth: 0, maxWidth: '100%', marginBottom: 0 }}>
      {children}
    </Form.Item>
  );
}

function OutcomesFile({ file, choose }: { file: File | undefined; choose: (file: File | undefined) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Upload.Dragger
        maxCount={1}
        showUploadList={false}
        beforeUpload={(chosen) => {
          choose(chosen);
          return false;
        }}
      >
        <InboxOutlined style={{ fontSize: 28, color: '#1554AD' }} aria-hidden />
        <p style={{ margin: '8px 0 4px', fontWeight: 600 }}>{t('backtest.drop')}</p>
        <p style={{ margin: 0, color: '#566070' }}>{t('backtest.dropHint')}</p>
      </Upload.Dragger>
      {file && (
        <p style={{ margin: '8px 0 0' }}>
          {file.name} ({formatBytes(file.size)}){' '}
          <Button type="link" size="small" onClick={() => choose(undefined)}>
            {t('backtest.removeFile')}
          </Button>
        </p>
      )}
    </>
  );
}

function ByWhat(props: { by: By; setBy: (by: By) => void; what: string | undefined; setWhat: (what: string) => void }) {
  const { t } = useTranslation();
  const packs = usePacks();
  const runnable = (packs.data ?? []).filter((pack) => pack.canRun);
  const options =
    props.by === 'pack'
      ? runnable.map((row) => ({ value: row.id, label: `${inReadersLanguage(row.title)} (${row.id})` }))
      : runnable.flatMap((row) => (row.scheme ? [{ value: row.scheme.id, label: `${inReadersLanguage(row.scheme.title)} (${row.scheme.id})` }] : []));
  return (
    <>
      <Field label={t('backtest.by')}>
        <Radio.Group
          aria-label={t('backtest.by')}
          value={props.by}
          onChange={(event) => props.setBy(event.target.value as By)}
          options={(['scheme', 'pack'] as const).map((value) => ({ value, label: t(`backtest.byKind.${value}`) }))}
        />
      </Field>
      <Field label={t(`backtest.what.${props.by}`)} id="backtest-what" width={360}>
        <Select<string> id="backtest-what" style={{ width: '100%' }} placeholder={t(`backtest.what.${props.by}`)} value={props.what} onChange={props.setWhat} options={options} />
      </Field>
    </>
  );
}

function Outcomes(props: { source: Source; setSource: (source: Source) => void; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      <Radio.Group
        aria-label={t('backtest.source')}
        style={{ marginBottom: 12 }}
        value={props.source}
        onChange={(event) => props.setSource(event.target.value as Source)}
        options={(['platform', 'file'] as const).map((value) => ({ value, label: t(`backtest.sourceKind.${value}`) }))}
      />
      {props.children}
    </>
  );
}

/** Says on which outcomes grades are tested, and by what they were given. */
export function BackTestStart() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const start = useStartBackTest();
  const [source, setSource] = useState<Source>('platform');
  const [department, setDepartment] = useState<string>();
  const [file, setFile] = useState<File>();
  const [by, setBy] = useState<By>('scheme');
  const [what, setWhat] = useState<string>();
  const [known, setKnown] = useState<Schemas['Knowledge']>('received');
  const [period, setPeriod] = useState<Schemas['PeriodLength']>('half-year');
  const [from, setFrom] = useState<string>();
  const [through, setThrough] = useState<string>();
  const held = useHeldInspections({ from, through, department }, source === 'platform');
  const isReady = what !== undefined && (source === 'file' ? file !== undefined : held.data !== undefined && !held.data.trouble);
  function onFinish() {
    if (!isReady) return;
    start.mutate({ ...(source === 'file' ? { file } : { department }), [by]: what, known, period, from, through }, { onSuccess: (test) => void navigate(`/backtests/${test.number}`) });
  }
  return (
    <Section title={t('backtest.start')}>
      <Form layout="vertical" onFinish={onFinish}>
        <Outcomes source={source} setSource={setSource}>
          {source === 'file' ? <OutcomesFile file={file} choose={setFile} /> : <HeldInspections from={from} through={through} department={department} setDepartment={setDepartment} />}
        </Outcomes>
        <Flex gap={16} wrap align="end" style={{ marginTop: 12 }}>
          <ByWhat
            by={by}
            setBy={(chosen) => {
              setBy(chosen);
              setWhat(undefined);
            }}
            what={what}
            setWhat={setWhat}
          />
          <Field label={t('backtest.known')} id="backtest-known" width={300}>
            <Select<Schemas['Knowledge']>
              id="backtest-known"
              style={{ width: '100%' }}
              value={known}
              onChange={setKnown}
              options={(['received', 'happened'] as const).map((value) => ({ value, label: t(`backtest.knownBy.${value}`) }))}
            />
          </Field>
          <Field label={t('backtest.period')} id="backtest-period" width={120}>
            <Select<Schemas['PeriodLength']>
              id="backtest-period"
              style={{ width: '100%' }}
              value={period}
              onChange={setPeriod}
              options={(['quarter', 'half-year', 'year'] as const).map((value) => ({ value, label: t(`backtest.periodLength.${value}`) }))}
            />
          </Field>
          <Field label={t('backtest.from')}>
            <Day label={t('backtest.from')} value={from} onChange={setFrom} />
          </Field>
          <Field label={t('backtest.through')}>
            <Day label={t('backtest.through')} value={through} onChange={setThrough} />
          </Field>
          <Button type="primary" htmlType="submit" loading={start.isPending} disabled={!isReady}>
            {t('backtest.startButton')}
          </Button>
        </Flex>
        <p style={{ margin: '10px 0 0', color: '#566070' }}>{t(`backtest.knownHint.${known}`)}</p>
      </Form>
      <div aria-live="polite">{start.isError && <Failure error={start.error} />}</div>
    </Section>
  );
}
