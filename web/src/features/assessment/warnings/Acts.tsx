import { Alert, Button, Flex, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../shared/api/client';
import { Failure } from '../../../shared/components/Failure';
import { inReadersLanguage } from '../../../shared/format';
import { ActForm } from './ActForm';
import { useUndo } from './queries';

const acts = ['acknowledge', 'assign', 'snooze', 'close'] as const;

interface Done {
  readonly result: Schemas['WarningActView'];
  readonly by: string;
}

function Receipt({ done, onGone }: { done: Done; onGone: () => void }) {
  const { t } = useTranslation();
  const undo = useUndo();
  return (
    <>
      <Alert
        type={done.result.skipped.length > 0 ? 'warning' : 'success'}
        role="status"
        showIcon
        title={t('warnings.done', { count: done.result.done.length })}
        description={
          done.result.skipped.length > 0 && (
            <ul style={{ margin: 0, paddingInlineStart: 18 }}>
              {done.result.skipped.slice(0, 5).map((skipped, at) => (
                <li key={at}>{inReadersLanguage(skipped.message)}</li>
              ))}
            </ul>
          )
        }
        action={
          <Button size="small" loading={undo.isPending} onClick={() => undo.mutate({ act: done.result.act, by: done.by }, { onSuccess: onGone })}>
            {t('warnings.undo')}
          </Button>
        }
        closable={{ onClose: onGone, 'aria-label': t('warnings.leave') }}
      />
      {undo.isError && <Failure error={undo.error} />}
    </>
  );
}

/** What can be done with the chosen warnings, and what the last act did, with its way back. */
export function Acts({ warnings, label, onDone }: { warnings: readonly number[]; label: string; onDone: () => void }) {
  const { t } = useTranslation();
  const [act, setAct] = useState<(typeof acts)[number]>();
  const [done, setDone] = useState<Done>();
  return (
    <Flex vertical gap={8} className="no-print">
      {warnings.length > 0 && (
        <Flex gap={8} wrap align="center" role="group" aria-label={label}>
          <span>{label}</span>
          {acts.map((one) => (
            <Button key={one} onClick={() => setAct(one)}>
              {t(`warnings.act.${one}`)}
            </Button>
          ))}
        </Flex>
      )}
      {done && <Receipt done={done} onGone={() => setDone(undefined)} />}
      <Modal open={act !== undefined} title={act && `${t(`warnings.act.${act}`)} · ${label}`} footer={null} destroyOnHidden onCancel={() => setAct(undefined)}>
        {act && (
          <ActForm
            act={act}
            warnings={warnings}
            onLeave={() => setAct(undefined)}
            onDone={(result, by) => {
              setAct(undefined);
              setDone({ result, by });
              onDone();
            }}
          />
        )}
      </Modal>
    </Flex>
  );
}
