import { Alert, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../../shared/api/client';
import { Chinese } from '../../../shared/components/Chinese';
import { formatNumber } from '../../../shared/format';

/** What a rule would have given on a day, with some of those it would have been about. */
export function TrialResult({ trial }: { trial: Schemas['WatchTrialView'] }) {
  const { t } = useTranslation();
  return (
    <Flex vertical gap={8} role="status">
      <Alert
        type={trial.isComplete ? 'info' : 'warning'}
        showIcon
        title={t('warnings.trial.answer', { day: trial.day, warned: formatNumber(trial.warned), past: formatNumber(trial.past), watched: formatNumber(trial.watched) })}
        description={trial.isComplete ? t('warnings.trial.note') : t('warnings.trial.incomplete', { looked: formatNumber(trial.looked), total: formatNumber(trial.total) })}
      />
      {trial.examples.length > 0 && (
        <ul className="ruled-list" aria-label={t('warnings.trial.examples')}>
          {trial.examples.map((example) => (
            <li key={example.subjectKey}>
              <Link to={`/registry/${encodeURIComponent(example.subjectKey)}`}><Chinese text={example.subjectName || example.subjectKey} /></Link>
              {example.value !== null && t('warnings.stoodAt', { value: formatNumber(example.value) })}
              {example.isNew && ` · ${t('warnings.trial.isNew')}`}
            </li>
          ))}
        </ul>
      )}
    </Flex>
  );
}
