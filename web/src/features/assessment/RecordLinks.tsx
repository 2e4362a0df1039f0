import { useTranslation } from 'react-i18next';

/** Links to the records that made up a value. */
export function RecordLinks({ records }: { records: readonly number[] }) {
  const { t } = useTranslation();
  if (records.length === 0) return <>{t('shared.none')}</>;
  return (
    <>
      {records.map((record, at) => (
        <span key={record}>
          {at > 0 && ' '}
          <a href={`#counted-${record}`} aria-label={t('assessment.toRecord', { record })}>
            #{record}
          </a>
        </span>
      ))}
    </>
  );
}
