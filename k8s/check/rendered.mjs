// The overlays, as kustomize renders them.
import {execFileSync} from 'node:child_process';
import {join} from 'node:path';
import {parseAllDocuments} from 'yaml';
import {tree} from './code.mjs';

export const overlays = ['demo', 'production'];

let kustomize;
export function render(overlay) {
  kustomize ??= execFileSync(join(tree, 'local/tool'), ['kustomize'], {encoding: 'utf8'}).trim();
  const yaml = execFileSync(kustomize, ['build', join(tree, 'k8s/overlays', overlay)],
    {encoding: 'utf8', maxBuffer: 64 * 1024 * 1024});
  return parseAllDocuments(yaml).map(document => document.toJS());
}
