import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useMessages } from './messages.tsx';

const useStyles = makeStyles({ output: { ':not(:empty)': { display: 'block' } }, body: { overflowWrap: 'anywhere' } });

/** Says that something was done, until it is dismissed. Rendered before that, so that screen readers notice it. */
export function Said({ text, onDismiss }: { readonly text: string; readonly onDismiss: () => void }) {
  const styles = useStyles();
  const t = useMessages();
  return (
    <output className={styles.output} hidden={text === ''}>
      {text !== '' && (
        <MessageBar intent="success">
          <MessageBarBody className={styles.body}>{text}</MessageBarBody>
          <MessageBarActions
            containerAction={
              <Button
                appearance="transparent"
                aria-label={t('common.dismiss')}
                icon={<DismissRegular />}
                onClick={onDismiss}
              />
            }
          />
        </MessageBar>
      )}
    </output>
  );
}
