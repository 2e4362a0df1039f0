import { PrinterOutlined } from '@ant-design/icons';
import { Breadcrumb, Button, Card, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Schemas } from '../../shared/api/client';
import { Page } from '../../shared/components/Page';
import { Waiting } from '../../shared/components/Waiting';
import { inReadersLanguage } from '../../shared/format';
import { usePackSheet } from './queries';
import { rangesOf, runningHead } from './sheet';

type Sheet = Schemas['PolicySheetView'];
type Row = Schemas['PolicySheetRowView'];
type Clause = Schemas['ClauseView'];

const mostTitles = 3;

/** A table of the sheet; on a narrow screen each row becomes a block whose cells name their columns. */
function Table({ title, columns, rows }: { title: string; columns: readonly (readonly [string, string])[]; rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[] }) {
  return (
    <section aria-label={title} className="sheet-section">
      <h2>{title}</h2>
      <table className="sheet-table">
        <colgroup>
          {columns.map(([name, width], at) => (
            <col key={`${name}-${at}`} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(([name], at) => (
              <th scope="col" key={`${name}-${at}`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, at) => (
                <td key={at} data-label={columns[at]?.[0]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ClauseCell({ clause, isAbove }: { clause: Clause | null; isAbove: boolean }) {
  const { t } = useTranslation();
  if (!clause) return <>–</>;
  return (
    <>
      <p>
        <strong>{t('clause.name', { document: inReadersLanguage(clause.documentTitle), article: clause.article })}</strong> {clause.isDigest && <Tag>{t('policy.sheet.digest')}</Tag>}
      </p>
      {isAbove ? (
        <p className="sheet-quiet">{t('policy.sheet.asAbove')}</p>
      ) : (
        clause.text && <p lang="zh-CN">{clause.text}</p>
      )}
    </>
  );
}

function RuleCell({ row }: { row: Row }) {
  const { t } = useTranslation();
  const title = inReadersLanguage(row.title);
  return (
    <div style={{ paddingInlineStart: row.depth * 16 }}>
      <p>
        <strong>
          {row.letter && `${row.letter} `}
          {title}
        </strong>{' '}
        {row.isExample && <Tag color="warning">{t('policy.example')}</Tag>}
      </p>
      {row.words
        .map(inReadersLanguage)
        .filter((line) => line !== title)
        .map((line) => (
          <p key={line}>{line}</p>
        ))}
      {row.condition && <code>{row.condition}</code>}
      {row.note && <p className="sheet-quiet">{inReadersLanguage(row.note)}</p>}
      {row.findings.length > 0 && <p className="sheet-open">{t('policy.sheet.found', { codes: row.findings.join(t('shared.listSeparator')) })}</p>}
    </div>
  );
}

function ValuesCell({ row }: { row: Row }) {
  const { t } = useTranslation();
  if (row.values.length === 0) return <>–</>;
  return row.values.map((value) => (
    <p key={`${inReadersLanguage(value.title)}-${value.from ?? ''}`}>
      {inReadersLanguage(value.title)} {value.from && t('policy.from', { from: value.from })}{' '}
      <span style={{ fontWeight: value.isInForce ? 600 : 400 }}>{inReadersLanguage(value.words)}</span> {value.isExample && <Tag color="warning">{t('policy.example')}</Tag>}
    </p>
  ));
}

function CasesCell({ row, sheet }: { row: Row; sheet: Sheet }) {
  const { t } = useTranslation();
  if (row.cases.length === 0 && !row.canBeTried) return <>–</>;
  if (row.cases.length === 0) return <span className="sheet-open">{t('policy.sheet.noCase')}</span>;
  if (row.cases.length > mostTitles) {
    return (
      <>
        <p>{t('policy.sheet.cases', { numbers: rangesOf(row.cases), count: row.cases.length })}</p>
        {row.failed.length > 0 && <p className="sheet-open">{t('policy.sheet.failed', { numbers: rangesOf(row.failed) })}</p>}
      </>
    );
  }
  return row.cases.map((number) => (
    <p key={number}>
      {t(row.failed.includes(number) ? 'policy.sheet.failedCase' : 'policy.sheet.passedCase', { number, title: inReadersLanguage(sheet.cases[number - 1]?.title ?? row.title) })}
    </p>
  ));
}

function isSame(one: Clause | null | undefined, other: Clause | null): boolean {
  return Boolean(one && other && one.document === other.document && one.article === other.article);
}

function Sections({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation();
  const columns = [
    [t('assessment.clause'), '27%'],
    [t('policy.sheet.rule'), '37%'],
    [t('assessment.value'), '17%'],
    [t('policy.case.label'), '19%'],
  ] as const;
  return sheet.sections.map((section) => (
    <Table
      key={section.id}
      title={inReadersLanguage(section.title)}
      columns={columns}
      rows={section.rows.map((row, at) => ({
        key: `${row.id}-${at}`,
        cells: [
          <ClauseCell key="clause" clause={row.clause} isAbove={isSame(section.rows[at - 1]?.clause, row.clause)} />,
          <RuleCell key="rule" row={row} />,
          <ValuesCell key="values" row={row} />,
          <CasesCell key="cases" row={row} sheet={sheet} />,
        ],
      }))}
    />
  ));
}

function Ending({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation();
  return (
    <>
      {sheet.rulings.length > 0 && (
        <Table
          title={t('policy.rulings')}
          columns={[[t('assessment.clause'), '30%'], [t('policy.sheet.ruling'), '32%'], [t('policy.sheet.reason'), '30%'], [t('policy.sheet.settles'), '8%']]}
          rows={sheet.rulings.map((ruling, at) => ({
            key: ruling.id,
            cells: [
              <ClauseCell key="clause" clause={ruling.clause} isAbove={isSame(sheet.rulings[at - 1]?.clause, ruling.clause)} />,
              inReadersLanguage(ruling.statement),
              inReadersLanguage(ruling.reason),
              ruling.resolves,
            ],
          }))}
        />
      )}
      <Table
        title={t('policy.case.label')}
        columns={[[t('policy.sheet.number'), '6%'], [t('policy.case.title'), '44%'], [t('assessment.asOf'), '12%'], [t('policy.case.result'), '38%']]}
        rows={[
          ...sheet.cases.map((one) => ({
            key: String(one.number),
            cells: [
              one.number,
              inReadersLanguage(one.title),
              one.asOf,
              <span key="outcome" className={one.passed ? undefined : 'sheet-open'}>
                {one.passed ? '✓' : '✗'} {inReadersLanguage(one.difference ?? one.outcome)}
              </span>,
            ],
          })),
          ...sheet.broken.map((one) => ({ key: one.id, cells: ['–', t('policy.sheet.mistake', { title: inReadersLanguage(one.title) }), '–', `${one.passed ? '✓' : '✗'} ${one.id}`] })),
        ]}
      />
      <Table
        title={t('policy.findings', { count: sheet.findings.length })}
        columns={[[t('policy.sheet.code'), '12%'], [t('policy.sheet.finding'), '58%'], [t('assessment.clause'), '30%']]}
        rows={sheet.findings.map((finding, at) => ({
          key: `${finding.code}-${at}`,
          cells: [
            finding.code,
            <span key="message">
              {inReadersLanguage(finding.message)} {finding.blocksActivation && <strong className="sheet-open">{t('policy.blocksActivation')}</strong>}
            </span>,
            finding.clause ? t('clause.name', { document: inReadersLanguage(finding.clause.documentTitle), article: finding.clause.article }) : '–',
          ],
        }))}
      />
      <div className="sheet-signing">
        <Table
          title={t('policy.sheet.signOff')}
          columns={[[t('policy.sheet.role'), '25%'], [t('policy.sheet.signature'), '45%'], [t('policy.sheet.date'), '30%']]}
          rows={(['drafted', 'reviewed', 'legal'] as const).map((role) => ({ key: role, cells: [t(`policy.sheet.roles.${role}`), '', ''] }))}
        />
      </div>
    </>
  );
}

/** The annotated policy for sign-off: clause, rule, values and cases side by side, on screen and printed on A4 across. */
export function SheetPage() {
  const { t } = useTranslation();
  const { issuer = '', name = '' } = useParams();
  const [search] = useSearchParams();
  const version = search.get('version') ?? undefined;
  const sheet = usePackSheet(issuer, name, version, search.get('on') ?? undefined);
  return (
    <Waiting query={sheet} rows={10}>
      {(found) => (
        <>
          <style>{runningHead(`${found.pack.id} ${found.pack.version} · ${found.pack.fingerprint}`, t('policy.sheet.page'))}</style>
          <Breadcrumb
            className="no-print"
            style={{ marginBottom: 12 }}
            items={[
              { title: <Link to="/policy">{t('policy.heading')}</Link> },
              { title: <Link to={`/policy/${found.pack.id}${version ? `?version=${version}` : ''}`}>{inReadersLanguage(found.pack.title)}</Link> },
              { title: t('policy.sheet.heading') },
            ]}
          />
          <Page
            title={t('policy.sheet.title', { title: inReadersLanguage(found.pack.title), version: found.pack.version })}
            answer={t('policy.sheet.answer', {
              day: found.asOf,
              entries: found.entries,
              untried: found.untried,
              examples: found.examples,
              cases: found.cases.length,
              passed: found.cases.filter((one) => one.passed).length,
            })}
            actions={
              <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
                {t('shared.print')}
              </Button>
            }
          >
            <Card size="small" className="sheet">
              <p className="sheet-quiet" style={{ overflowWrap: 'anywhere' }}>
                {inReadersLanguage(found.issuer)} · {t(found.inForceThrough ? 'policy.fromThrough' : 'policy.from', { from: found.inForceFrom, through: found.inForceThrough })} · {found.pack.id} · SHA-256 {found.pack.fingerprint}
              </p>
              <Sections sheet={found} />
              <Ending sheet={found} />
            </Card>
          </Page>
        </>
      )}
    </Waiting>
  );
}
