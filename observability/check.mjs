// Rules, runbooks and dashboards against each other, and, with an address, against a real Prometheus:
//   node check.mjs                          names, runbooks, panels, PromQL
//   node check.mjs http://localhost:9091    every query of every dashboard gives figures there, or is in may-be-empty.json
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const read = path => readFileSync(join(here, path), 'utf8');
const files = folder => readdirSync(join(here, folder)).map(name => join(folder, name));
const wrong = [];

// --- alerts: a section each, tests that fire and stay quiet -------------------------------------------------------------
const rules = files('rules').map(read).join('\n');
const alerts = [...rules.matchAll(/- alert: (\w+)/g)].map(match => match[1]);
const tests = files('tests').map(read).join('\n');
for (const alert of alerts) {
  const told = [...tests.matchAll(new RegExp(`alertname: ${alert}, exp_alerts: (\\[.)`, 'g'))].map(match => match[1]);
  if (!told.includes('[{')) wrong.push(`${alert}: no test in which it fires`);
  if (!told.includes('[]') && alert !== 'PartlineWatchdog') wrong.push(`${alert}: no test in which it stays quiet`);
  if (!rules.includes(`runbook_url: docs/operations.md#${alert.toLowerCase()}\n`)) wrong.push(`${alert}: its runbook_url is not its section`);
}
const sections = new Map(read('../docs/operations.md').split(/^### (?=Partline\w+$)/m).slice(1).map(section =>
  [section.split('\n')[0], section.split(/^#{1,3} /m)[0]]));
for (const alert of alerts) {
  if (!sections.has(alert)) wrong.push(`${alert}: no section in docs/operations.md`);
  for (const part of ['Symptom', 'What it means', 'What to do', 'How to see that it is over']) {
    if (sections.has(alert) && !sections.get(alert).includes(`**${part}.**`)) wrong.push(`${alert}: its section has no "${part}"`);
  }
}
for (const section of sections.keys()) if (!alerts.includes(section)) wrong.push(`docs/operations.md: ${section} is no alert`);

// --- dashboards ---------------------------------------------------------------------------------------------------------
const fill = query => query.replaceAll('$__rate_interval', '5m').replaceAll('$__range', '3h').replaceAll('$service', '.*');
const queries = [];
for (const file of files('dashboards/json')) {
  const sheet = JSON.parse(read(file));
  const panels = sheet.panels.flatMap(panel => [panel, ...(panel.panels ?? [])]);
  const ids = panels.map(({id}) => id);
  if (new Set(ids).size !== ids.length) wrong.push(`${sheet.title}: two panels with one id`);
  if (sheet.editable !== false) wrong.push(`${sheet.title}: can be edited on the screen, and the next start undoes it`);
  for (const panel of panels.filter(({type}) => type !== 'row')) {
    const name = `${sheet.title} / ${panel.title}`;
    if (!panel.description || panel.description.length < 20) wrong.push(`${name}: says not what to do with it`);
    if (!panel.fieldConfig?.defaults?.unit) wrong.push(`${name}: has no unit`);
    if (panel.datasource?.uid !== '${datasource}') wrong.push(`${name}: is bound to one datasource`);
    for (const {gridPos: a} of [panel]) for (const {id, gridPos: b} of panels) {
      if (id > panel.id && a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h) wrong.push(`${name}: lies over panel ${id}`);
    }
    for (const {expr} of panel.targets) {
      queries.push({name, query: expr});
      for (const [counter] of expr.matchAll(/\b\w+_(?:total|count|bucket|sum)\b(?=[{[])/g)) {
        if (!new RegExp(`(?:rate|increase)\\(${counter}`).test(expr)) wrong.push(`${name}: ${counter} without rate or increase`);
      }
    }
  }
}

const folder = mkdtempSync(join(tmpdir(), 'partline-queries-'));
try {
  writeFileSync(join(folder, 'queries.yml'), 'groups:\n- name: queries\n  rules:\n'
    + queries.map(({query}, index) => `  - record: q:${index}\n    expr: ${JSON.stringify(fill(query))}\n`).join(''));
  const promtool = execFileSync(join(here, '../local/tool'), ['promtool'], {encoding: 'utf8'}).trim();
  const run = (...words) => execFileSync(promtool, words, {cwd: here, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']});
  for (const words of [['check', 'rules', '--lint=all', '--lint-fatal', ...files('rules')], ['test', 'rules', ...files('tests')],
    ['check', 'rules', join(folder, 'queries.yml')]]) {
    try {
      run(...words);
    } catch (failure) {
      wrong.push(`promtool ${words[0]} ${words[1]}: ${failure.stdout}${failure.stderr}`);
    }
  }
} finally {
  rmSync(folder, {recursive: true});
}

// --- a real Prometheus ----------------------------------------------------------------------------------------------------
const prometheus = process.argv[2];
if (prometheus) {
  const ask = async path => (await (await fetch(new URL(path, prometheus))).json()).data;
  const mayBeEmpty = JSON.parse(read('may-be-empty.json'));
  let answered = 0;
  const used = new Set();
  for (const {name, query} of queries) {
    const {result} = await ask(`/api/v1/query?query=${encodeURIComponent(fill(query))}`);
    const reason = Object.keys(mayBeEmpty).find(metric => query.includes(metric));
    if (result.some(({value}) => Number.isFinite(Number(value[1])))) answered++;
    else if (!reason) wrong.push(`${name}: no figures for ${query}`);
    if (reason) used.add(reason);
  }
  for (const metric of Object.keys(mayBeEmpty)) if (!used.has(metric)) wrong.push(`may-be-empty.json: no query uses ${metric}`);
  console.log(`${answered} of ${queries.length} queries give figures; the rest stands in may-be-empty.json`);
}

for (const sentence of wrong) console.error(sentence);
if (wrong.length === 0) console.log(`${alerts.length} alerts, ${sections.size} runbooks, ${queries.length} queries: nothing wrong`);
process.exitCode = wrong.length === 0 ? 0 : 1;
