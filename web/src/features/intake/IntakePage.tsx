import { useTranslation } from 'react-i18next';
import { Page } from '../../shared/components/Page';
import { Batches } from './Batches';
import { SendFiles } from './SendFiles';

export function IntakePage() {
  const { t } = useTranslation();
  return (
    <Page title={t('intake.heading')} answer={t('intake.answer')}>
      <SendFiles />
      <Batches />
    </Page>
  );
}
