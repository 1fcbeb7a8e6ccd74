// Says at once what would fail later and less clearly. On Linux x64 and arm64 npm has installed the right Node.js
// beside the other dependencies, and `npm run` finds it first; elsewhere the machine's own has to do.
const NEEDED = 24;

const [major] = process.versions.node.split('.').map(Number);
if (major < NEEDED) {
  console.error(
    `Node.js ${NEEDED} or later is needed; this is ${process.version} (${process.execPath}).\n` +
      `On Linux x64 and arm64 npm installs it with the other dependencies: run "npm ci", then use "npm run" and "npm test".\n` +
      `On ${process.platform}-${process.arch}, install Node.js ${NEEDED} from https://nodejs.org/ first.`,
  );
  process.exit(1);
}
