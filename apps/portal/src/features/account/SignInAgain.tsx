import { Button, makeStyles } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { Message } from '../../ui/Message.tsx';
import { useMessages } from '../../ui/messages.tsx';

const useStyles = makeStyles({ text: { marginBottom: '10px' } });

/** Says that changes want a sign-in of a moment ago, and leads there and back. */
export function SignInAgain() {
  const t = useMessages();
  const styles = useStyles();
  const navigate = useNavigate();
  return (
    <Message intent="info" title={t('account.again.title')}>
      <div className={styles.text}>{t('account.again.text')}</div>
      <Button onClick={() => void navigate({ to: '/sign-in', search: { returnTo: '/account' } })}>
        {t('account.again.go')}
      </Button>
    </Message>
  );
}
