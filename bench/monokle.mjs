// Checks a folder with @monokle/validation, for the comparison in Program.cs. It runs from a folder with that package installed.
// Its schema and policy plugins fetch their rules from the network and are off; what is left are its pod security, practice and link rules.
import fs from 'node:fs';
import path from 'node:path';
import { createDefaultMonokleValidator } from '@monokle/validation';
import YAML from 'yaml';

const folder = process.argv[2];
const begun = performance.now();
const resources = fs.readdirSync(folder, { recursive: true })
  .filter(name => name.endsWith('.yaml'))
  .map(name => [name, fs.readFileSync(path.join(folder, name), 'utf8')])
  .map(([name, text]) => ({ name, text, content: YAML.parse(text) }))
  .filter(({ content }) => content?.metadata?.name)
  .map(({ name, text, content }) => ({
    id: name, fileId: name, filePath: name, fileOffset: 0, text, content,
    apiVersion: content.apiVersion, kind: content.kind, name: content.metadata.name, namespace: content.metadata.namespace,
  }));
const validator = createDefaultMonokleValidator();
await validator.preload({
  plugins: {
    'yaml-syntax': true, 'pod-security-standards': true, practices: true, 'resource-links': true,
    metadata: false, 'open-policy-agent': false, 'kubernetes-schema': false,
  },
});
await validator.validate({ resources });
console.log(`inner ${((performance.now() - begun) / 1000).toFixed(4)}`);
