import type { CliMessageId } from '@mandate/messages/cli/en';
import type { InitialiseFailure } from '@mandate/server/initialise';
import type { ResetSignInFailure } from '@mandate/server/reset-sign-in';
import type { StartFailure } from '@mandate/server/start';
import type { PersonRefused } from '@mandate/server/transfer/person';
import type { Console } from './console.ts';

/** Everything that can keep a command from its work before it begins. */
export type Failure = StartFailure | InitialiseFailure | PersonRefused | ResetSignInFailure;

/** Says what went wrong, and what to do. */
export function failureText(console: Console, failure: Failure): string {
  const id: CliMessageId = `failure.${failure.kind}`;
  switch (failure.kind) {
    case 'directory-in-use':
      return console.text(id, { directory: failure.directory, pid: String(failure.pid ?? 'none') });
    case 'port-taken':
    case 'port-forbidden':
      // As text, or languages would group its digits.
      return console.text(id, { port: String(failure.port) });
    case 'demo-elsewhere': {
      const { directory, entry } = failure;
      if (entry === null) return console.text(id, { directory });
      return console.text('failure.demo-directory-not-empty', { directory, entry });
    }
    case 'initialised-already':
      if (failure.as === 'demo') return console.text('failure.initialised-demo', { directory: failure.directory });
      return console.text(id, { directory: failure.directory });
    case 'person-not-allowed': {
      const roles = failure.roles.map((role) => console.text(`partnerRole.${role}`)).join(', ');
      return console.text(id, { name: failure.name, roles });
    }
    default: {
      const { kind: _, ...values } = failure;
      return console.text(id, values);
    }
  }
}
