import { Descriptions, Divider, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../shared/api/client';
import { Chinese, CodedName } from '../../shared/components/Chinese';
import { Code } from '../../shared/components/Code';
import { Section } from '../../shared/components/Section';
import { formatFen, inReadersLanguage } from '../../shared/format';

type Subject = Schemas['SubjectView'];

function Check({ isRight }: { isRight: boolean | null | undefined }) {
  const { t } = useTranslation();
  if (isRight === null || isRight === undefined) return <>{t('registry.check.absent')}</>;
  return <Tag color={isRight ? 'success' : 'error'}>{t(isRight ? 'registry.check.right' : 'registry.check.wrong')}</Tag>;
}

function CodeQuality({ code }: { code: Schemas['CodeQuality'] }) {
  const { t } = useTranslation();
  const items = [
    { key: 'code', label: t('registry.identity.code'), children: <Code value={code.value} /> },
    { key: 'class', label: t('registry.identity.codeClass'), children: inReadersLanguage(code.note) },
    { key: 'organisation', label: t('registry.identity.organisationCheck'), children: <Check isRight={code.isOrganisationCheckRight} /> },
    { key: 'check', label: t('registry.identity.check'), children: <Check isRight={code.isCheckRight} /> },
    { key: 'department', label: t('registry.identity.department'), children: <Chinese text={code.department ?? t('shared.unknown')} /> },
    { key: 'type', label: t('registry.identity.organisationType'), children: <Chinese text={code.organisationType ?? t('shared.unknown')} /> },
  ];
  return <Descriptions size="small" column={1} items={items} />;
}

function Registration({ registration }: { registration: Schemas['RegistrationView'] }) {
  const { t } = useTranslation();
  const capital = registration.capitalFen === null ? registration.capitalText : t('registry.identity.yuan', { amount: formatFen(registration.capitalFen) });
  const items = [
    { key: 'licence', label: t('registry.column.licence'), children: t(`licence.${registration.licence}`) },
    { key: 'kind', label: t('registry.column.kind'), children: t(`subjectKind.${registration.kind}`) },
    { key: 'entityType', label: t('registry.identity.entityType'), children: registration.entityType && <Chinese text={registration.entityType} /> },
    { key: 'registered', label: t('registry.identity.registered'), children: registration.registered },
    { key: 'division', label: t('registry.column.division'), children: registration.division && <CodedName named={registration.division} /> },
    { key: 'industry', label: t('registry.column.industry'), children: registration.industry && <CodedName named={registration.industry} /> },
    { key: 'capital', label: t('registry.identity.capital'), children: capital && <Chinese text={capital} /> },
    { key: 'address', label: t('registry.identity.address'), children: registration.address && <Chinese text={registration.address} /> },
    {
      key: 'source',
      label: t('registry.identity.source'),
      children: registration.batch !== null && (
        <Link to={`/intake/${registration.batch}`}>{t('registry.identity.batch', { batch: registration.batch, row: registration.row ?? '' })}</Link>
      ),
    },
  ];
  return <Descriptions size="small" column={1} items={items.filter((item) => item.children)} />;
}

/** Who the enterprise is: its code with both checks, its registration, what it was called before. */
export function Identity({ subject }: { subject: Subject }) {
  const { t } = useTranslation();
  const former = [...subject.formerNames, ...subject.formerCodes];
  return (
    <Section title={t('registry.identity.heading')} id="identity">
      <CodeQuality code={subject.code} />
      <Divider style={{ margin: '8px 0' }} />
      {subject.registration ? <Registration registration={subject.registration} /> : <p>{t('registry.identity.unregistered')}</p>}
      {former.length > 0 && <p style={{ margin: '8px 0 0' }}><Chinese text={t('registry.identity.former', { former: former.join(t('shared.listSeparator')) })} /></p>}
    </Section>
  );
}
