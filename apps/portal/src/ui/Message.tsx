import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  bar: { alignItems: 'start', paddingBlock: '8px' },
  body: { whiteSpace: 'normal', overflowWrap: 'anywhere', maxWidth: '90ch' },
  title: { display: 'block', marginBottom: '2px' },
  output: { display: 'block' },
});

interface MessageProps {
  readonly intent: 'info' | 'success' | 'warning' | 'error';
  readonly title?: string;
  readonly children: ReactNode;
}

/** A coloured bar with something one should know before going on. */
export function Message({ intent, title, children }: MessageProps) {
  const styles = useStyles();
  return (
    <MessageBar intent={intent} layout="multiline" className={styles.bar}>
      <MessageBarBody className={styles.body}>
        {title && <MessageBarTitle className={styles.title}>{title}</MessageBarTitle>}
        {children}
      </MessageBarBody>
    </MessageBar>
  );
}

/** A message that came of something just done, and so is read out. */
export function Result(props: MessageProps) {
  const styles = useStyles();
  return (
    <output className={styles.output}>
      <Message {...props} />
    </output>
  );
}
