// Strict schemas: the validators know types, enumerations and what must be there; the compiler, over typed literals, knows
// which fields there are, at any depth.
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import ts from 'typescript';

const here = dirname(fileURLToPath(import.meta.url));
const operators = {
  'kafka.strimzi.io': 'strimzi-kafka-operator', 'postgresql.cnpg.io': 'cloudnative-pg', 'keda.sh': 'keda',
  'monitoring.coreos.com': 'prometheus-operator', 'gateway.networking.k8s.io': 'gateway-api',
  'external-secrets.io': 'external-secrets',
};
// The backup plugin publishes no schema; its few fields are held to a literal of ours.
const ours = {
  'barmancloud.cnpg.io/v1 ObjectStore': `{
    apiVersion: 'barmancloud.cnpg.io/v1', kind: 'ObjectStore', metadata: {name: string, namespace?: string},
    spec: {retentionPolicy?: string, configuration: {destinationPath: string, endpointURL?: string,
      s3Credentials?: {accessKeyId: {name: string, key: string}, secretAccessKey: {name: string, key: string}},
      wal?: {compression?: 'gzip' | 'bzip2' | 'snappy' | 'zstd' | 'lz4', maxParallel?: number}}}}`,
};

const moduleOf = ({apiVersion}) => {
  const group = apiVersion.split('/')[0];
  return operators[group] ? `@kubernetes-models/${operators[group]}/${apiVersion}` : `kubernetes-models/${apiVersion}`;
};
const title = resource => `${resource.kind} ${resource.metadata?.name}`;

export async function invalid(resources) {
  const found = [];
  const literals = [];
  for (const [index, resource] of resources.entries()) {
    const own = ours[`${resource.apiVersion} ${resource.kind}`];
    let model;
    if (!own) {
      try {
        model = (await import(moduleOf(resource)))[resource.kind];
      } catch (missing) {
        if (missing.code !== 'ERR_MODULE_NOT_FOUND' && missing.code !== 'ERR_PACKAGE_PATH_NOT_EXPORTED') throw missing;
      }
      if (!model) {
        found.push(`${title(resource)}: no schema for ${resource.apiVersion} ${resource.kind}`);
        continue;
      }
      try {
        new model(resource).validate();
      } catch (wrong) {
        found.push(`${title(resource)}: ${wrong.message.replaceAll('\n', ' ')}`);
      }
    }
    const type = own ?? `import(${JSON.stringify(moduleOf(resource))}).I${resource.kind}`;
    literals.push({title: title(resource), text: `export const r${index}: ${type} = ${JSON.stringify(resource, null, 1)};\n`});
  }
  return [...found, ...compile(literals)];
}

function compile(literals) {
  const folder = mkdtempSync(join(here, '.literals-'));
  try {
    const files = literals.map(({text}, index) => {
      const file = join(folder, `r${index}.ts`);
      writeFileSync(file, text);
      return file;
    });
    const program = ts.createProgram(files, {
      noEmit: true, strict: true, skipLibCheck: true, types: [], module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2022,
    });
    return ts.getPreEmitDiagnostics(program).map(({file, start, messageText}) => {
      const index = Number(file.fileName.match(/r(\d+)\.ts$/)[1]);
      const line = file.text.split('\n')[file.getLineAndCharacterOfPosition(start).line].trim();
      return `${literals[index].title}: ${line.slice(0, 60)}: ${ts.flattenDiagnosticMessageText(messageText, ' ').slice(0, 300)}`;
    });
  } finally {
    rmSync(folder, {recursive: true});
  }
}
