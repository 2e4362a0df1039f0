import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Nothing } from '../shared/components/Nothing';
import { Page } from '../shared/components/Page';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Page title={t('app.notFound')}>
      <Nothing why={t('app.notFoundWhy')} next={<Link to="/">{t('app.toOverview')}</Link>} />
    </Page>
  );
}
