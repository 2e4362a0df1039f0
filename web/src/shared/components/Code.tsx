import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { monospaced } from '../theme';

/** A code in a monospaced face that can be copied. */
export function Code({ value, copyable = true }: { value: string; copyable?: boolean }) {
  const { t } = useTranslation();
  if (!value) {
    return <Typography.Text type="secondary">{t('shared.none')}</Typography.Text>;
  }
  return (
    <Typography.Text
      style={{ fontFamily: monospaced, overflowWrap: 'anywhere' }}
      copyable={copyable ? { text: value, tooltips: [t('shared.copy'), t('shared.copied')] } : false}
    >
      {value}
    </Typography.Text>
  );
}
