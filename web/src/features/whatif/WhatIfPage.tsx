import { Button, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useAbout } from '../../shared/api/about';
import { Failure } from '../../shared/components/Failure';
import { Nothing } from '../../shared/components/Nothing';
import { Page } from '../../shared/components/Page';
import { Section } from '../../shared/components/Section';
import { Waiting } from '../../shared/components/Waiting';
import { formatNumber, formatShare } from '../../shared/format';
import { Choice } from './Choice';
import { KeepTrial } from './KeepTrial';
import { KeptTrials } from './Kept';
import { useParameters } from './queries';
import { Results } from './Results';
import { addressOf, keyOf, trialIn, triesSomething, type Trial, type Values, valuesIn } from './trial';
import { useLiveReport } from './useLiveReport';
import { useSteady } from './useSteady';
import { ValueRows } from './ValueRows';

const keyOfValues = (values: Values | null) => (values === null ? '' : keyOf({ pack: '', values }));

/** The values of the address, and while somebody slides the ones under their hand; the address follows when they rest. */
function useValues() {
  const [search, setSearch] = useSearchParams();
  const [moving, setMoving] = useState<Values | null>(null);
  const there = keyOfValues(valuesIn(search));
  const here = keyOfValues(moving);
  const rested = useSteady(here, 300);
  useEffect(() => {
    if (moving === null) return;
    if (here === there) setMoving(null);
    else if (rested === here) {
      setSearch(
        (before) => {
          before.delete('set');
          before.delete('cursor');
          for (const [id, value] of Object.entries(moving)) before.append('set', `${id}:${value}`);
          return before;
        },
        { replace: true, preventScrollReset: true },
      );
    }
  }, [moving, here, there, rested, setSearch]);
  return { values: moving ?? valuesIn(search), setMoving };
}

function useTrial() {
  const about = useAbout();
  const [search, setSearch] = useSearchParams();
  const { values, setMoving } = useValues();
  const found = trialIn(search, about.data?.pack);
  const trial: Trial | null = found && { ...found, values };
  function change(changes: Readonly<Record<string, string | undefined>>) {
    const next = new URLSearchParams(search);
    for (const name of ['cursor', 'from', 'to']) next.delete(name);
    if ('pack' in changes || 'version' in changes || 'draft' in changes) {
      next.delete('set');
      setMoving(null);
    }
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    if (!next.has('pack') && trial) next.set('pack', trial.pack);
    setSearch(next, { replace: true, preventScrollReset: true });
  }
  return { trial, change, setMoving };
}

/** What a pack, a draft or other values would give everybody, at once. */
export function WhatIfPage() {
  const { t } = useTranslation();
  const { trial, change, setMoving } = useTrial();
  const parameters = useParameters(trial);
  const live = useLiveReport(trial);
  const { report } = live;
  const values = trial?.values ?? {};
  const answer = !report
    ? t('whatif.lead')
    : report.subjects === 0
      ? t('whatif.answerEmpty')
      : !trial || !triesSomething(trial)
        ? t('whatif.answerNothingTried', { subjects: formatNumber(report.subjects) })
        : t('whatif.answer', {
            subjects: formatNumber(report.subjects),
            moved: formatNumber(report.moved),
            share: formatShare(report.moved, report.subjects),
            better: formatNumber(report.better),
            worse: formatNumber(report.worse),
          });
  return (
    <Page title={t('whatif.heading')} answer={<span data-testid="answer">{answer}</span>} actions={trial && <KeepTrial trial={trial} isDisabled={!live.isSettled || !triesSomething(trial)} />}>
      <div className="trial">
        <div className="trial-hand no-print">
          <Section title={t('whatif.what')} id="what">
            <Choice trial={trial} onChange={change} />
          </Section>
          <Section
            title={t('whatif.values')}
            id="values"
            extra={
              Object.keys(values).length > 0 && (
                <Button size="small" onClick={() => setMoving({})}>
                  {t('whatif.resetAll')}
                </Button>
              )
            }
          >
            {trial ? (
              <Waiting query={parameters} rows={6}>
                {(found) => <ValueRows parameters={found} values={values} onChange={setMoving} />}
              </Waiting>
            ) : (
              <Nothing why={t('whatif.noPack')} next={t('whatif.noPackNext')} />
            )}
          </Section>
        </div>
        <div className="trial-answer">
          {live.error ? (
            <Failure error={live.error} retry={live.retry} />
          ) : report && report.subjects === 0 ? (
            <Nothing why={t('whatif.noSubjects')} next={<Link to="/intake">{t('whatif.noSubjectsNext')}</Link>} />
          ) : report ? (
            <Results live={live} report={report} trial={trial} />
          ) : (
            trial && <Spin description={t('whatif.reading')} style={{ display: 'block', padding: 40 }} />
          )}
        </div>
      </div>
      <KeptTrials />
      {trial && report && (
        <p className="only-print">{`${window.location.origin}/what-if?${addressOf(trial).toString()}`}</p>
      )}
    </Page>
  );
}
