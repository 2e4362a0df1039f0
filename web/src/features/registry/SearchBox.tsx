import { Input, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A search needs two characters of a name or any part of a code; less is not sent. */
export function isSearchable(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.length >= 2 || /^[0-9A-Za-z]+$/.test(trimmed);
}

/** Searches while one types, after a short rest. */
export function SearchBox({ value, onSearch }: { value: string | undefined; onSearch: (text: string | undefined) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(value ?? '');
  useEffect(() => setText(value ?? ''), [value]);
  useEffect(() => {
    const trimmed = text.trim();
    if (trimmed === (value ?? '') || (trimmed !== '' && !isSearchable(trimmed))) return undefined;
    const rest = setTimeout(() => onSearch(trimmed === '' ? undefined : trimmed), 300);
    return () => clearTimeout(rest);
  }, [text, value, onSearch]);
  const tooShort = text.trim() !== '' && !isSearchable(text);
  return (
    <div style={{ flex: '1 1 220px', minWidth: 200 }}>
      <Input.Search
        allowClear
        value={text}
        aria-label={t('registry.search')}
        placeholder={t('registry.searchHint')}
        onChange={(event) => setText(event.target.value)}
        onSearch={(entered) => {
          if (entered.trim() === '' || isSearchable(entered)) onSearch(entered.trim() || undefined);
        }}
      />
      {tooShort && (
        <Typography.Text type="secondary" role="status" style={{ fontSize: 12 }}>
          {t('registry.searchTooShort')}
        </Typography.Text>
      )}
    </div>
  );
}
