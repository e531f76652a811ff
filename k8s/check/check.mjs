// node check.mjs [--release]: builds every overlay and says what is wrong with it, and with docker-compose.yml. --release also wants every image of
// production by digest, which the release writes.
import {brokenCompose, readCompose} from './compose.mjs';
import {broken} from './rules.mjs';
import {invalid} from './schemas.mjs';
import {overlays, render} from './rendered.mjs';

let wrong = 0;
for (const overlay of overlays) {
  const resources = render(overlay);
  const byDigest = overlay === 'production' && process.argv.includes('--release');
  const found = [...await invalid(resources), ...broken(resources, {byDigest})];
  for (const sentence of found) console.error(`${overlay}: ${sentence}`);
  if (found.length === 0) console.log(`${overlay}: ${resources.length} resources, nothing wrong`);
  wrong += found.length;
}
const inCompose = brokenCompose(readCompose());
for (const sentence of inCompose) console.error(`docker-compose.yml: ${sentence}`);
if (inCompose.length === 0) console.log('docker-compose.yml: nothing wrong');
wrong += inCompose.length;
process.exitCode = wrong === 0 ? 0 : 1;
