import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Chinese } from '../../shared/components/Chinese';
import { Section } from '../../shared/components/Section';
import { inReadersLanguage } from '../../shared/format';
import { Groups } from './Groups';
import { Headline } from './Headline';
import { Loads } from './Loads';
import { Matrix } from './Matrix';
import type { Letter } from './matrix';
import { judgement, Movers } from './Movers';
import type { Report } from './queries';
import { type Trial, triesSomething } from './trial';
import type { LiveReport } from './useLiveReport';

function Tried({ report }: { report: Report }) {
  const { t } = useTranslation();
  return (
    <div style={{ color: '#4A5568', marginTop: 12 }}>
      <div>
        <Chinese text={t('whatif.compared', { live: `${inReadersLanguage(report.live.title)} ${report.live.version}`, tried: `${inReadersLanguage(report.tried.title)} ${report.tried.version}`, asOf: report.asOf })} />
      </div>
      {report.values.length > 0 && (
        <ul style={{ margin: '4px 0 0', paddingInlineStart: 18 }}>
          {report.values.map((value) => (
            <li key={value.parameter}>
              <Chinese text={t('whatif.valueChange', { title: inReadersLanguage(value.title), live: inReadersLanguage(value.live), tried: inReadersLanguage(value.tried) })} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The answer and its proof: the matrix at once, and when it rests who is hit, what it takes and each mover. */
export function Results({ live, report, trial }: { live: LiveReport; report: Report; trial: Trial | null }) {
  const { t } = useTranslation();
  const [, setSearch] = useSearchParams();
  const { whole, wholeKey, isSettled } = live;
  const choose = (from: Letter, to: Letter) => {
    setSearch(
      (before) => {
        before.delete('cursor');
        before.set('from', from ?? judgement);
        before.set('to', to ?? judgement);
        return before;
      },
      { replace: true, preventScrollReset: true },
    );
    document.getElementById('movers')?.scrollIntoView();
  };
  return (
    <>
      <Section title={t('whatif.matrix')} id="matrix" extra={<span role="status" style={{ color: '#566070' }}>{isSettled ? '' : t('whatif.working')}</span>}>
        <Headline report={report} />
        {report.moved === 0 && <p style={{ margin: '8px 0 0' }}>{t(trial && triesSomething(trial) ? 'whatif.nobodyMoves' : 'whatif.moveSomething')}</p>}
        <div style={{ marginTop: 12 }}>
          <Matrix report={report} label={t('whatif.matrix')} onChoose={choose} />
        </div>
        <p style={{ color: '#566070', margin: '8px 0 0', fontSize: 13 }}>{t('whatif.matrixHow')}</p>
        <Tried report={report} />
      </Section>
      {whole && (
        <div aria-busy={!isSettled} className={isSettled ? 'trial-proof' : 'trial-proof waiting'}>
          <Section title={t('whatif.groups')} id="groups" flush>
            <Groups report={whole} />
          </Section>
          <Section title={t('whatif.loads')} id="loads" flush>
            <Loads report={whole} />
          </Section>
          <Section title={t('whatif.movers')} id="movers" flush>
            {wholeKey && <Movers report={whole} trial={wholeKey} />}
          </Section>
        </div>
      )}
    </>
  );
}
