import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useLocation } from '@tanstack/react-router';
import { Fragment, type ReactNode, useRef } from 'react';
import { useArrival } from './arrival.ts';
import { useMessages } from './messages.tsx';

const useStyles = makeStyles({
  page: {
    padding: '20px 32px 48px',
    maxWidth: '1440px',
    display: 'flex',
    flexDirection: 'column',
    gap: '20px',
    '@media (max-width: 640px)': { padding: '16px 16px 40px', gap: '16px' },
  },
  narrow: { maxWidth: '960px' },
  head: { display: 'flex', flexDirection: 'column', gap: '6px' },
  path: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 8px',
    padding: 0,
    margin: 0,
    listStyle: 'none',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '24px',
    color: tokens.colorNeutralForeground3,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '-0.01em',
    overflowWrap: 'anywhere',
    '@media (max-width: 640px)': { fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600 },
    // Focus arrives here by script after a change of page; nothing can be done with it.
    ':focus': { outlineStyle: 'none' },
  },
  subtitle: { color: tokens.colorNeutralForeground2, maxWidth: '76ch' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

interface PageProps {
  readonly title: string;
  /** What the page is about, such as the customer; goes into the document's title. */
  readonly of?: string | undefined;
  readonly subtitle?: ReactNode;
  /** Links to the pages above this one, outermost first. */
  readonly path?: readonly ReactNode[];
  readonly actions?: ReactNode;
  /** For reading and filling in rather than for tables. */
  readonly narrow?: boolean;
  readonly children?: ReactNode;
}

/** The frame of every page: path, title, actions, document title; it takes the focus when a page is changed. */
export function Page({ title, of, subtitle, path = [], actions, narrow = false, children }: PageProps) {
  const styles = useStyles();
  const t = useMessages();
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();

  useArrival(pathname, heading);

  return (
    <div className={mergeClasses(styles.page, narrow && styles.narrow)}>
      <title>{[title, of, 'Mandate'].filter(Boolean).join(' – ')}</title>
      <div className={styles.head}>
        {path.length > 0 && (
          <nav aria-label={t('app.breadcrumb')}>
            <ol className={styles.path}>
              {path.map((link, index) => (
                <Fragment key={index}>
                  <li>{link}</li>
                  <li aria-hidden="true">/</li>
                </Fragment>
              ))}
              <li aria-current="page">{title}</li>
            </ol>
          </nav>
        )}
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        {subtitle && <div className={styles.subtitle}>{subtitle}</div>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
      {children}
    </div>
  );
}
