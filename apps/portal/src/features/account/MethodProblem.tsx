import type { MessageId } from '@mandate/messages/portal/en';
import { Message } from '../../ui/Message.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { portalErrorOf } from '../../wire/call-error.ts';
import { PasskeyFailed } from './passkeys.ts';

const TEXTS: Readonly<Record<string, readonly [title: MessageId, text: MessageId]>> = {
  'wrong-code': ['secondFactor.wrong.title', 'secondFactor.wrong.text'],
  'passkey-refused': ['enrol.passkey.failed.title', 'enrol.passkey.failed.text'],
  'enrolment-over': ['enrol.over.title', 'enrol.over.text'],
  'too-many-methods': ['enrol.tooMany.title', 'enrol.tooMany.text'],
  'sign-in-again': ['account.again.title', 'account.again.text'],
};

/** Says why a method was not set up; nothing while nothing went wrong. */
export function MethodProblem({ error }: { readonly error: unknown }) {
  const t = useMessages();
  if (!error) return null;
  const kind = error instanceof PasskeyFailed ? 'passkey-refused' : portalErrorOf(error)?.kind;
  const known = kind === undefined ? undefined : TEXTS[kind];
  if (!known) return <Problem error={error} />;
  return (
    <div role="alert">
      <Message intent="error" title={t(known[0])}>
        {t(known[1])}
      </Message>
    </div>
  );
}
