import { Flex, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePacks } from '../../shared/api/packs';
import { MomentChoice } from '../../shared/components/MomentChoice';
import { inReadersLanguage } from '../../shared/format';
import type { Moment } from './queries';

interface Props {
  readonly values: Moment;
  readonly change: (changes: Partial<Record<'pack' | 'asOf' | 'knownOn' | 'run', string | undefined>>) => void;
}

/** Under which pack, as of which day, and as known on which day an enterprise is explained. */
export function MomentBar({ values, change }: Props) {
  const { t } = useTranslation();
  const packs = usePacks();
  const runnable = (packs.data ?? []).filter((pack) => pack.canRun);
  return (
    <Flex gap={8} wrap align="center">
      {runnable.length > 1 && (
        <Select<string>
          allowClear
          aria-label={t('assessment.pack')}
          placeholder={t('assessment.pack')}
          value={values.pack}
          options={runnable.map((pack) => ({ value: pack.id, label: inReadersLanguage(pack.title) }))}
          onChange={(pack) => change({ pack, run: undefined })}
          popupMatchSelectWidth={false}
          style={{ minWidth: 180 }}
        />
      )}
      <MomentChoice values={values} change={(changes) => change({ ...changes, run: undefined })} isDated={values.run !== undefined} />
    </Flex>
  );
}
