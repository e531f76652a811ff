/** Writes one file a dashboard into the folder given. */
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {dashboard} from './kit.js';
import {sheets} from './sheets.js';

for (const sheet of sheets) {
  writeFileSync(join(process.argv[2], `${sheet.uid}.json`), JSON.stringify(dashboard(sheet), null, 2) + '\n');
}
