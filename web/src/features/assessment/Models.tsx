import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../shared/api/client';
import { ClauseName } from '../../shared/components/Clause';
import { type Column, QueryTable } from '../../shared/components/QueryTable';
import { Section } from '../../shared/components/Section';
import { inReadersLanguage } from '../../shared/format';
import { RecordLinks } from './RecordLinks';

type Explanation = Schemas['ExplanationView'];
type Said = { id: string; title: Schemas['LocalText']; words: Schemas['LocalText']; clause: Schemas['ClauseView'] };

interface SentencesProps<Row extends Said> {
  readonly id: 'results' | 'scores' | 'limits';
  readonly rows: readonly Row[];
  readonly explanation: Explanation;
  readonly marks?: (row: Row) => boolean;
  readonly below?: (row: Row) => ReactNode;
}

/** A table of things that are each said in a sentence with its clause. */
function Sentences<Row extends Said>({ id, rows, explanation, marks, below }: SentencesProps<Row>) {
  const { t } = useTranslation();
  const columns: Column<Row>[] = [
    { key: 'title', title: t(`assessment.models.${id}`), isHeading: true, render: (row) => inReadersLanguage(row.title) },
    {
      key: 'words',
      title: t('assessment.value'),
      render: (row) => (
        <>
          {marks?.(row) ? <strong>{inReadersLanguage(row.words)}</strong> : inReadersLanguage(row.words)}
          {below?.(row)}
        </>
      ),
    },
    { key: 'clause', title: t('assessment.clause'), render: (row) => <ClauseName clause={row.clause} pack={explanation.pack.id} /> },
  ];
  return (
    <Section title={t(`assessment.models.${id}`)} id={id} flush>
      <QueryTable name={id} label={t(`assessment.models.${id}`)} columns={columns} rows={rows} rowKey={(row) => row.id} empty={null} />
    </Section>
  );
}

/** The score with its parts, each a step to the right of what it belongs to. */
function Score({ score, explanation }: { score: Schemas['ScoreOutcome']; explanation: Explanation }) {
  const { t } = useTranslation();
  const columns: Column<Schemas['ScorePart']>[] = [
    {
      key: 'title',
      title: t('assessment.models.part'),
      isHeading: true,
      render: (row) => <span style={{ paddingInlineStart: Number(row.depth) * 16 }}>{inReadersLanguage(row.title)}</span>,
    },
    { key: 'words', title: t('assessment.value'), render: (row) => inReadersLanguage(row.words) },
    { key: 'records', title: t('assessment.records'), render: (row) => <RecordLinks records={row.records} /> },
    { key: 'clause', title: t('assessment.clause'), render: (row) => <ClauseName clause={row.clause} pack={explanation.pack.id} /> },
  ];
  return (
    <Section title={`${inReadersLanguage(score.title)}: ${inReadersLanguage(score.words)}`} id="score" flush>
      <QueryTable name="score" label={inReadersLanguage(score.title)} columns={columns} rows={score.parts} rowKey={(row) => row.id} empty={null} />
    </Section>
  );
}

/** Where the received results stand of which one was weighed; nothing where a pack graded here or none was received. */
function ToReceived({ result }: { result: Schemas['ResultOutcome'] }) {
  const { t } = useTranslation();
  if (result.given === null || result.code === 'graded') return null;
  return (
    <div>
      <a href="#received-results">{t('assessment.models.toReceived')}</a>
    </div>
  );
}

/** What models gave: results of others, the score with its parts, limits of the grade. Nothing where the pack has none. */
export function Models({ explanation }: { explanation: Explanation }) {
  const changed = new Set(explanation.limits.filter((limit) => limit.changedGrade).map((limit) => limit.id));
  return (
    <>
      {explanation.results.length > 0 && <Sentences id="results" rows={explanation.results} explanation={explanation} below={(row) => <ToReceived result={row} />} />}
      {explanation.score && <Score score={explanation.score} explanation={explanation} />}
      {explanation.scores.length > 0 && <Sentences id="scores" rows={explanation.scores} explanation={explanation} />}
      {explanation.limits.length > 0 && <Sentences id="limits" rows={explanation.limits} explanation={explanation} marks={(row) => changed.has(row.id)} />}
    </>
  );
}
