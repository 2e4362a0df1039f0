import { Alert, Button, Flex, Form, Input, Modal, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../../shared/api/client';
import { Chinese } from '../../../shared/components/Chinese';
import { ClauseName } from '../../../shared/components/Clause';
import { Failure } from '../../../shared/components/Failure';
import { Nothing } from '../../../shared/components/Nothing';
import { Page } from '../../../shared/components/Page';
import { Section } from '../../../shared/components/Section';
import { Waiting } from '../../../shared/components/Waiting';
import { formatMoment, formatNumber, inReadersLanguage } from '../../../shared/format';
import { type Rule, useRules, useSwitch, useTrial } from './queries';
import { RuleForm } from './RuleForm';
import { TrialResult } from './TrialResult';

type Precision = Schemas['WatchPrecisionView'];

const colours: Record<Schemas['WatchRuleState'], string> = { draft: 'default', on: 'success', off: 'warning' };
const percent = (share: number) => `${Math.round(share * 100)}%`;

function usePrecisionWords() {
  const { t } = useTranslation();
  return (one: Precision) =>
    one.share === null || one.low === null || one.high === null
      ? t('warnings.precision.unknown')
      : t('warnings.precision.value', { share: percent(one.share), low: percent(one.low), high: percent(one.high) });
}

function Months({ months }: { months: readonly Precision[] }) {
  const { t } = useTranslation();
  const words = usePrecisionWords();
  return (
    <div style={{ overflowX: 'auto' }}>
      <Table<Precision>
        size="small"
        pagination={false}
        rowKey={(one) => one.month ?? ''}
        dataSource={[...months]}
        columns={[
          { title: t('warnings.precision.month'), render: (_, one) => one.month?.slice(0, 7) },
          { title: t('warnings.precision.given'), align: 'right', render: (_, one) => formatNumber(one.given) },
          { title: t('warnings.precision.closed'), align: 'right', render: (_, one) => formatNumber(one.closed) },
          { title: t('warnings.precision.confirmed'), align: 'right', render: (_, one) => formatNumber(one.confirmed) },
          { title: t('warnings.precision.share'), render: (_, one) => words(one) },
        ]}
      />
    </div>
  );
}

function Switch({ rule, onDone }: { rule: Rule; onDone: () => void }) {
  const { t } = useTranslation();
  const change = useSwitch(rule);
  const isOn = rule.state === 'on';
  return (
    <Form<{ by: string; reason?: string }> layout="vertical" requiredMark={false} onFinish={(wish) => change.mutate(wish, { onSuccess: onDone })}>
      <p>{t(isOn ? 'warnings.offMeans' : 'warnings.onMeans')}</p>
      <Form.Item name="by" label={t('warnings.by')} rules={[{ required: true, whitespace: true, message: t('warnings.byNeeded') }]}>
        <Input maxLength={60} autoComplete="name" />
      </Form.Item>
      <Form.Item name="reason" label={t('warnings.reasonOptional')}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} />
      </Form.Item>
      {change.isError && <Failure error={change.error} />}
      <Flex gap={8}>
        <Button type="primary" htmlType="submit" loading={change.isPending}>{t(isOn ? 'warnings.switchOff' : 'warnings.switchOn')}</Button>
        <Button onClick={onDone}>{t('warnings.leave')}</Button>
      </Flex>
    </Form>
  );
}

function Scope({ rule }: { rule: Rule }) {
  const { t } = useTranslation();
  const { spec } = rule;
  const parts = [
    spec.division && t('warnings.inDivision', { code: spec.division }),
    spec.industry && t('warnings.inIndustry', { code: spec.industry }),
    spec.tag && t('warnings.withTag', { tag: spec.tag }),
    spec.coolDownDays != null && t('warnings.coolDownOf', { days: spec.coolDownDays }),
    spec.dueDays != null && t('warnings.dueIn', { days: spec.dueDays }),
  ].filter(Boolean);
  return <span>{parts.length > 0 ? parts.join(t('shared.listSeparator')) : t('warnings.everywhere')}</span>;
}

