import { useTranslation } from 'react-i18next';
import { Page } from '../../shared/components/Page';
import { formatNumber } from '../../shared/format';
import { useReviews, useRuns } from './queries';
import { Reviews } from './Reviews';
import { RunStart } from './RunStart';
import { Runs } from './Runs';

function useAnswer(): string | undefined {
  const { t } = useTranslation();
  const runs = useRuns();
  const reviews = useReviews(undefined);
  if (!runs.data || !reviews.data) return undefined;
  const last = runs.data.find((run) => run.state === 'finished');
  if (!last) return t('run.answerNone');
  const open = reviews.data.total ?? reviews.data.items.length;
  return t('run.answer', { asOf: last.asOf, total: formatNumber(last.total), changed: formatNumber(last.written), open: formatNumber(open) });
}

export function AssessmentPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('assessment.heading')} answer={useAnswer()}>
      <RunStart />
      <Reviews />
      <Runs />
    </Page>
  );
}
