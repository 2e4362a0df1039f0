import { PrinterOutlined } from '@ant-design/icons';
import { Alert, Breadcrumb, Button, Card } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Chinese } from '../../shared/components/Chinese';
import { Page } from '../../shared/components/Page';
import { Waiting } from '../../shared/components/Waiting';
import { formatNumber, inReadersLanguage } from '../../shared/format';
import { BatchStateView } from './BatchState';
import { Findings } from './Findings';
import { type Batch, useBatch } from './queries';
import { Counts, Proof } from './Receipt';

function answerFor(batch: Batch, t: TFunction): string {
  const { rows } = batch;
  if (batch.state === 'finished') {
    return t('intake.answerFinished', {
      read: formatNumber(rows.read),
      taken: formatNumber(rows.accepted),
      left: formatNumber(rows.read - rows.accepted),
    });
  }
  return t(`intake.answerState.${batch.state}`, { taken: formatNumber(rows.accepted) });
}

function Refusal({ refusal }: { refusal: NonNullable<Batch['refusal']> }) {
  return (
    <Alert type="error" showIcon title={`${inReadersLanguage(refusal.message)} (${refusal.code})`} description={inReadersLanguage(refusal.remedy)} />
  );
}

/** A batch's receipt. */
export function BatchPage() {
  const { t } = useTranslation();
  const { number = '0' } = useParams();
  const batch = useBatch(Number(number));
  return (
    <Waiting query={batch} rows={8}>
      {(found) => (
        <>
          <Breadcrumb
            className="no-print"
            style={{ marginBottom: 12 }}
            items={[{ title: <Link to="/intake">{t('intake.heading')}</Link> }, { title: t('intake.batch', { number: found.number }) }]}
          />
          <Page
            title={<Chinese text={t('intake.batchOf', { number: found.number, file: found.fileName })} />}
            answer={answerFor(found, t)}
            actions={
              <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
                {t('shared.print')}
              </Button>
            }
          >
            {found.state !== 'finished' && (
              <Card size="small">
                <BatchStateView batch={found} />
              </Card>
            )}
            {found.refusal && <Refusal refusal={found.refusal} />}
            {found.sheetsLeftOut.length > 0 && (
              <Alert type="info" showIcon title={t('intake.sheetsLeftOut', { sheets: found.sheetsLeftOut.join(t('shared.listSeparator')) })} />
            )}
            <Counts batch={found} />
            <Proof batch={found} />
            {found.rows.flagged + found.rows.rejected > 0 && <Findings batch={found} />}
          </Page>
        </>
      )}
    </Waiting>
  );
}