function RuleCard({ rule }: { rule: Rule }) {
  const { t } = useTranslation();
  const words = usePrecisionWords();
  const trial = useTrial();
  const [open, setOpen] = useState<'edit' | 'switch'>();
  return (
    <Section
      id={`rule-${rule.number}`}
      title={<><Chinese text={rule.spec.title} /> <Tag color={colours[rule.state]}>{t(`warnings.ruleState.${rule.state}`)}</Tag></>}
    >
      <Flex vertical gap={8}>
        <div><strong><Chinese text={inReadersLanguage(rule.words)} /></strong> · <Scope rule={rule} /></div>
        <div><Chinese text={rule.spec.department} /> · {t('warnings.version', { version: rule.version })} · <Chinese text={t('warnings.stepBy', { name: rule.steps[rule.steps.length - 1]?.by ?? '', at: formatMoment(rule.steps[rule.steps.length - 1]?.at ?? '') })} /></div>
        {rule.clause && <ClauseName clause={rule.clause} pack={rule.spec.pack} />}
        {rule.trouble && <Alert type="warning" showIcon title={inReadersLanguage(rule.trouble)} description={t('warnings.troubleNext')} />}
        <div>
          <Link to={`/warnings?state=all&rule=${rule.number}`}>{t('warnings.givenCount', { given: formatNumber(rule.precision.given), closed: formatNumber(rule.precision.closed) })}</Link>
          {' · '}
          {words(rule.precision)}
        </div>
        {rule.months.length > 0 && <Months months={rule.months} />}
        {rule.steps.length > 1 && (
          <details>
            <summary>{t('warnings.life')}</summary>
            <ol className="ruled-list">
              {rule.steps.map((step) => (
                <li key={step.at + step.state}>
                  {t(`warnings.ruleState.${step.state}`)} · {t('warnings.version', { version: step.version })} · <Chinese text={inReadersLanguage(step.words)} /> · <Chinese text={t('warnings.stepBy', { name: step.by, at: formatMoment(step.at) })} />
                  {step.reason && <> · <Chinese text={step.reason} /></>}
                </li>
              ))}
            </ol>
          </details>
        )}
        <Flex gap={8} wrap className="no-print">
          <Button onClick={() => setOpen('switch')}>{t(rule.state === 'on' ? 'warnings.switchOff' : 'warnings.switchOn')}</Button>
          <Button loading={trial.isPending} onClick={() => trial.mutate({ spec: rule.spec })}>{t('warnings.trial.run')}</Button>
          {rule.state !== 'on' && <Button onClick={() => setOpen('edit')}>{t('warnings.edit')}</Button>}
        </Flex>
        {trial.isError && <Failure error={trial.error} />}
        {trial.data && <TrialResult trial={trial.data} />}
      </Flex>
      <Modal open={open === 'switch'} title={t(rule.state === 'on' ? 'warnings.switchOff' : 'warnings.switchOn')} footer={null} destroyOnHidden onCancel={() => setOpen(undefined)}>
        <Switch rule={rule} onDone={() => setOpen(undefined)} />
      </Modal>
      <Modal open={open === 'edit'} title={t('warnings.edit')} footer={null} width={780} destroyOnHidden onCancel={() => setOpen(undefined)}>
        <RuleForm rule={rule} onDone={() => setOpen(undefined)} />
      </Modal>
    </Section>
  );
}

/** The rules by which departments are warned: written, tried, switched on and off, and how often each was right. */
export function RulesPage() {
  const { t } = useTranslation();
  const rules = useRules();
  const [isNew, setNew] = useState(false);
  const on = rules.data?.filter((rule) => rule.state === 'on').length ?? 0;
  return (
    <Page
      title={t('warnings.rules')}
      answer={rules.data && t('warnings.rulesAnswer', { total: rules.data.length, on })}
      actions={
        <>
          <Link to="/warnings"><Button>{t('warnings.toInbox')}</Button></Link>
          <Button type="primary" onClick={() => setNew(true)}>{t('warnings.newRule')}</Button>
        </>
      }
    >
      {isNew && (
        <Section title={t('warnings.newRule')} id="new">
          <RuleForm onDone={() => setNew(false)} />
        </Section>
      )}
      <Waiting query={rules}>
        {(found) =>
          found.length === 0 ? (
            <Nothing why={t('warnings.noRuleYet')} next={t('warnings.noRuleYetNext')} />
          ) : (
            <Flex vertical gap={16}>{found.map((rule) => <RuleCard key={rule.number} rule={rule} />)}</Flex>
          )
        }
      </Waiting>
    </Page>
  );
}
