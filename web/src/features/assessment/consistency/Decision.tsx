import { Button, Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../shared/api/client';
import { Failure } from '../../../shared/components/Failure';
import { useDecide } from './queries';

type Wish = Omit<Schemas['CaseDecisionRequest'], 'revision'>;

/** A department's review of its grade, or the result of the case: kept or changed, with the reason. */
export function Decision({ view, step }: { view: Schemas['ConsistencyCaseView']; step: 'reviews' | 'close' }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Wish>();
  const decide = useDecide(view.number, step);
  const isReview = step === 'reviews';
  return (
    <Form<Wish>
      form={form}
      layout="vertical"
      requiredMark={false}
      className="no-print"
      style={{ maxWidth: 560 }}
      initialValues={{ department: view.awaited.length === 1 ? view.awaited[0] : undefined }}
      onFinish={(wish) => decide.mutate({ ...wish, revision: view.revision }, { onSuccess: () => form.resetFields() })}
    >
      {isReview && (
        <Form.Item name="department" label={t('consistency.department')} rules={[{ required: true, message: t('consistency.departmentNeeded') }]}>
          <Select options={view.departments.map((department) => ({ value: department, label: department }))} />
        </Form.Item>
      )}
      <Form.Item name="decision" label={t(isReview ? 'consistency.decisionLabel' : 'consistency.resultLabel')} rules={[{ required: true, message: t('consistency.decisionNeeded') }]}>
        <Radio.Group options={(['kept', 'changed'] as const).map((value) => ({ value, label: t(`consistency.decision.${value}`) }))} />
      </Form.Item>
      <Form.Item name="reason" label={t('warnings.reason')} rules={[{ required: true, whitespace: true, message: t('consistency.reasonNeeded') }]}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item name="by" label={t('warnings.by')} rules={[{ required: true, whitespace: true, message: t('warnings.byNeeded') }]}>
        <Input maxLength={60} autoComplete="name" />
      </Form.Item>
      {decide.isError && <Failure error={decide.error} />}
      <Button type="primary" htmlType="submit" loading={decide.isPending} style={{ marginTop: 8 }}>
        {t(isReview ? 'consistency.review' : 'consistency.close')}
      </Button>
    </Form>
  );
}
