import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../shared/api/client';
import { Chinese } from '../../shared/components/Chinese';
import { Section } from '../../shared/components/Section';
import { formatMoment } from '../../shared/format';

/** Every version of a registration the platform has been told. Shown once there is more than one. */
export function RegistrationVersions({ versions }: { versions: readonly Schemas['RegistrationView'][] }) {
  const { t } = useTranslation();
  if (versions.length < 2) return null;
  return (
    <Section title={t('registry.versions')}>
      <ol style={{ margin: 0, paddingInlineStart: 18 }}>
        {versions.map((version) => (
          <li key={version.change}>
            {formatMoment(version.received)} · <Chinese text={version.name || t('registry.nameWithheld')} /> · {t(`licence.${version.licence}`)}
          </li>
        ))}
      </ol>
    </Section>
  );
}
