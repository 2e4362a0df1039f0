import { Button, Flex, Form, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAbout } from '../../../shared/api/about';
import { Day } from '../../../shared/components/Day';
import { Section } from '../../../shared/components/Section';
import { formatMoment, inReadersLanguage } from '../../../shared/format';
import type { Act, Draft } from './queries';

/** What a person can wish for, apart from whose draft it is. */
export type Wish = { readonly kind: Exclude<Act['kind'], 'activate'>; readonly reason?: string } | { readonly kind: 'activate'; readonly from: string };

interface Props {
  readonly draft: Draft | undefined;
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly isChanged: boolean;
  readonly isFit: boolean;
  readonly isBusy: boolean;
  readonly onWish: (wish: Wish) => void;
}

function Steps({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  return (
    <ol className="ruled-list" aria-label={t('editor.steps')}>
      {draft.steps.map((step) => (
        <li key={`${step.at}-${step.state}-${step.by}`}>
          <strong>{inReadersLanguage(step.stateName)}</strong> · {t('editor.namedBy', { name: step.by })} · {formatMoment(step.at)}
          {step.from && <> · {t('policy.from', { from: step.from })}</>}
          {step.reason && <div>{t('editor.reasonGiven', { reason: step.reason })}</div>}
        </li>
      ))}
    </ol>
  );
}

function Writing({ draft, isReady, isChanged, isFit, isBusy, onWish }: Props & { isReady: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <Flex gap={8} wrap>
        <Button type={isChanged || !draft ? 'primary' : 'default'} loading={isBusy} disabled={!isReady || (draft !== undefined && !isChanged)} onClick={() => onWish({ kind: draft ? 'save' : 'open' })}>
          {t('editor.save')}
        </Button>
        <Button type={draft && !isChanged ? 'primary' : 'default'} disabled={!isReady || isBusy || !draft || isChanged || !isFit} onClick={() => onWish({ kind: 'submit' })}>
          {t('editor.submit')}
        </Button>
      </Flex>
      <p style={{ margin: '8px 0 0', color: '#4A5568' }}>{t(!draft || isChanged ? 'editor.saveFirst' : isFit ? 'editor.submitConsequence' : 'editor.notFit')}</p>
    </>
  );
}

function Judging({ draft, isReady, isBusy, onWish }: Props & { isReady: boolean }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const canReturn = isReady && !isBusy && reason.trim() !== '';
  return (
    <>
      <p style={{ margin: '0 0 8px', color: '#4A5568' }}>{t('editor.secondPerson', { names: draft?.authors.join(t('shared.listSeparator')) })}</p>
      {draft?.state === 'submitted' && (
        <Button type="primary" disabled={!isReady} loading={isBusy} onClick={() => onWish({ kind: 'approve' })}>
          {t('editor.approve')}
        </Button>
      )}
      <Form.Item label={t('editor.reason')} htmlFor="return-reason" layout="vertical" style={{ margin: '12px 0 8px' }}>
        <Input.TextArea id="return-reason" rows={2} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Form.Item>
      <Button disabled={!canReturn} onClick={() => onWish({ kind: 'return', reason })}>
        {t('editor.return')}
      </Button>
    </>
  );
}

function Activation({ isReady, isBusy, onWish }: Props & { isReady: boolean }) {
  const { t } = useTranslation();
  const about = useAbout();
  const [chosen, setChosen] = useState<string>();
  const from = chosen ?? about.data?.today;
  return (
    <div style={{ marginBottom: 16 }}>
      <Flex gap={8} wrap align="end">
        <Form.Item label={t('editor.activateFrom')} layout="vertical" style={{ marginBottom: 0 }}>
          <Day label={t('editor.activateFrom')} value={from} onChange={setChosen} isClearable={false} />
        </Form.Item>
        <Button type="primary" disabled={!isReady || !from} loading={isBusy} onClick={() => from && onWish({ kind: 'activate', from })}>
          {t('editor.activate')}
        </Button>
      </Flex>
      <p style={{ margin: '8px 0 0', color: '#4A5568' }}>{t('editor.activateConsequence', { from })}</p>
    </div>
  );
}

/** The way of a draft into force: who did what, and what can be done next. */
export function Life(props: Props) {
  const { t } = useTranslation();
  const { draft, name, onName, isBusy, onWish } = props;
  const state = draft?.state ?? 'writing';
  const isReady = name.trim() !== '';
  const isOver = state === 'activated' || state === 'discarded';
  return (
    <Section title={t('editor.life')} id="life">
      {draft && <Steps draft={draft} />}
      {!isOver && (
        <>
          <Form.Item label={t('editor.name')} htmlFor="named-by" layout="vertical" extra={t('editor.nameExtra')} style={{ margin: draft ? '16px 0 12px' : '0 0 12px', maxWidth: 420 }}>
            <Input id="named-by" value={name} maxLength={60} autoComplete="name" onChange={(event) => onName(event.target.value)} />
          </Form.Item>
          {state === 'approved' && <Activation {...props} isReady={isReady} />}
          {(state === 'writing' || state === 'returned') && <Writing {...props} isReady={isReady} />}
          {(state === 'submitted' || state === 'approved') && <Judging {...props} isReady={isReady} />}
          {draft && (
            <div style={{ marginTop: 12 }}>
              <Popconfirm title={t('editor.discardSure')} okText={t('editor.discard')} cancelText={t('editor.keep')} onConfirm={() => onWish({ kind: 'discard' })}>
                <Button danger disabled={!isReady || isBusy}>
                  {t('editor.discard')}
                </Button>
              </Popconfirm>
            </div>
          )}
        </>
      )}
    </Section>
  );
}
