import { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import type { Console } from '../console/console.ts';

/** `mandate version`. */
export function versionCommand(console: Console): Command {
  return new Command('version').description(console.text('version.command')).action(() => {
    console.say(`mandate ${packageJson.version} (Node.js ${process.version})`);
  });
}
