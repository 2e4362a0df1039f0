// The same questions asked of DuckDB, by SQL written by hand: node peer.mjs FOLDER
// FOLDER holds subjects.csv, records.csv, kinds.json and weights.json as `bench -- columns` writes them. Prints one JSON
// line; says on the other channel how far it is. What does not fit in memory is put aside in FOLDER.
import { DuckDBInstance } from '@duckdb/node-api';
import { readFileSync } from 'node:fs';

const folder = process.argv[2];
const usualRounds = 5;
const longRounds = 3; // of a question that takes longer than this many seconds:
const longSeconds = 5;
const weights = JSON.parse(readFileSync(`${folder}/weights.json`, 'utf8'));
const kinds = JSON.parse(readFileSync(`${folder}/kinds.json`, 'utf8')).map((kind) => `'${kind}'`).join(',');
const begun = Date.now();
const say = (what) => console.error(`  DuckDB: ${what} after ${((Date.now() - begun) / 1000).toFixed(0)} s`);
const database = await DuckDBInstance.create(':memory:', { threads: '2', temp_directory: `${folder}/aside` });
const connection = await database.connect();

await connection.run(`
  CREATE TABLE subjects AS SELECT * REPLACE (licence::ENUM('active','revoked','cancelled','moved-out') AS licence)
  FROM read_csv('${folder}/subjects.csv', header = true, columns = {
    'subject': 'UINTEGER', 'licence': 'VARCHAR', 'kind': 'VARCHAR', 'owned': 'VARCHAR', 'industry': 'VARCHAR', 'registered': 'DATE'})`);
await connection.run(`CREATE TYPE kind AS ENUM (${kinds}); CREATE TYPE standing AS ENUM ('effective','repaired','withdrawn')`);
await connection.run(`
  CREATE TABLE records AS SELECT subject, kind::kind AS kind, standing::standing AS standing, severe, happened, until_day
  FROM read_csv('${folder}/records.csv', header = true, columns = {
    'subject': 'UINTEGER', 'kind': 'VARCHAR', 'standing': 'VARCHAR', 'severe': 'BOOLEAN', 'happened': 'DATE', 'until_day': 'DATE'})`);
say('rows taken in');

const stands = "standing = 'effective' AND (until_day IS NULL OR until_day >= DATE '2026-06-30')";
const since = (day) => `standing = 'effective' AND happened > DATE '${day}'`;
const count = (what, name) => `count(*) FILTER (WHERE ${what}) AS ${name}`;

const langfang = `
  SELECT letter, count(*) FROM (
    SELECT CASE
      WHEN licence = 'revoked' THEN 'D'
      WHEN coalesce(general, 0) > 5 OR coalesce(severe, 0) > 0 OR coalesce(listed, 0) > 0 THEN 'C'
      WHEN coalesce(general, 0) >= 1 THEN 'B' ELSE 'A' END AS letter
    FROM subjects LEFT JOIN (
      SELECT subject,
        ${count(`((kind IN ('judgment','compulsion','broken-commitment','contract-breach') OR (kind = 'penalty' AND NOT severe)) AND ${since('2025-06-30')})
          OR (kind IN ('abnormal-operation','tax-arrears','irregular-taxpayer','utility-arrears') AND ${stands})`, 'general')},
        ${count(`kind = 'penalty' AND severe AND ${since('2025-06-30')}`, 'severe')},
        ${count(`kind = 'serious-list' AND ${stands}`, 'listed')}
      FROM records GROUP BY subject) USING (subject))
  GROUP BY letter ORDER BY letter`;

