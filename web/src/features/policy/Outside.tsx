import { Button, Flex, Form, Input, Radio, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../shared/api/client';
import { ClauseText } from '../../shared/components/Clause';
import { Failure } from '../../shared/components/Failure';
import { Section } from '../../shared/components/Section';
import { Waiting } from '../../shared/components/Waiting';
import { formatMoment, inReadersLanguage } from '../../shared/format';
import { useOutside, useSetOutside } from './queries';

type View = Schemas['OutsideView'];

interface Wish {
  readonly isAllowed: boolean;
  readonly by: string;
  readonly reason: string;
}

function Setting({ issuer, name }: { issuer: string; name: string }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Wish>();
  const [isOpen, setOpen] = useState(false);
  const set = useSetOutside(issuer, name, () => {
    form.resetFields();
    setOpen(false);
  });
  if (!isOpen) {
    return (
      <Button className="no-print" onClick={() => setOpen(true)} style={{ alignSelf: 'start' }}>
        {t('outside.change')}
      </Button>
    );
  }
  return (
    <Form form={form} layout="vertical" className="no-print" style={{ maxWidth: 480 }} onFinish={(wish: Wish) => set.mutate(wish)} requiredMark={false}>
      <Form.Item name="isAllowed" label={t('outside.wish')} rules={[{ required: true, message: t('outside.wishNeeded') }]}>
        <Radio.Group options={[{ value: true, label: t('outside.allow') }, { value: false, label: t('outside.deny') }]} />
      </Form.Item>
      <Form.Item name="by" label={t('outside.by')} rules={[{ required: true, whitespace: true, message: t('outside.byNeeded') }]}>
        <Input maxLength={60} autoComplete="name" />
      </Form.Item>
      <Form.Item name="reason" label={t('outside.reason')} rules={[{ required: true, whitespace: true, message: t('outside.reasonNeeded') }]}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
      {set.isError && <Failure error={set.error} />}
      <Flex gap={8}>
        <Button type="primary" htmlType="submit" loading={set.isPending}>
          {t('outside.save')}
        </Button>
        <Button onClick={() => setOpen(false)}>{t('outside.leave')}</Button>
      </Flex>
    </Form>
  );
}

function Settings({ settings }: { settings: View['settings'] }) {
  const { t } = useTranslation();
  return (
    <ol className="ruled-list" aria-label={t('outside.settings')}>
      {settings.map((setting) => (
        <li key={setting.at}>
          <Tag color={setting.isAllowed ? 'success' : 'error'}>{t(setting.isAllowed ? 'outside.allow' : 'outside.deny')}</Tag>
          {t('outside.setBy', { name: setting.by, at: formatMoment(setting.at) })} · {setting.reason}
        </li>
      ))}
    </ol>
  );
}

/** Whether the grades of a pack may be shown outside: what the pack says with its clause, and what was set here. */
export function Outside({ issuer, name }: { issuer: string; name: string }) {
  const { t } = useTranslation();
  const outside = useOutside(issuer, name);
  return (
    <Section title={t('outside.heading')} id="outside">
      <Waiting query={outside} rows={2}>
        {(view) => (
          <Flex vertical gap={12}>
            <p style={{ margin: 0 }}>
              <Tag color={view.mark.isShown ? 'success' : 'error'}>{t(view.mark.isShown ? 'outside.shown' : 'outside.internal')}</Tag>
              {inReadersLanguage(view.mark.reason)}
            </p>
            {view.clause && <ClauseText clause={view.clause} pack={view.pack} />}
            {view.settings.length > 0 && <Settings settings={view.settings} />}
            {view.canBeSet && <Setting issuer={issuer} name={name} />}
          </Flex>
        )}
      </Waiting>
    </Section>
  );
}
