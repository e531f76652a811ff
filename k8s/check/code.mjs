// What the services' code says about itself: properties, consumer groups, topics, times.
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parse} from 'yaml';
import {members} from './jar.mjs';

export const tree = join(dirname(fileURLToPath(import.meta.url)), '../..');
export const services = ['inventory', 'requests', 'logistics', 'returns'];

const read = path => readFileSync(join(tree, path), 'utf8');

function javaFiles(folder) {
  return readdirSync(join(tree, folder), {withFileTypes: true, recursive: true})
    .filter(file => file.isFile() && file.name.endsWith('.java'))
    .map(file => readFileSync(join(file.parentPath ?? file.path, file.name), 'utf8'));
}

const demand = (value, complaint) => {
  if (!value || value.length === 0) throw new Error(`${complaint}; has the code moved? See k8s/check/code.mjs.`);
  return value;
};

/** What the chassis says of Kafka, in whichever file it says it. */
const kafka = () => javaFiles('service-chassis/src/main/java/io/partline/chassis/partners').join('\n');

/** Groups of a service with the topics each follows; a group that follows a pattern has none. */
export function subscriptions(service) {
  const application = parse(read(`${service}-service/src/main/resources/application.yaml`));
  const name = demand(application['spring.application.name'] ?? application.spring?.application?.name,
    `${service}-service names no spring.application.name`);
  demand(kafka().includes('"partline." + service + "." + subscription.name()'), 'the chassis names consumer groups in another way');
  const found = javaFiles(`${service}-service/src/main/java`).flatMap(source =>
    [...source.matchAll(/Subscription\.named\("([^"]+)"\)\s*\.(topics|topicPattern)\(([^)]*)\)/g)]
      .map(([, group, kind, text]) => ({
        group: `partline.${name}.${group}`,
        topics: kind === 'topics' ? [...text.matchAll(/"([^"]+)"/g)].map(match => match[1]) : [],
        pattern: kind === 'topicPattern',
      })));
  return demand(found, `no subscription found in ${service}-service`);
}

export function partitions() {
  return Number(demand(kafka().match(/partline\.topics\.partitions:(\d+)/)?.[1], 'no default number of partitions found'));
}

/** Seconds that one phase of the shut-down may take. */
export function shutdownPhase() {
  const defaults = read('service-chassis/src/main/resources/chassis.properties');
  return Number(demand(defaults.match(/timeout-per-shutdown-phase=(\d+)s/)?.[1], 'no length of a shut-down phase found'));
}

const canonical = property => property.replaceAll('-', '').toLowerCase();

/** Says whether a name is a property that the jar of a module reads. Cached: it opens the jars within the jar. */
const known = new Map();
export function properties(module) {
  if (!known.has(module)) known.set(module, readProperties(module));
  return known.get(module);
}

function readProperties(module) {
  const folder = join(tree, module, 'target');
  const jar = existsSync(folder) && readdirSync(folder).find(name =>
    name.startsWith(`${module}-`) && /-\d[^-]*(-SNAPSHOT)?\.jar$/.test(name));
  if (!jar) throw new Error(`${module} is not built, so its properties are not known: mvn -DskipTests package`);
  const names = new Set(), maps = [];
  const variables = new Set();
  const add = (name, isMap) => {
    if (isMap) {
      maps.push(canonical(name));
    } else {
      names.add(canonical(name));
      // Spring Boot takes a dash as nothing, and as an underline.
      for (const dash of ['', '_']) variables.add(name.toLowerCase().replaceAll('.', '_').replaceAll('-', dash));
    }
  };
  for (const [name, content] of members(readFileSync(join(folder, jar)))) {
    if (!name.startsWith('BOOT-INF/lib/') || !/\/(spring-|service-chassis)/.test(name)) continue;
    for (const [inner, data] of members(content())) {
      if (!/META-INF\/(additional-)?spring-configuration-metadata\.json/.test(inner)) continue;
      for (const property of JSON.parse(data()).properties ?? []) {
        if (property.deprecation?.level === 'error') continue;
        add(property.name, /^java\.util\.(Map|Properties)/.test(property.type ?? ''));
      }
    }
  }
  // Ours carry no metadata: components of settings records, and @Value.
  for (const source of [...javaFiles(`${module}/src/main/java`), ...javaFiles('service-chassis/src/main/java')]) {
    for (const [, name] of source.matchAll(/@Value\("\$\{([a-z0-9.-]+)/g)) add(name);
    for (const [, prefix, components] of source.matchAll(/@ConfigurationProperties\("([^"]+)"\)\s*(?:public )?record \w+\(([\s\S]*?)\)\s*(?:implements \w+ )?\{/g)) {
      for (const [, component] of components.matchAll(/(\w+)\s*(?:,|$)/g)) add(`${prefix}.${component}`);
    }
  }
  add('spring.config.import');
  return {
    /** A property, as in a file of a configuration tree. */
    has: property => names.has(canonical(property)) || maps.some(map => canonical(property).startsWith(`${map}.`)),
    /** An environment variable: dots are underlines. */
    hasVariable: variable => variables.has(variable.toLowerCase())
      || maps.some(map => variable.toLowerCase().startsWith(`${map.replaceAll('.', '_')}_`)),
  };
}
