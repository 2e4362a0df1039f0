import { Alert, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../../shared/api/client';
import { Failure } from '../../../shared/components/Failure';
import { Nothing } from '../../../shared/components/Nothing';
import { formatNumber, inReadersLanguage } from '../../../shared/format';
import { useHeldInspections } from './queries';

type Held = Schemas['InspectionsView'];

const NothingHeld = 'BT-007';

function Count({ held }: { held: Held }) {
  const { t } = useTranslation();
  return (
    <>
      <p style={{ margin: 0 }}>
        <strong>{t('backtest.held', { usable: formatNumber(held.usable), found: formatNumber(held.found), first: held.firstDay, last: held.lastDay })}</strong>{' '}
        {t(held.isWeighted ? 'backtest.heldWeighted' : 'backtest.heldUnweighted')}
      </p>
      {held.leftOut.map((fate) => (
        <p key={fate.code} style={{ margin: '4px 0 0', color: '#566070' }}>
          {t('backtest.heldLeftOut', { count: formatNumber(fate.count), why: inReadersLanguage(fate.message), code: fate.code })}
        </p>
      ))}
    </>
  );
}

function Trouble({ held, isAny }: { held: Held; isAny: boolean }) {
  const { t } = useTranslation();
  const { trouble } = held;
  if (!trouble) return <Count held={held} />;
  if (trouble.code === NothingHeld && held.inspections === 0) {
    return <Nothing why={t(isAny ? 'backtest.heldNone' : 'backtest.heldNoneInPeriod')} next={<Link to="/intake">{t('backtest.heldNoneNext')}</Link>} />;
  }
  return <Alert type="warning" showIcon title={`${inReadersLanguage(trouble.message)} (${trouble.code})`} description={inReadersLanguage(trouble.remedy)} />;
}

/** How many inspections the platform holds for a back-test, and by which body they were made. */
export function HeldInspections(props: { from?: string; through?: string; department?: string; setDepartment: (department: string | undefined) => void }) {
  const { t } = useTranslation();
  const { from, through, department } = props;
  const query = useHeldInspections({ from, through, department }, true);
  const departments = query.data?.departments ?? [];
  return (
    <div aria-live="polite" style={{ border: '1px solid #D5DAE1', borderRadius: 6, padding: 16 }}>
      {query.isError ? <Failure error={query.error} retry={() => void query.refetch()} /> : query.data ? <Trouble held={query.data} isAny={!from && !through && !department} /> : t('backtest.heldCounting')}
      {(departments.length > 1 || department) && (
        <Select<string>
          aria-label={t('backtest.department')}
          placeholder={t('backtest.anyDepartment')}
          allowClear
          showSearch
          style={{ width: '100%', maxWidth: 420, marginTop: 12 }}
          value={department}
          onChange={(chosen: string | undefined) => props.setDepartment(chosen)}
          options={departments.map((body) => ({ value: body.name, label: t('backtest.departmentCount', { name: body.name, count: formatNumber(body.inspections) }) }))}
        />
      )}
    </div>
  );
}
