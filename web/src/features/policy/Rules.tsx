import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../shared/api/client';
import { ClauseText } from '../../shared/components/Clause';
import { GradeBadge } from '../../shared/components/GradeBadge';
import { Nothing } from '../../shared/components/Nothing';
import { Section } from '../../shared/components/Section';
import { formatNumber, inReadersLanguage } from '../../shared/format';
import { monospaced } from '../../shared/theme';
import { useStandings } from './queries';

type Pack = Schemas['PackDetail'];

/** How many enterprises stand in a grade now; nothing where another scheme was graded last. */
function Standing({ letter, scheme }: { letter: string; scheme: string }) {
  const { t } = useTranslation();
  const overview = useStandings();
  const count = overview.data?.scheme?.id === scheme ? overview.data.grades.find((grade) => grade.letter === letter)?.count : undefined;
  if (count === undefined) return null;
  return (
    <Link to={`/registry?grade=${letter}`} style={{ marginInlineStart: 12 }}>
      {t('policy.standing', { letter, count, total: formatNumber(count) })}
    </Link>
  );
}

function Rule({ rule, scheme }: { rule: Schemas['RuleView']; scheme: Schemas['SchemeView'] | null }) {
  const { t } = useTranslation();
  return (
    <li id={`rule-${rule.number}`} className="beside-clause">
      <div>
        <GradeBadge grade={{ letter: rule.letter, name: inReadersLanguage(rule.name), scheme: scheme ? inReadersLanguage(scheme.title) : '' }} />
        {scheme && <Standing letter={rule.letter} scheme={scheme.id} />}
        <p style={{ margin: '8px 0 4px', fontWeight: 600 }}>{t('policy.ruleTitle', { number: rule.number, title: inReadersLanguage(rule.title) })}</p>
        <p style={{ margin: '0 0 4px' }}>{inReadersLanguage(rule.words)}</p>
        <code style={{ fontFamily: monospaced, fontSize: 12, color: '#566070', overflowWrap: 'anywhere' }}>{rule.condition}</code>
        {rule.ruling && (
          <p style={{ margin: '6px 0 0' }}>
            <a href={`#ruling-${rule.ruling.id}`}>{t('policy.restsOn', { ruling: inReadersLanguage(rule.ruling.statement) })}</a>
          </p>
        )}
      </div>
      <ClauseText clause={rule.clause} />
    </li>
  );
}

/** The grade rules in order, each beside the words of its clause. */
export function Rules({ pack }: { pack: Pack }) {
  const { t } = useTranslation();
  if (pack.rules.length === 0) {
    return (
      <Section title={t('policy.rules')} id="rules">
        <Nothing why={t('policy.noRules')} next={t('policy.noRulesNext')} />
      </Section>
    );
  }
  return (
    <Section title={t('policy.rules')} id="rules">
      <Typography.Paragraph type="secondary">
        {t(`policy.precedence.${pack.precedence}`, { defaultValue: pack.precedence })} {t(`policy.gap.${pack.gap}`, { defaultValue: pack.gap })}
      </Typography.Paragraph>
      <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {pack.rules.map((rule) => (
          <Rule key={rule.number} rule={rule} scheme={pack.pack.scheme} />
        ))}
      </ol>
    </Section>
  );
}

/** How the pack settles what its documents leave open. */
export function Rulings({ rulings }: { rulings: Pack['rulings'] }) {
  const { t } = useTranslation();
  if (rulings.length === 0) return null;
  return (
    <Section title={t('policy.rulings')} id="rulings" folds>
      <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {rulings.map((ruling) => (
          <li key={ruling.id} id={`ruling-${ruling.id}`} className="beside-clause">
            <div>
              <p style={{ margin: '0 0 4px', fontWeight: 600 }}>{inReadersLanguage(ruling.statement)}</p>
              <p style={{ margin: 0 }}>{inReadersLanguage(ruling.reason)}</p>
              <p style={{ margin: '4px 0 0', color: '#566070' }}>{t('policy.resolves', { finding: ruling.resolves })}</p>
            </div>
            <ClauseText clause={ruling.clause} />
          </li>
        ))}
      </ol>
    </Section>
  );
}
