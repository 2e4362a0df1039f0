import { Breadcrumb } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { ExplanationPanel } from '../features/assessment/ExplanationPanel';
import { GradeHistory } from '../features/assessment/GradeHistory';
import { MomentBar } from '../features/assessment/MomentBar';
import { Identity } from '../features/registry/Identity';
import { useSubject } from '../features/registry/queries';
import { ReceivedResults } from '../features/registry/ReceivedResults';
import { RecordTimeline } from '../features/registry/RecordTimeline';
import { RegistrationVersions } from '../features/registry/RegistrationVersions';
import { Chinese } from '../shared/components/Chinese';
import { Code } from '../shared/components/Code';
import { Failure } from '../shared/components/Failure';
import { Page } from '../shared/components/Page';
import { Waiting } from '../shared/components/Waiting';
import { useFilters } from '../shared/filters';

/** One enterprise: what registry and assessment know of it, side by side. */
export function EnterprisePage() {
  const { t } = useTranslation();
  const { key = '' } = useParams();
  const { values, change } = useFilters(['pack', 'asOf', 'knownOn', 'run'] as const);
  const subject = useSubject(key, values);
  const isDated = values.asOf !== undefined || values.knownOn !== undefined;
  if (subject.isError && isDated) {
    return (
      <Page title={<Code value={key} />} actions={<MomentBar values={values} change={change} />}>
        <Failure error={subject.error} retry={() => void subject.refetch()} />
      </Page>
    );
  }
  return (
    <Waiting query={subject} rows={8}>
      {(found) => (
        <>
          <Breadcrumb
            className="no-print"
            style={{ marginBottom: 12 }}
            items={[{ title: <Link to="/registry">{t('registry.heading')}</Link> }, { title: <Chinese text={found.name || t('registry.nameWithheld')} /> }]}
          />
          <Page
            title={<Chinese text={found.name || t('registry.nameWithheld')} />}
            answer={<Code value={found.code.value} />}
            actions={<MomentBar values={values} change={change} />}
          >
            <ExplanationPanel
              subjectKey={key}
              at={values}
              below={<RecordTimeline subjectKey={key} at={values} />}
              beside={
                <>
                  <Identity subject={found} />
                  <ReceivedResults results={found.results} />
                  <GradeHistory subjectKey={key} />
                  <RegistrationVersions versions={found.versions} />
                </>
              }
            />
          </Page>
        </>
      )}
    </Waiting>
  );
}
