import { Button, Flex, Form, Input, Radio } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../shared/api/client';
import { Day } from '../../../shared/components/Day';
import { Failure } from '../../../shared/components/Failure';
import { useAct } from './queries';

type Act = Exclude<Schemas['WarningAct'], 'undo'>;
type Wish = Omit<Schemas['WarningActRequest'], 'act' | 'warnings'>;

interface Props {
  readonly act: Act;
  readonly warnings: readonly number[];
  readonly onDone: (done: Schemas['WarningActView'], by: string) => void;
  readonly onLeave: () => void;
}

function Untils({ value, onChange }: { value?: string; onChange?: (day: string | undefined) => void }) {
  const { t } = useTranslation();
  return (
    <Flex gap={8} wrap align="center">
      <Day label={t('warnings.until')} value={value} onChange={(day) => onChange?.(day)} />
      {[7, 14, 30].map((days) => (
        <Button key={days} size="small" onClick={() => onChange?.(dayjs().add(days, 'day').format('YYYY-MM-DD'))}>
          {t('warnings.inDays', { days })}
        </Button>
      ))}
    </Flex>
  );
}

/** What an act needs to know, and the act. */
export function ActForm({ act, warnings, onDone, onLeave }: Props) {
  const { t } = useTranslation();
  const doing = useAct();
  const needsReason = act === 'snooze' || act === 'close';
  const finish = (wish: Wish) =>
    doing.mutate({ ...wish, act, warnings: [...warnings] }, { onSuccess: (done) => onDone(done, wish.by) });
  return (
    <Form<Wish> layout="vertical" requiredMark={false} style={{ maxWidth: 520 }} onFinish={finish}>
      {act === 'assign' && (
        <Form.Item name="assignee" label={t('warnings.assignee')} rules={[{ required: true, whitespace: true, message: t('warnings.assigneeNeeded') }]}>
          <Input maxLength={60} placeholder={t('warnings.assigneeExample')} />
        </Form.Item>
      )}
      {act === 'snooze' && (
        <Form.Item name="until" label={t('warnings.until')} rules={[{ required: true, message: t('warnings.untilNeeded') }]}>
          <Untils />
        </Form.Item>
      )}
      {act === 'close' && (
        <Form.Item name="outcome" label={t('warnings.outcomeLabel')} rules={[{ required: true, message: t('warnings.outcomeNeeded') }]}>
          <Radio.Group options={(['confirmed', 'unfounded', 'other'] as const).map((value) => ({ value, label: t(`warnings.outcome.${value}`) }))} />
        </Form.Item>
      )}
      {act !== 'acknowledge' && (
        <Form.Item name="reason" label={t(needsReason ? 'warnings.reason' : 'warnings.reasonOptional')} rules={needsReason ? [{ required: true, whitespace: true, message: t('warnings.reasonNeeded') }] : []}>
          <Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} />
        </Form.Item>
      )}
      <Form.Item name="by" label={t('warnings.by')} rules={[{ required: true, whitespace: true, message: t('warnings.byNeeded') }]}>
        <Input maxLength={60} autoComplete="name" />
      </Form.Item>
      {doing.isError && <Failure error={doing.error} />}
      <Flex gap={8} style={{ marginTop: 8 }}>
        <Button type="primary" htmlType="submit" loading={doing.isPending}>
          {t(`warnings.act.${act}`)}
        </Button>
        <Button onClick={onLeave}>{t('warnings.leave')}</Button>
      </Flex>
    </Form>
  );
}
