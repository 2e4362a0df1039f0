import { Button, Flex, Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAbout } from '../../shared/api/about';
import { usePacks } from '../../shared/api/packs';
import { Day } from '../../shared/components/Day';
import { Failure } from '../../shared/components/Failure';
import { Section } from '../../shared/components/Section';
import { inReadersLanguage } from '../../shared/format';
import { useStartRun } from './queries';

/** Starts a run after saying what it will do and that it can be stopped. */
export function RunStart() {
  const { t } = useTranslation();
  const about = useAbout();
  const packs = usePacks();
  const start = useStartRun();
  const runnable = (packs.data ?? []).filter((pack) => pack.canRun);
  const [chosenPack, setChosenPack] = useState<string>();
  const [chosenDay, setChosenDay] = useState<string>();
  const pack = chosenPack ?? about.data?.pack ?? undefined;
  const asOf = chosenDay ?? about.data?.today;

  return (
    <Section title={t('run.start')}>
      <Form layout="vertical" onFinish={() => pack && asOf && start.mutate({ pack, asOf })}>
        <Flex gap={16} wrap align="end">
          <Form.Item label={t('assessment.pack')} htmlFor="run-pack" style={{ flex: '1 1 240px', minWidth: 0, maxWidth: '100%', marginBottom: 0 }}>
            <Select<string>
              id="run-pack"
              placeholder={t('assessment.pack')}
              style={{ width: '100%' }}
              value={pack}
              onChange={setChosenPack}
              options={runnable.map((row) => ({ value: row.id, label: `${inReadersLanguage(row.title)} (${row.id})` }))}
            />
          </Form.Item>
          <Form.Item label={t('assessment.asOf')} style={{ marginBottom: 0 }}>
            <Day label={t('assessment.asOf')} value={asOf} onChange={setChosenDay} isClearable={false} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={start.isPending} disabled={!pack || !asOf}>
            {t('run.startButton')}
          </Button>
        </Flex>
        <p style={{ margin: '10px 0 0', color: '#566070' }}>{t('run.consequence')}</p>
      </Form>
      {start.isError && <Failure error={start.error} />}
    </Section>
  );
}
