import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../api/client';
import { inReadersLanguage } from '../format';
import { Chinese } from './Chinese';

/** The place of an article on its pack's page. */
export function anchorOfArticle(document: string, article: string): string {
  return `clause-${document}-${article}`;
}

/** A clause by document and article, with a way to the pack that quotes it. */
export function ClauseName({ clause, pack }: { clause: Schemas['ClauseView']; pack?: string }) {
  const { t } = useTranslation();
  const name = t('clause.name', { document: inReadersLanguage(clause.documentTitle), article: clause.article });
  if (!pack) {
    return <span><Chinese text={name} /></span>;
  }
  return <Link to={`/policy/${pack}#${encodeURIComponent(anchorOfArticle(clause.document, clause.article))}`}><Chinese text={name} /></Link>;
}

/** A clause with its words as the document has them. */
export function ClauseText({ clause, pack }: { clause: Schemas['ClauseView']; pack?: string }) {
  return (
    <div>
      <Typography.Text type="secondary">
        <ClauseName clause={clause} pack={pack} />
      </Typography.Text>
      {clause.text && (
        <blockquote className="clause" lang="zh-CN">
          {clause.text}
        </blockquote>
      )}
    </div>
  );
}
