import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../../shared/api/client';
import { Chinese } from '../../../shared/components/Chinese';
import { inReadersLanguage } from '../../../shared/format';

/** The grades that are compared: each with what kind it is, who gave it and since when. */
export function Grades({ grades, isWhole = false }: { grades: readonly Schemas['ComparedGradeView'][]; isWhole?: boolean }) {
  const { t } = useTranslation();
  return (
    <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {grades.map((grade) => (
        <li key={grade.scheme}>
          <Chinese text={inReadersLanguage(grade.title)} /> <strong>{grade.letter}</strong>
          {grade.name && <> · <Chinese text={inReadersLanguage(grade.name)} /></>}
          {isWhole && (
            <div style={{ color: '#566070' }}>
              <Chinese text={inReadersLanguage(grade.department)} />
              {grade.day && ` · ${t(grade.isReceived ? 'consistency.givenOn' : 'consistency.since', { day: grade.day })}`}
              {grade.isReceived && ` · ${t('consistency.received')}`}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
