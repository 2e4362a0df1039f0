import { Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../shared/api/client';
import { ClauseName } from '../../shared/components/Clause';
import { Section } from '../../shared/components/Section';
import { inReadersLanguage } from '../../shared/format';
import { monospaced } from '../../shared/theme';

type Line = Schemas['SectionLineView'];

function SectionLine({ line, pack }: { line: Line; pack: string }) {
  const { t } = useTranslation();
  const words = inReadersLanguage(line.words);
  return (
    <li style={{ marginInlineStart: line.depth * 24, padding: '8px 0', overflowWrap: 'anywhere' }}>
      <strong>{inReadersLanguage(line.title)}</strong>
      {line.isExample && <Tag style={{ marginInlineStart: 8 }}>{t('policy.example')}</Tag>}
      {words && <p style={{ margin: '4px 0 0' }}>{words}</p>}
      {line.condition && <code style={{ fontFamily: monospaced, fontSize: 12, color: '#566070' }}>{line.condition}</code>}
      {line.note && <Typography.Paragraph style={{ margin: '4px 0 0' }}>{inReadersLanguage(line.note)}</Typography.Paragraph>}
      {line.clause && (
        <div>
          <ClauseName clause={line.clause} pack={pack} />
        </div>
      )}
    </li>
  );
}

/** The pack's tables and models: what follows from grades, what may be applied, shown and listed, and by when. */
export function Sections({ pack }: { pack: Schemas['PackDetail'] }) {
  return pack.sections.map((section) => (
    <Section key={section.id} title={inReadersLanguage(section.title)} id={`section-${section.id}`} folds>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {section.lines.map((line, at) => (
          <SectionLine key={`${line.id}-${at}`} line={line} pack={pack.pack.id} />
        ))}
      </ul>
    </Section>
  ));
}
