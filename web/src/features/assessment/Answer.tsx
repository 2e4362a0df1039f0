import { Card, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../shared/api/client';
import { GradeBadge } from '../../shared/components/GradeBadge';
import { InternalMark } from '../../shared/components/InternalMark';
import { inReadersLanguage } from '../../shared/format';
import { shownGrade } from '../../shared/grade';

/** The grade and the sentence a person would say, with the days they hold for. */
export function Answer({ explanation }: { explanation: Schemas['ExplanationView'] }) {
  const { t } = useTranslation();
  const { grade } = explanation;
  return (
    <Card size="small">
      <Flex gap={20} align="center" wrap>
        <GradeBadge large grade={shownGrade(grade)} />
        <div style={{ flex: '1 1 320px', minWidth: 0 }}>
          <Typography.Paragraph strong style={{ fontSize: 17, margin: 0 }} data-testid="answer">
            {inReadersLanguage(explanation.sentence)}
          </Typography.Paragraph>
          <Typography.Text type="secondary">
            {t(explanation.knownOn ? 'assessment.heldForKnown' : 'assessment.heldFor', {
              asOf: explanation.asOf,
              knownOn: explanation.knownOn,
              pack: inReadersLanguage(explanation.pack.title),
              version: explanation.pack.version,
            })}
          </Typography.Text>
          <InternalMark outside={grade.outside} />
        </div>
      </Flex>
    </Card>
  );
}