const counts = {
  permits: `kind = 'permit' AND ${since('2023-06-30')}`,
  changes: `kind = 'registration' AND ${since('2025-06-30')}`,
  taxes: `kind IN ('tax-arrears','irregular-taxpayer') AND ${stands}`,
  breaches: `kind IN ('broken-commitment','contract-breach') AND ${since('2024-06-30')}`,
  abnormal: `kind = 'abnormal-operation' AND ${stands}`,
  listed: `kind = 'serious-list' AND ${stands}`,
  penalties: `kind = 'penalty' AND ${since('2023-06-30')}`,
  severe: `kind = 'penalty' AND severe AND ${since('2023-06-30')}`,
  compulsions: `kind = 'compulsion' AND ${since('2024-06-30')}`,
  problems: `kind = 'inspection-problem' AND ${since('2024-06-30')}`,
  judgments: `kind = 'judgment' AND ${since('2024-06-30')}`,
  related: `kind = 'related-dishonesty' AND ${stands}`,
  frozen: `kind = 'equity-frozen' AND ${stands}`,
  complaints: `kind = 'complaint' AND ${since('2025-06-30')}`,
  recent: `kind = 'complaint' AND ${since('2026-03-30')}`,
  honours: `kind = 'honour' AND ${since('2023-06-30')}`,
};
const n = (name) => `coalesce(${name}, 0)`;
const steps = (name, ...bands) => `CASE ${bands.slice(0, -1).map(([to, points]) => `WHEN ${n(name)} <= ${to} THEN ${points}`).join(' ')} ELSE ${bands.at(-1)} END`;
const line = (value, greatest, from, to) => `(${from} + ${to - from} * least(${value}, ${greatest}) / ${greatest}.0)`;
const share = (part, whole) => `(CASE WHEN ${n(whole)} = 0 THEN 0 ELSE ${n(part)} / ${n(whole)}::DOUBLE END)`;
const scores = {
  age_risk: line("date_diff('day', registered, DATE '2026-06-30')", 3650, 60, 10),
  industry_risk: "CASE WHEN industry[:3] IN ('C13','C14','C27','C26','H62') THEN 60 ELSE 30 END",
  kind_risk: "CASE kind WHEN 'enterprise' THEN 30 ELSE 40 END",
  background_risk: "CASE owned WHEN 'none' THEN 40 WHEN 'county' THEN 30 ELSE 25 END",
  size_risk: '40', operation_risk: '40', related_revoked_risk: '40', investment_risk: '40', opinion_risk: '40',
  permit_risk: steps('permits', [0, 40], [2, 30], 20),
  change_risk: steps('changes', [1, 20], [3, 50], 80),
  tax_risk: steps('taxes', [0, 10], [1, 70], 100),
  performance_risk: line(n('breaches'), 5, 10, 100),
  abnormal_risk: steps('abnormal', [0, 0], [1, 80], 100),
  list_risk: steps('listed', [0, 0], 100),
  penalty_risk: line(n('penalties'), 5, 0, 100),
  gravity_risk: `100 * ${share('severe', 'penalties')}`,
  compulsion_risk: steps('compulsions', [0, 0], [1, 60], 100),
  inspection_risk: line(n('problems'), 5, 0, 100),
  judgment_risk: steps('judgments', [0, 0], [2, 50], 100),
  related_risk: steps('related', [0, 20], [1, 60], 100),
  equity_risk: steps('frozen', [0, 20], 80),
  complaint_risk: line(n('complaints'), 20, 10, 100),
  growth_risk: `10 + 90 * ${share('recent', 'complaints')}`,
  honour_risk: steps('honours', [0, 50], [1, 30], 10),
};
const liaoning = `
  SELECT letter, count(*) FROM (
    SELECT CASE
      WHEN licence = 'revoked' OR score >= 50 THEN 'D'
      WHEN score >= 30 OR listed > 0 THEN 'C'
      WHEN score >= 20 THEN 'B' ELSE 'A' END AS letter
    FROM (
      SELECT licence, ${n('listed')} AS listed, round(${Object.entries(weights).map(([id, weight]) => `${weight} * (${scores[id]})`).join(' + ')}, 4) AS score
      FROM subjects LEFT JOIN (
        SELECT subject, ${Object.entries(counts).map(([name, what]) => count(what, name)).join(', ')} FROM records GROUP BY subject) USING (subject)))
  GROUP BY letter ORDER BY letter`;

const answers = {};
for (const [name, sql] of Object.entries({ 'langfang/public-credit': langfang, 'liaoning/general-risk': liaoning })) {
  let rows = [];
  const seconds = async () => {
    const from = process.hrtime.bigint();
    rows = (await connection.runAndReadAll(sql)).getRows();
    return Number(process.hrtime.bigint() - from) / 1e9;
  };
  const rounds = (await seconds()) > longSeconds ? longRounds : usualRounds;
  const measured = [];
  while (measured.length < rounds) {
    measured.push(await seconds());
    say(`${name} in ${measured.at(-1).toFixed(2)} s`);
  }
  measured.sort((a, b) => a - b);
  answers[name] = { seconds: measured[Math.floor(measured.length / 2)], letters: Object.fromEntries(rows.map(([letter, subjects]) => [letter, Number(subjects)])) };
}
console.log(JSON.stringify(answers));
