import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';

/** What happened, that nothing was lost, and the way out. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const problem = error instanceof Problem ? error : null;
  const remedy = problem?.remedy ?? (problem ? t('shared.failure.tryLater') : t('shared.failure.offline'));
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={problem ? `${problem.message}${problem.code ? ` (${problem.code})` : ''}` : t('shared.failure.title')}
      description={
        <>
          {problem?.detail && <div>{problem.detail}</div>}
          <div>{remedy}</div>
        </>
      }
      action={
        retry && (
          <Button size="small" onClick={retry}>
            {t('shared.failure.retry')}
          </Button>
        )
      }
    />
  );
}
