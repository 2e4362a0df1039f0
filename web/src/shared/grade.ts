import type { Schemas } from './api/client';
import type { GradeShown } from './components/GradeBadge';
import { inReadersLanguage } from './format';

/** A grade as its badge shows it. */
export function shownGrade(grade: Schemas['GradeView']): GradeShown {
  return { letter: grade.letter, name: inReadersLanguage(grade.name), scheme: inReadersLanguage(grade.schemeTitle), isSuspended: grade.isSuspended };
}
