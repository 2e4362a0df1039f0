import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatShare } from '../../shared/format';
import type { Report } from './queries';

/** How many move, which way, and what share of all that is. */
export function Headline({ report }: { report: Report }) {
  const { t } = useTranslation();
  const other = report.moved - report.better - report.worse;
  const figures = [
    { key: 'moved', count: report.moved, colour: '#1F2733' },
    { key: 'better', count: report.better, colour: '#14632B' },
    { key: 'worse', count: report.worse, colour: '#9C1C12' },
    ...(other > 0 ? [{ key: 'other', count: other, colour: '#4A5568' }] : []),
  ] as const;
  return (
    <Flex component="dl" gap={24} wrap style={{ margin: 0 }}>
      {figures.map((figure) => (
        <div key={figure.key}>
          <dt style={{ color: '#566070', fontSize: 13 }}>{t(`whatif.figure.${figure.key}`)}</dt>
          <dd style={{ margin: 0 }}>
            <strong style={{ fontSize: 24, color: figure.colour }}>{formatNumber(figure.count)}</strong>{' '}
            <span style={{ color: '#566070' }}>{formatShare(figure.count, report.subjects)}</span>
          </dd>
        </div>
      ))}
    </Flex>
  );
}
