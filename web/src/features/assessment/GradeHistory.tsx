import { Timeline } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Schemas } from '../../shared/api/client';
import { GradeBadge } from '../../shared/components/GradeBadge';
import { Nothing } from '../../shared/components/Nothing';
import { Section } from '../../shared/components/Section';
import { Waiting } from '../../shared/components/Waiting';
import { inReadersLanguage } from '../../shared/format';
import { shownGrade } from '../../shared/grade';
import { coloursOfGrade } from '../../shared/theme';
import { useGradeHistory } from './queries';

function Reason({ reason }: { reason: Schemas['GradeReasonView'] }) {
  const { t } = useTranslation();
  const count = Number(reason.count);
  return (
    <span>
      {inReadersLanguage(reason.text)}
      {count > 0 && (
        <span title={t('assessment.changes', { numbers: reason.changes.join(', ') })}> {t('assessment.changeCount', { count })}</span>
      )}
    </span>
  );
}

function Entry({ entry }: { entry: Schemas['GradeHistoryEntry'] }) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const { grade } = entry;
  return (
    <div>
      <GradeBadge grade={shownGrade(grade)} />
      <div>
        <a
          href={`?run=${entry.run}`}
          onClick={(event) => {
            event.preventDefault();
            const next = new URLSearchParams(search);
            for (const other of ['pack', 'asOf', 'knownOn']) next.delete(other);
            next.set('run', String(entry.run));
            setSearch(next);
            window.scrollTo({ top: 0 });
          }}
        >
          {t('assessment.since', { day: entry.asOf })}
        </a>
        <span style={{ color: '#566070' }}>
          {' '}
          · {entry.rule === null ? t('assessment.noRuleShort') : t('assessment.byRule', { rule: entry.rule })}
        </span>
      </div>
      {entry.reasons.length > 0 && (
        <div style={{ color: '#566070' }}>
          {t('assessment.why')}
          {entry.reasons.map((reason, place) => (
            <span key={reason.kind}>
              {place > 0 && t('assessment.whyBetween')}
              <Reason reason={reason} />
            </span>
          ))}
        </div>
      )}
    </div>
  );
}

/** The grades an enterprise was given; each leads to the explanation of the run that gave it, under the pack it used. */
export function GradeHistory({ subjectKey }: { subjectKey: string }) {
  const { t } = useTranslation();
  const history = useGradeHistory(subjectKey);
  return (
    <Section title={t('assessment.history')} id="history">
      <Waiting query={history}>
        {(entries) =>
          entries.length === 0 ? (
            <Nothing why={t('assessment.noHistory')} next={t('assessment.noHistoryNext')} />
          ) : (
            <Timeline
              style={{ paddingTop: 8 }}
              items={[...entries]
                .sort((left, right) => right.asOf.localeCompare(left.asOf) || right.run - left.run)
                .map((entry) => ({
                  key: `${entry.run}-${entry.asOf}-${entry.grade.scheme}`,
                  color: coloursOfGrade(entry.grade.letter).strong,
                  content: <Entry entry={entry} />,
                }))}
            />
          )
        }
      </Waiting>
    </Section>
  );
}
