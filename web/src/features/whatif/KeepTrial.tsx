import { SaveOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../shared/components/Failure';
import { useKeptAct } from './queries';
import type { Trial } from './trial';

interface Wish {
  readonly name: string;
  readonly isShadow: boolean;
}

/** Keeps the trial under a name with what comes of it, and on wish has it asked anew every day. */
export function KeepTrial({ trial, isDisabled }: { trial: Trial; isDisabled: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Wish>();
  const keep = useKeptAct(() => {
    setOpen(false);
    form.resetFields();
  });
  const close = () => {
    setOpen(false);
    keep.reset();
  };
  return (
    <>
      <Button type="primary" icon={<SaveOutlined />} disabled={isDisabled} onClick={() => setOpen(true)}>
        {t('whatif.keep.button')}
      </Button>
      <Modal
        open={open}
        title={t('whatif.keep.title')}
        okText={t('whatif.keep.save')}
        cancelText={t('whatif.keep.leave')}
        confirmLoading={keep.isPending}
        onOk={() => form.submit()}
        onCancel={close}
      >
        <Form<Wish> form={form} layout="vertical" initialValues={{ name: '', isShadow: false }} onFinish={(wish) => keep.mutate({ kind: 'keep', name: wish.name, trial, isShadow: wish.isShadow })}>
          <Form.Item name="name" label={t('whatif.keep.name')} extra={t('whatif.keep.nameHint')} rules={[{ required: true, whitespace: true, message: t('whatif.keep.nameNeeded') }]}>
            <Input maxLength={100} showCount />
          </Form.Item>
          <Form.Item name="isShadow" valuePropName="checked" extra={t('whatif.keep.dailyHint')}>
            <Checkbox>{t('whatif.keep.daily')}</Checkbox>
          </Form.Item>
        </Form>
        {keep.isError && <Failure error={keep.error} />}
      </Modal>
    </>
  );
}
