import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../shared/api/client';
import type { Row } from './queries';

const colours: Record<Schemas['WarningState'], string> = { new: 'error', acknowledged: 'processing', snoozed: 'default', closed: 'success' };
const weights: Record<Schemas['WatchSeverity'], string> = { low: 'default', medium: 'warning', high: 'error' };

/** Where a warning stands: in words, never by colour alone. */
export function State({ row }: { row: Pick<Row, 'state' | 'outcome' | 'until' | 'isOverdue'> }) {
  const { t } = useTranslation();
  return (
    <>
      <Tag color={colours[row.state]}>
        {t(`warnings.state.${row.state}`)}
        {row.outcome && ` · ${t(`warnings.outcome.${row.outcome}`)}`}
        {row.until && ` · ${row.until}`}
      </Tag>
      {row.isOverdue && <Tag color="error">{t('warnings.overdue')}</Tag>}
    </>
  );
}

/** How much a warning weighs. */
export function Weight({ severity }: { severity: Schemas['WatchSeverity'] }) {
  const { t } = useTranslation();
  return <Tag color={weights[severity]}>{t(`warnings.severity.${severity}`)}</Tag>;
}
