import { AuditOutlined, BankOutlined, BellOutlined, DashboardOutlined, DiffOutlined, ExperimentOutlined, InboxOutlined, LineChartOutlined, MenuOutlined, ReadOutlined } from '@ant-design/icons';
import { Alert, Button, Drawer, Flex, Grid, Layout, Menu, Segmented, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation } from 'react-router';
import { useAbout } from '../shared/api/about';
import { chooseLanguage, currentLanguage, languages, type Language } from '../shared/i18n';

const places = [
  { path: '/', key: 'overview', icon: <DashboardOutlined /> },
  { path: '/registry', key: 'registry', icon: <BankOutlined /> },
  { path: '/intake', key: 'intake', icon: <InboxOutlined /> },
  { path: '/assessment', key: 'assessment', icon: <AuditOutlined /> },
  { path: '/backtests', key: 'backtests', icon: <LineChartOutlined /> },
  { path: '/consistency', key: 'consistency', icon: <DiffOutlined /> },
  { path: '/warnings', key: 'warnings', icon: <BellOutlined /> },
  { path: '/policy', key: 'policy', icon: <ReadOutlined /> },
  { path: '/what-if', key: 'whatif', icon: <ExperimentOutlined /> },
] as const;

function LanguageChoice() {
  const { t } = useTranslation();
  return (
    <Segmented<Language>
      aria-label={t('app.language')}
      size="small"
      value={currentLanguage()}
      options={languages.map((language) => ({ value: language, label: t(`app.languages.${language}`) }))}
      onChange={(language) => void chooseLanguage(language)}
    />
  );
}

function Places({ onChoose }: { onChoose?: () => void }) {
  const { t } = useTranslation();
  const here = useLocation().pathname;
  const current = places.find((place) => (place.path === '/' ? here === '/' : here.startsWith(place.path)));
  return (
    <nav aria-label={t('app.navigation')}>
      <Menu
        mode="inline"
        style={{ border: 0 }}
        selectedKeys={current ? [current.key] : []}
        onClick={onChoose}
        items={places.map((place) => ({
          key: place.key,
          icon: place.icon,
          label: <Link to={place.path}>{t(`app.places.${place.key}`)}</Link>,
        }))}
      />
    </nav>
  );
}

function Mark({ wide }: { wide: boolean }) {
  const { t } = useTranslation();
  return (
    <Link to="/" style={{ color: '#1F2733', display: 'inline-flex', gap: 8, alignItems: 'baseline' }}>
      <strong style={{ fontSize: 18, color: '#1554AD' }}>{t('app.name')}</strong>
      {wide && <span style={{ fontSize: 12, color: '#566070' }}>{t('app.space')}</span>}
    </Link>
  );
}

/** The frame of the workbench: where one can go, the language, and the mark of made-up data. */
export function Shell() {
  const { t } = useTranslation();
  const about = useAbout();
  const wide = Grid.useBreakpoint().lg ?? true;
  const [open, setOpen] = useState(false);
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <a className="skip-link" href="#content">
        {t('app.skip')}
      </a>
      <Layout.Header style={{ position: 'sticky', top: 0, zIndex: 10, borderBottom: '1px solid #E3E7ED', lineHeight: 'normal' }}>
        <Flex align="center" justify="space-between" gap={8} style={{ height: '100%' }}>
          <Flex align="center" gap={8}>
            {!wide && <Button type="text" icon={<MenuOutlined />} aria-label={t('app.openNavigation')} onClick={() => setOpen(true)} />}
            <Mark wide={wide} />
            {about.data?.isDemonstration && (
              <Tag style={{ background: '#FFF3D6', color: '#7A4A00', borderColor: '#E5B84B', marginInlineEnd: 0 }}>{t('app.demonstration')}</Tag>
            )}
          </Flex>
          <LanguageChoice />
        </Flex>
      </Layout.Header>
      <Layout>
        {wide && (
          <Layout.Sider width={176} style={{ borderRight: '1px solid #E3E7ED', paddingTop: 12 }}>
            <div style={{ position: 'sticky', top: 68 }}>
              <Places />
            </div>
          </Layout.Sider>
        )}
        <Drawer open={open && !wide} onClose={() => setOpen(false)} placement="left" size={260} title={t('app.navigation')}>
          <Places onChoose={() => setOpen(false)} />
        </Drawer>
        <Layout>
          <Layout.Content id="content" tabIndex={-1} style={{ padding: wide ? 24 : 12, minWidth: 0, outline: 'none' }}>
            {about.data?.isDemonstration && (
              <Alert type="warning" showIcon title={t('app.demonstrationNotice')} style={{ marginBottom: 16 }} />
            )}
            <Outlet />
          </Layout.Content>
          <Layout.Footer style={{ padding: '8px 24px 20px', background: 'transparent' }}>
            <Typography.Text type="secondary" style={{ fontSize: 12 }}>
              {about.data ? t('app.footer', { version: about.data.version }) : t('app.name')}
            </Typography.Text>
          </Layout.Footer>
        </Layout>
      </Layout>
    </Layout>
  );
}
