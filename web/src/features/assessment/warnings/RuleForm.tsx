import { Button, Flex, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Day } from '../../../shared/components/Day';
import { Failure } from '../../../shared/components/Failure';
import { inReadersLanguage } from '../../../shared/format';
import { type Rule, type Spec, useChoices, useSaveRule, useTrial } from './queries';
import { readRule, type RuleDraft, specOf } from './ruleDraft';
import { TrialResult } from './TrialResult';

function Watched() {
  const { t } = useTranslation();
  const choices = useChoices();
  const form = Form.useFormInstance<RuleDraft>();
  const pack = Form.useWatch('pack', form);
  const chosen = choices.data?.find((choice) => choice.pack === pack);
  const isEntry = Form.useWatch('watched', form)?.startsWith('entry:');
  const groups = [
    { label: t('warnings.entries'), options: (chosen?.entries ?? []).map((entry) => ({ value: `entry:${entry.id}`, label: inReadersLanguage(entry.title) })) },
    { label: t('warnings.indicators'), options: (chosen?.indicators ?? []).map((indicator) => ({ value: `indicator:${indicator.id}`, label: inReadersLanguage(indicator.title) })) },
  ].filter((group) => group.options.length > 0);
  return (
    <>
      <Form.Item name="pack" label={t('warnings.pack')} rules={[{ required: true, message: t('warnings.packNeeded') }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          loading={choices.isPending}
          options={(choices.data ?? []).map((choice) => ({ value: choice.pack, label: inReadersLanguage(choice.title) }))}
          onChange={() => form.setFieldValue('watched', undefined)}
        />
      </Form.Item>
      {choices.isError && <Failure error={choices.error} retry={() => void choices.refetch()} />}
      <Form.Item name="watched" label={t('warnings.watched')} extra={t('warnings.watchedHint')} rules={[{ required: true, message: t('warnings.watchedNeeded') }]}>
        <Select showSearch={{ optionFilterProp: 'label' }} disabled={!chosen} options={groups} />
      </Form.Item>
      {!isEntry && (
        <Flex gap={12} wrap>
          <Form.Item name="direction" label={t('warnings.directionLabel')}>
            <Radio.Group options={(['above', 'below', 'crossing'] as const).map((value) => ({ value, label: t(`warnings.direction.${value}`) }))} />
          </Form.Item>
          <Form.Item name="threshold" label={t('warnings.threshold')} rules={[{ required: true, message: t('warnings.thresholdNeeded') }]}>
            <InputNumber min={-1e15} max={1e15} style={{ width: 140 }} />
          </Form.Item>
        </Flex>
      )}
    </>
  );
}

function Scope() {
  const { t } = useTranslation();
  return (
    <>
      <Flex gap={12} wrap>
        <Form.Item name="division" label={t('warnings.scopeDivision')}>
          <Input maxLength={12} placeholder={t('warnings.scopeDivisionExample')} style={{ width: 140 }} />
        </Form.Item>
        <Form.Item name="industry" label={t('warnings.scopeIndustry')}>
          <Input maxLength={5} placeholder={t('warnings.scopeIndustryExample')} style={{ width: 120 }} />
        </Form.Item>
        <Form.Item name="tag" label={t('warnings.scopeTag')}>
          <Input maxLength={60} placeholder={t('warnings.scopeTagExample')} style={{ width: 180 }} />
        </Form.Item>
      </Flex>
      <Flex gap={12} wrap>
        <Form.Item name="coolDownDays" label={t('warnings.coolDown')}>
          <InputNumber min={0} max={3660} precision={0} style={{ width: 140 }} />
        </Form.Item>
        <Form.Item name="dueDays" label={t('warnings.dueDays')}>
          <InputNumber min={1} max={3660} precision={0} style={{ width: 140 }} />
        </Form.Item>
        <Form.Item name="severity" label={t('warnings.severityLabel')}>
          <Radio.Group options={(['low', 'medium', 'high'] as const).map((value) => ({ value, label: t(`warnings.severity.${value}`) }))} />
        </Form.Item>
      </Flex>
    </>
  );
}

/** Writes a rule as a draft, after trying it over the population. */
export function RuleForm({ rule, onDone }: { rule?: Rule; onDone: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<RuleDraft>();
  const [day, setDay] = useState<string>();
  const save = useSaveRule(rule);
  const trial = useTrial();
  const withSpec = (use: (spec: Spec) => void) => () => {
    form.validateFields({ validateOnly: false }).then((draft) => use(specOf(draft)), () => undefined);
  };
  const runTrial = withSpec((spec) => trial.mutate({ spec, day }));
  return (
    <Form<RuleDraft> form={form} layout="vertical" requiredMark={false} initialValues={readRule(rule?.spec)} style={{ maxWidth: 720 }} onFinish={(draft) => save.mutate({ spec: specOf(draft), by: draft.by }, { onSuccess: onDone })}>
      <Watched />
      <Form.Item name="title" label={t('warnings.titleLabel')} rules={[{ required: true, whitespace: true, message: t('warnings.titleNeeded') }]}>
        <Input maxLength={100} placeholder={t('warnings.titleExample')} />
      </Form.Item>
      <Form.Item name="department" label={t('warnings.department')} rules={[{ required: true, whitespace: true, message: t('warnings.departmentNeeded') }]}>
        <Input maxLength={60} placeholder={t('warnings.departmentExample')} />
      </Form.Item>
      <Scope />
      <Form.Item name="by" label={t('warnings.by')} rules={[{ required: true, whitespace: true, message: t('warnings.byNeeded') }]}>
        <Input maxLength={60} autoComplete="name" style={{ maxWidth: 280 }} />
      </Form.Item>
      <Flex gap={8} wrap align="center" style={{ marginBottom: 12 }}>
        <Button onClick={runTrial} loading={trial.isPending}>{t('warnings.trial.run')}</Button>
        <Day label={t('warnings.trial.day')} value={day} onChange={setDay} />
      </Flex>
      {trial.isError && <Failure error={trial.error} />}
      {trial.data && <TrialResult trial={trial.data} />}
      {save.isError && <Failure error={save.error} />}
      <Flex gap={8} style={{ marginTop: 12 }}>
        <Button type="primary" htmlType="submit" loading={save.isPending}>{t('warnings.saveDraft')}</Button>
        <Button onClick={onDone}>{t('warnings.leave')}</Button>
      </Flex>
    </Form>
  );
}
