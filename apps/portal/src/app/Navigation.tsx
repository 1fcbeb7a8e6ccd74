import { makeStyles, tokens } from '@fluentui/react-components';
import { createLink } from '@tanstack/react-router';
import { type AnchorHTMLAttributes, type ReactNode, type Ref, useId } from 'react';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '2px' },
  group: { marginTop: '20px' },
  heading: {
    padding: '4px 12px 8px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  item: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    minHeight: '36px',
    padding: '2px 12px',
    borderRadius: tokens.borderRadiusLarge,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    lineHeight: '20px',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    '&[aria-current="page"]': {
      backgroundColor: tokens.colorBrandBackground2,
      color: tokens.colorBrandForeground2,
      fontWeight: tokens.fontWeightSemibold,
    },
    '&[aria-current="page"]::before': {
      content: '""',
      position: 'absolute',
      insetInlineStart: 0,
      insetBlock: '9px',
      width: '3px',
      borderRadius: '2px',
      backgroundColor: tokens.colorCompoundBrandStroke,
    },
  },
  icon: { display: 'inline-flex', fontSize: '20px', flexShrink: 0 },
});

/** A list of links of the menu, under a heading when it has one. */
export function NavigationGroup({ heading, children }: { readonly heading?: string; readonly children: ReactNode }) {
  const styles = useStyles();
  const id = useId();
  if (heading === undefined) return <ul className={styles.list}>{children}</ul>;
  return (
    <div className={styles.group}>
      <div id={id} className={styles.heading}>
        {heading}
      </div>
      <ul className={styles.list} aria-labelledby={id}>
        {children}
      </ul>
    </div>
  );
}

interface ItemProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly icon: ReactNode;
  readonly ref?: Ref<HTMLAnchorElement>;
}

function Item({ icon, children, ref, ...props }: ItemProps) {
  const styles = useStyles();
  return (
    <li>
      <a {...props} ref={ref} className={styles.item}>
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
        {children}
      </a>
    </li>
  );
}

/** A link of the menu; the router marks the one of the page that is shown. */
export const NavigationItem = createLink(Item);
