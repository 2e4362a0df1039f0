import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { BrowserRouter, Route, Routes } from 'react-router';
import { Problem } from '../shared/api/problem';
import { englishTheme, theme } from '../shared/theme';
import { NotFound } from './NotFound';
import { ScrollToPlace } from './ScrollToPlace';
import { Shell } from './Shell';

const OverviewPage = lazy(async () => ({ default: (await import('../features/overview/OverviewPage')).OverviewPage }));
const SubjectsPage = lazy(async () => ({ default: (await import('../features/registry/SubjectsPage')).SubjectsPage }));
const EnterprisePage = lazy(async () => ({ default: (await import('./EnterprisePage')).EnterprisePage }));
const IntakePage = lazy(async () => ({ default: (await import('../features/intake/IntakePage')).IntakePage }));
const BatchPage = lazy(async () => ({ default: (await import('../features/intake/BatchPage')).BatchPage }));
const MappingPage = lazy(async () => ({ default: (await import('../features/intake/MappingPage')).MappingPage }));
const AssessmentPage = lazy(async () => ({ default: (await import('../features/assessment/AssessmentPage')).AssessmentPage }));
const BackTestsPage = lazy(async () => ({ default: (await import('../features/assessment/backtests/BackTestsPage')).BackTestsPage }));
const BackTestPage = lazy(async () => ({ default: (await import('../features/assessment/backtests/BackTestPage')).BackTestPage }));
const WarningsPage = lazy(async () => ({ default: (await import('../features/assessment/warnings/WarningsPage')).WarningsPage }));
const WarningPage = lazy(async () => ({ default: (await import('../features/assessment/warnings/WarningPage')).WarningPage }));
const RulesPage = lazy(async () => ({ default: (await import('../features/assessment/warnings/RulesPage')).RulesPage }));
const ConsistencyPage = lazy(async () => ({ default: (await import('../features/assessment/consistency/ConsistencyPage')).ConsistencyPage }));
const CasePage = lazy(async () => ({ default: (await import('../features/assessment/consistency/CasePage')).CasePage }));
const PacksPage = lazy(async () => ({ default: (await import('../features/policy/PacksPage')).PacksPage }));
const PackPage = lazy(async () => ({ default: (await import('../features/policy/PackPage')).PackPage }));
const SheetPage = lazy(async () => ({ default: (await import('../features/policy/SheetPage')).SheetPage }));
const EditorPage = lazy(async () => ({ default: (await import('../features/policy/editor/EditorPage')).EditorPage }));
const WhatIfPage = lazy(async () => ({ default: (await import('../features/whatif/WhatIfPage')).WhatIfPage }));
const DraftPage = lazy(async () => ({ default: (await import('../features/policy/editor/EditorPage')).DraftPage }));

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: false,
      // What the server refused will be refused again; only a lost connection is worth a second try.
      retry: (failures, error) => !(error instanceof Problem) && failures < 2,
    },
  },
});

function Places() {
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route index element={<OverviewPage />} />
        <Route path="registry" element={<SubjectsPage />} />
        <Route path="registry/:key" element={<EnterprisePage />} />
        <Route path="intake" element={<IntakePage />} />
        <Route path="intake/:number" element={<BatchPage />} />
        <Route path="intake/:number/mapping" element={<MappingPage />} />
        <Route path="assessment" element={<AssessmentPage />} />
        <Route path="backtests" element={<BackTestsPage />} />
        <Route path="backtests/:number" element={<BackTestPage />} />
        <Route path="consistency" element={<ConsistencyPage />} />
        <Route path="consistency/:number" element={<CasePage />} />
        <Route path="warnings" element={<WarningsPage />} />
        <Route path="warnings/rules" element={<RulesPage />} />
        <Route path="warnings/:number" element={<WarningPage />} />
        <Route path="policy" element={<PacksPage />} />
        <Route path="policy/drafts/:number" element={<DraftPage />} />
        <Route path="policy/:issuer/:name" element={<PackPage />} />
        <Route path="policy/:issuer/:name/sheet" element={<SheetPage />} />
        <Route path="policy/:issuer/:name/edit" element={<EditorPage />} />
        <Route path="what-if" element={<WhatIfPage />} />
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
}

export function App() {
  const { i18n } = useTranslation();
  const isEnglish = i18n.language === 'en';
  dayjs.locale(isEnglish ? 'en' : 'zh-cn');
  return (
    <ConfigProvider theme={isEnglish ? englishTheme : theme} locale={isEnglish ? enUS : zhCN} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={queries}>
        <BrowserRouter>
          <ScrollToPlace />
          <Suspense fallback={null}>
            <Places />
          </Suspense>
        </BrowserRouter>
      </QueryClientProvider>
    </ConfigProvider>
  );
}
