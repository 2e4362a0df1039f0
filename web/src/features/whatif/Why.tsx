import { Drawer, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../shared/api/client';
import { Chinese } from '../../shared/components/Chinese';
import { ClauseText } from '../../shared/components/Clause';
import { GradeBadge } from '../../shared/components/GradeBadge';
import { InternalMark } from '../../shared/components/InternalMark';
import { Waiting } from '../../shared/components/Waiting';
import { inReadersLanguage } from '../../shared/format';
import { shownGrade } from '../../shared/grade';
import { useWhy } from './queries';

type Explanation = Schemas['ExplanationView'];

const heading = { fontSize: 14, margin: '16px 0 6px' } as const;

/** Values that the two explanations see differently; only these tell them apart. */
export function differing<Row extends { readonly id: string; readonly words: { readonly zh: string } }>(mine: readonly Row[], other: readonly Row[]): Row[] {
  const known = new Map(other.map((row) => [row.id, row.words.zh]));
  return mine.filter((row) => known.get(row.id) !== row.words.zh);
}

function ValueList({ rows }: { rows: readonly { readonly id: string; readonly title: Schemas['LocalText']; readonly words: Schemas['LocalText'] }[] }) {
  return (
    <dl className="value-pairs">
      {rows.map((row) => (
        <div key={row.id}>
          <dt>
            <Chinese text={inReadersLanguage(row.title)} />
          </dt>
          <dd>
            <strong>
              <Chinese text={inReadersLanguage(row.words)} />
            </strong>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Side({ title, mine, other }: { title: string; mine: Explanation; other: Explanation }) {
  const { t } = useTranslation();
  const counted = mine.records.filter((record) => record.counted);
  const values = [...differing(mine.parameters, other.parameters), ...differing(mine.indicators, other.indicators)];
  return (
    <section aria-label={title} style={{ minWidth: 0 }}>
      <h3 style={{ fontSize: 15, marginBottom: 10 }}>{title}</h3>
      <GradeBadge grade={shownGrade(mine.grade)} />
      <InternalMark outside={mine.grade.outside} />
      <p>
        <Chinese text={inReadersLanguage(mine.sentence)} />
      </p>
      <h4 style={heading}>{t('whatif.why.rule')}</h4>
      {mine.rule ? (
        <Flex vertical gap={6}>
          <div>
            <Chinese text={inReadersLanguage(mine.rule.title)} />
            <div style={{ color: '#4A5568' }}>
              <Chinese text={inReadersLanguage(mine.rule.words)} />
            </div>
          </div>
          <ClauseText clause={mine.rule.clause} pack={mine.pack.id} />
        </Flex>
      ) : (
        <p>{t('whatif.why.noRule')}</p>
      )}
      <h4 style={heading}>{t('whatif.why.values')}</h4>
      {values.length === 0 ? <p>{t('whatif.why.sameValues')}</p> : <ValueList rows={values} />}
      <h4 style={heading}>{t('whatif.why.records', { count: counted.length })}</h4>
      {counted.length === 0 ? (
        <p>{t('whatif.why.noRecords')}</p>
      ) : (
        <ul className="ruled-list" style={{ margin: 0 }}>
          {counted.map((record) => (
            <li key={record.record}>
              <strong>{record.happened}</strong> <Chinese text={inReadersLanguage(record.kindTitle)} />
              <div style={{ color: '#4A5568' }}>
                <Chinese text={inReadersLanguage(record.reason)} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Both explanations of one enterprise, one beside the other. */
export function Why({ trial, mover, onClose }: { trial: string; mover: Schemas['MoverView'] | null; onClose: () => void }) {
  const { t } = useTranslation();
  const why = useWhy(trial, mover?.subject ?? null);
  return (
    <Drawer open={mover !== null} onClose={onClose} size={960} title={mover && <Chinese text={t('whatif.why.title', { name: mover.name })} />} styles={{ wrapper: { maxWidth: '100vw' } }}>
      {mover && (
        <Waiting query={why} rows={10}>
          {(both) => (
            <div className="side-by-side">
              <Side title={t('whatif.why.live')} mine={both.live} other={both.tried} />
              <Side title={t('whatif.why.tried')} mine={both.tried} other={both.live} />
            </div>
          )}
        </Waiting>
      )}
    </Drawer>
  );
}
