// Ends with an error where a client that conformance is tried with is missing: a run without it would prove less than
// it says. Debian 12 has them all: apt-get install azure-cli ansible openssl iproute2 util-linux.
import { existsSync } from 'node:fs';

const NEEDED = {
  '/usr/bin/az': 'azure-cli',
  '/usr/lib/python3/dist-packages/azure/mgmt/authorization': 'python3-azure',
  '/usr/bin/ansible-playbook': 'ansible',
  '/usr/bin/openssl': 'openssl',
  '/usr/bin/unshare': 'util-linux',
  '/usr/sbin/ip': 'iproute2',
};

const missing = Object.entries(NEEDED)
  .filter(([path]) => !existsSync(path))
  .map(([, debian]) => debian);
const problems = missing.map((debian) => `Debian's package ${debian} is not installed.`);
if (process.getuid?.() !== 0) problems.push('Network namespaces of its own take root.');
if (problems.length > 0) {
  console.error(`The clients cannot be tried. ${problems.join(' ')}`);
  console.error('On Debian 12, as root: apt-get update && apt-get install azure-cli ansible openssl iproute2');
  console.log(`0 passed, ${problems.length} failed`);
  process.exit(1);
}
