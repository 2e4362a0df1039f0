import { Tag, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client';
import { inReadersLanguage } from '../format';

/** Says that a grade is for use inside only and why, on every printed page too; nothing for one that may be shown. */
export function InternalMark({ outside }: { outside: Schemas['OutsideMark'] }) {
  const { t } = useTranslation();
  if (outside.isShown) return null;
  const reason = inReadersLanguage(outside.reason);
  return (
    <p className="internal-mark" style={{ margin: '4px 0 0' }}>
      <Tooltip title={reason}>
        <Tag color="error">{t('outside.internal')}</Tag>
      </Tooltip>
      <span>{reason}</span>
      <style media="print">{`@page { @bottom-center { content: ${JSON.stringify(t('outside.runningLine'))}; font-size: 9pt; } }`}</style>
    </p>
  );
}
