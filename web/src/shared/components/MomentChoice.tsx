import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Moment } from '../moment';
import { Day } from './Day';

interface Props {
  readonly values: Moment;
  readonly change: (changes: { asOf?: string | undefined; knownOn?: string | undefined }) => void;
  /** Whether something else than the two days leads away from the present. */
  readonly isDated?: boolean;
}

/** As of which day, and as known on which day; empty for the present. */
export function MomentChoice({ values, change, isDated = false }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Day label={t('moment.asOf')} value={values.asOf} onChange={(asOf) => change({ asOf })} />
      <Day label={t('moment.knownOn')} value={values.knownOn} onChange={(knownOn) => change({ knownOn })} />
      {(isDated || values.asOf !== undefined || values.knownOn !== undefined) && (
        <Button type="link" onClick={() => change({ asOf: undefined, knownOn: undefined })}>
          {t('moment.backToNow')}
        </Button>
      )}
    </>
  );
}
