import { spawn } from 'node:child_process';
import type { Connection } from '@mandate/server/data-directory/connection-file';
import { Command, Option } from 'commander';
import { readConnection } from '../../console/connection.ts';
import { CommandFailed, type Console } from '../../console/console.ts';
import { addDataOption } from '../../console/usage.ts';
import { type ClientTenant, clientEnvironment, cloudConfig, QUIET_ENVIRONMENT } from './clients.ts';

interface SetupOptions {
  readonly data: string;
  readonly name: string;
  readonly tenant?: string;
  readonly write?: true;
  readonly output: 'text' | 'json';
}

/** `mandate az setup`. */
export function azSetupCommand(console: Console): Command {
  const command = new Command('setup')
    .description(console.text('azSetup.command'))
    .addOption(new Option('--tenant <tenant>', console.text('azSetup.tenant')))
    .addOption(new Option('--name <name>', console.text('azSetup.name')).default('Mandate'))
    .addOption(new Option('--write', console.text('azSetup.write')))
    .addOption(new Option('--output <form>', console.text('azSetup.output')).choices(['text', 'json']).default('text'));
  return addDataOption(command, console).action((options: SetupOptions) => setUp(console, options));
}

// `az` keeps clouds in a file of sections, where a name with brackets or line breaks would be another one.
const CLOUD_NAME = /^[A-Za-z][\w.-]{0,63}$/;
const MICROSOFTS_CLOUDS = /^azure(cloud|chinacloud|usgovernment|germancloud)$/i;

async function setUp(console: Console, { data, name, tenant: asked, write, output }: SetupOptions): Promise<void> {
  if (!CLOUD_NAME.test(name)) throw new CommandFailed(console.text('azSetup.badName', { name }));
  if (MICROSOFTS_CLOUDS.test(name)) throw new CommandFailed(console.text('azSetup.microsoftsName', { name }));
  const connection = await readConnection(console, data);
  const tenant = asked === undefined ? undefined : tenantNamed(console, connection, asked);
  const config = JSON.stringify(cloudConfig(connection, tenant));
  const environment = { ...clientEnvironment(connection, tenant), ...QUIET_ENVIRONMENT };
  if (write) await registerCloud(console, name, config, environment);

  if (output === 'json') {
    console.say(JSON.stringify({ cloud: name, config: JSON.parse(config), environment }));
    return;
  }
  console.say(`# ${console.text('azSetup.heading', { origin: connection.origin })}`);
  if (tenant?.automation) console.say(`# ${console.text('azSetup.automation', { tenant: tenant.name })}`);
  console.say(`# ${console.text('azSetup.quiet')}`);
  for (const [key, value] of Object.entries(environment)) console.say(`export ${key}=${quoted(value)}`);
  if (write) {
    console.say(`# ${console.text('azSetup.written', { name })}`);
    return;
  }
  const options = `--name ${quoted(name)} --cloud-config "$MANDATE_CLOUD"`;
  console.say(`# ${console.text('azSetup.register', { name })}`);
  console.say(`MANDATE_CLOUD=${quoted(config)}`);
  console.say(`az cloud register ${options} 2>/dev/null || az cloud update ${options}`);
  console.say(`az cloud set --name ${quoted(name)}`);
}

function tenantNamed(console: Console, { demo }: Connection, text: string): ClientTenant {
  if (!/^[\w-]+(\.[\w-]+)*$/.test(text)) throw new CommandFailed(console.text('azSetup.badTenant', { text }));
  if (!demo) return { name: text };
  const wanted = text.toLowerCase();
  const tenants = [demo.partner, ...demo.customers];
  const found = tenants.find(({ tenantId, domain }) => [tenantId, domain].includes(wanted));
  if (found) return { name: text, automation: found };
  const domains = tenants.map(({ domain }) => domain).join(', ');
  throw new CommandFailed(console.text('azSetup.unknownTenant', { text, domains }));
}

async function registerCloud(
  console: Console,
  name: string,
  config: string,
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  const az = (...args: string[]) => runAz(console, ['cloud', ...args, '--name', name], environment);
  const isKnown = (await az('show')).code === 0;
  for (const args of [[isKnown ? 'update' : 'register', '--cloud-config', config], ['set']]) {
    const { code, errors } = await az(...args);
    if (code !== 0) throw new CommandFailed(console.text('azSetup.azFailed', { reason: lastLine(errors) }));
  }
}

function runAz(
  console: Console,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly errors: string }> {
  return new Promise((done, failed) => {
    const env = { ...console.environment, ...environment };
    const child = spawn('az', [...args, '--output', 'none'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += String(chunk);
    });
    child.once('error', (error: NodeJS.ErrnoException) => {
      failed(error.code === 'ENOENT' ? new CommandFailed(console.text('azSetup.azMissing')) : error);
    });
    child.once('close', (code) => done({ code, errors }));
  });
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}

// https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html, 2.2.2: in single quotes nothing else has a
// meaning.
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
