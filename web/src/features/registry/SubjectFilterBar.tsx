import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAbout } from '../../shared/api/about';
import { usePacks } from '../../shared/api/packs';
import { codedName } from '../../shared/components/Chinese';
import { MomentChoice } from '../../shared/components/MomentChoice';
import { inReadersLanguage } from '../../shared/format';
import { type SubjectFilter, type SubjectFilters, useDivisions, useIndustries, useRecordKinds } from './queries';
import { SearchBox } from './SearchBox';

interface Option {
  readonly value: string;
  readonly label: string;
}

interface Props {
  readonly values: SubjectFilters;
  readonly change: (changes: Partial<Record<SubjectFilter, string | undefined>>) => void;
  readonly isFiltered: boolean;
}

const subjectKinds = ['enterprise', 'individual-business', 'cooperative', 'other'] as const;
const licences = ['active', 'revoked', 'cancelled', 'moved-out', 'unknown'] as const;

function useGradeOptions(): Option[] {
  const { t } = useTranslation();
  const packs = usePacks();
  const letters = new Map<string, string>();
  for (const pack of packs.data ?? []) {
    if (!pack.canRun) continue;
    for (const step of pack.scheme?.scale ?? []) {
      letters.set(step.letter, `${step.letter} ${inReadersLanguage(step.name)}`);
    }
  }
  return [...[...letters].map(([value, label]) => ({ value, label })), { value: 'review', label: t('grade.review') }];
}

function usePlaceOptions(): { divisions: Option[]; industries: Option[] } {
  const about = useAbout();
  const divisions = useDivisions(about.data?.territory?.code);
  const industries = useIndustries();
  return {
    divisions: (divisions.data ?? []).map((division) => ({ value: division.code, label: codedName({ code: division.code, name: { zh: division.name, en: division.name } }) })),
    industries: (industries.data ?? []).map((industry) => ({ value: industry.code, label: `${industry.code} ${inReadersLanguage(industry.name)}` })),
  };
}

/** Search and filters over the enterprises. All of them stand in the address. */
export function SubjectFilterBar({ values, change, isFiltered }: Props) {
  const { t } = useTranslation();
  const places = usePlaceOptions();
  const kinds = useRecordKinds();
  const records = (kinds.data ?? []).map((kind) => ({ value: kind.id, label: inReadersLanguage(kind.title) }));
  const choices: { filter: Exclude<SubjectFilter, 'text'>; options: Option[]; width: number }[] = [
    { filter: 'division', options: places.divisions, width: 112 },
    { filter: 'industry', options: places.industries, width: 140 },
    { filter: 'grade', options: useGradeOptions(), width: 112 },
    { filter: 'kind', options: subjectKinds.map((kind) => ({ value: kind, label: t(`subjectKind.${kind}`) })), width: 112 },
    { filter: 'record', options: records, width: 140 },
    { filter: 'suspended', options: [{ value: 'true', label: t('grade.suspended') }], width: 112 },
    { filter: 'licence', options: licences.map((licence) => ({ value: licence, label: t(`licence.${licence}`) })), width: 104 },
  ];
  return (
    <>
      <SearchBox value={values.text} onSearch={(text) => change({ text })} />
      {choices.map(({ filter, options, width }) => (
        <Select<string>
          key={filter}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t(`registry.filter.${filter}`)}
          placeholder={t(`registry.filter.${filter}`)}
          value={values[filter]}
          options={options}
          onChange={(value) => change({ [filter]: value })}
          popupMatchSelectWidth={false}
          style={{ minWidth: width }}
        />
      ))}
      <MomentChoice values={values} change={change} />
      {isFiltered && (
        <Button type="link" onClick={() => change({ text: undefined, division: undefined, industry: undefined, grade: undefined, kind: undefined, licence: undefined, record: undefined, suspended: undefined, asOf: undefined, knownOn: undefined })}>
          {t('registry.clearFilters')}
        </Button>
      )}
    </>
  );
}
