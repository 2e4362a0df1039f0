import { Flex } from 'antd';
import { Link } from 'react-router';
import type { Schemas } from '../../shared/api/client';
import { GradeBadge } from '../../shared/components/GradeBadge';
import { formatNumber, formatShare, inReadersLanguage } from '../../shared/format';
import { addressAt, type Moment } from '../../shared/moment';

/** Every grade with its number and share; the number leads to the enterprises. */
export function GradeTotals({ grades, scheme, at }: { grades: readonly Schemas['GradeCount'][]; scheme: Schemas['SchemeView']; at: Moment }) {
  const all = grades.reduce((sum, grade) => sum + grade.count, 0);
  return (
    <Flex wrap gap={24} component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {grades.map((grade) => (
        <li key={grade.letter ?? 'review'} style={{ display: 'grid', gap: 4 }}>
          <GradeBadge grade={{ letter: grade.letter, name: inReadersLanguage(grade.name), scheme: inReadersLanguage(scheme.title) }} />
          <span>
            <Link to={addressAt('/registry', { grade: grade.letter ?? 'review' }, at)} style={{ fontSize: 18, fontWeight: 600 }}>
              {formatNumber(grade.count)}
            </Link>
            <span style={{ color: '#566070', marginLeft: 8 }}>{formatShare(grade.count, all)}</span>
          </span>
        </li>
      ))}
    </Flex>
  );
}
