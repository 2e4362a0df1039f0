import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Schemas } from '../../shared/api/client';
import { Chart } from '../../shared/components/Chart';
import { codedName } from '../../shared/components/Chinese';
import { Nothing } from '../../shared/components/Nothing';
import { countsTable, stackedShares } from './gradeChart';

interface Props {
  readonly title: string;
  readonly place: string;
  readonly filter: 'division' | 'industry';
  readonly rows: readonly Schemas['GradeBreakdown'][];
  readonly scale: readonly Schemas['StepView'][];
}

/** Shares of grades by place; a bar leads to the enterprises it counts. */
export function GradeDistribution({ title, place, filter, rows, scale }: Props) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const words = useMemo(() => ({ review: t('grade.review'), total: t('overview.total'), place }), [t, place]);
  // The language decides the words inside the drawing.
  const option = useMemo(() => stackedShares(rows, scale, words), [rows, scale, words, i18n.language]);
  const onChoose = useMemo(
    () => (category: string, series: string) => {
      const row = rows.find((candidate) => codedName(candidate) === category);
      const letter = series.split(' ')[0] ?? '';
      const grade = scale.some((step) => step.letter === letter) ? letter : 'review';
      if (row) void navigate(`/registry?${new URLSearchParams({ [filter]: row.code, grade }).toString()}`);
    },
    [rows, scale, filter, navigate],
  );
  if (rows.length === 0) {
    return <Nothing why={t('overview.noGrades')} next={t('overview.noGradesNext')} />;
  }
  return <Chart title={title} option={option} table={countsTable(rows, scale, words)} height={60 + rows.length * 34} onChoose={onChoose} />;
}
