import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { coloursOfGrade } from '../theme';

export interface GradeShown {
  readonly letter: string | null;
  readonly name: string | null;
  readonly scheme: string;
  readonly isSuspended?: boolean;
}

/** A grade as letter, name and scheme, with its mark when it is suspended; without a letter, a person still has to decide. */
export function GradeBadge({ grade, large = false }: { grade: GradeShown; large?: boolean }) {
  const { t } = useTranslation();
  const colours = coloursOfGrade(grade.letter);
  const letter = grade.letter ?? t('grade.reviewMark');
  const name = grade.letter ? (grade.name ?? '') : t('grade.review');
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: large ? 12 : 8, verticalAlign: 'middle' }}>
      <span
        style={{
          display: 'inline-grid',
          placeItems: 'center',
          minWidth: large ? 52 : 24,
          height: large ? 52 : 24,
          padding: '0 4px',
          borderRadius: large ? 8 : 4,
          background: colours.strong,
          color: '#fff',
          fontWeight: 700,
          fontSize: large ? 28 : 14,
        }}
      >
        {letter}
      </span>
      <span style={{ display: 'inline-flex', flexDirection: 'column', lineHeight: 1.35 }}>
        <span style={{ fontWeight: large ? 600 : 500, fontSize: large ? 16 : 14 }}>{name}</span>
        <span style={{ fontSize: 12, color: '#566070' }}>{grade.scheme}</span>
        {grade.isSuspended && (
          <span>
            <Tag color="warning">{t('grade.suspended')}</Tag>
          </span>
        )}
      </span>
    </span>
  );
}
