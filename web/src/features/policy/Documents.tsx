import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../shared/api/client';
import { anchorOfArticle } from '../../shared/components/Clause';
import { Section } from '../../shared/components/Section';
import { inReadersLanguage } from '../../shared/format';

/** The documents the pack rests on, with the articles it cites in their own words. */
export function Documents({ documents }: { documents: readonly Schemas['DocumentView'][] }) {
  const { t } = useTranslation();
  if (documents.length === 0) return null;
  return (
    <Section title={t('policy.documents')} id="documents" folds>
      {documents.map((document) => (
        <div key={document.id} style={{ marginBottom: 20 }}>
          <h3 style={{ fontSize: 14 }}>{inReadersLanguage(document.title)}</h3>
          {document.issued && <p style={{ margin: '2px 0 8px', color: '#566070' }}>{t('policy.issued', { day: document.issued })}</p>}
          {document.clauses.map((article) => (
            <div key={article.article} id={anchorOfArticle(document.id, article.article)} style={{ marginBottom: 10, padding: 4 }}>
              <strong>{article.article}</strong>
              <blockquote className="clause" lang="zh-CN">
                {article.text}
              </blockquote>
            </div>
          ))}
        </div>
      ))}
    </Section>
  );
}
