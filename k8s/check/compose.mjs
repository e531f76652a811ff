// The rules of the house over docker-compose.yml, which uses the same settings as k8s/.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {parse} from 'yaml';
import {properties, tree} from './code.mjs';

// No shell and no client in it to ask with.
const CANNOT_BE_ASKED = ['tempo'];

export function readCompose() {
  return parse(readFileSync(join(tree, 'docker-compose.yml'), 'utf8'), {merge: true});
}

const environmentFile = () => new Set(readFileSync(join(tree, '.env'), 'utf8').split('\n')
  .filter(line => line && !line.startsWith('#')).map(line => line.split('=')[0]));

export function brokenCompose(file) {
  const found = [];
  const named = environmentFile();
  for (const [, variable] of JSON.stringify(file).matchAll(/(?<!\$)\$\{(\w+)[^}]*\}/g)) {
    if (!named.has(variable)) found.push(`.env: nobody says what ${variable} is`);
  }
  for (const [name, service] of Object.entries(file.services)) {
    const say = sentence => found.push(`${name}: ${sentence}`);
    if (service.container_name) say('has a container_name, so there can be only one');
    if (!service.restart) say('stays down after a crash');
    if (!service.logging?.options?.['max-size']) say('fills the disk with its log');
    if (!service.deploy?.resources?.limits?.memory) say('has no memory limit');
    if (!service.healthcheck && !CANNOT_BE_ASKED.includes(name)) say('nobody asks whether it is well');
    if (!/^\$\{\w+\}$|^partline\/[\w-]+:\$\{PARTLINE_VERSION\}$/.test(service.image)) say(`${service.image} is not named in .env`);
    for (const port of service.ports ?? []) if (!port.startsWith('127.0.0.1:')) say(`port ${port} is open to the network`);
    for (const [needed, {condition}] of Object.entries(service.depends_on ?? {})) {
      if (!file.services[needed]) say(`waits for ${needed}, which is not there`);
      if (condition !== 'service_healthy') say(`does not wait until ${needed} is well`);
    }
    for (const secret of (service.secrets ?? []).map(secret => secret.source ?? secret)) {
      if (!file.secrets[secret]) say(`no secret ${secret}`);
    }
    for (const [variable, value] of Object.entries(service.environment ?? {})) {
      const host = String(value).match(/:\/\/([a-z][a-z0-9-]*):\d+/)?.[1];
      if (host && host !== 'localhost' && !file.services[host]) say(`${variable}: nobody is called ${host}`);
    }
    const module = service.build?.args?.MODULE;
    if (!module) continue;
    if (!service.read_only || !service.cap_drop?.includes('ALL')) say('may write to its root, or keeps capabilities');
    const code = properties(module);
    for (const variable of Object.keys(service.environment)) {
      if (!code.hasVariable(variable)) say(`${variable} is no property of ${module}`);
    }
    for (const {target} of service.secrets ?? []) if (!code.has(target)) say(`the file ${target} is no property of ${module}`);
  }
  return found;
}
