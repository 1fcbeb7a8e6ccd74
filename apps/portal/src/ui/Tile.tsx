import { makeStyles, tokens } from '@fluentui/react-components';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';

const useStyles = makeStyles({
  tiles: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(280px, 100%), 1fr))',
    gap: '16px',
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  tile: {
    display: 'flex',
    gap: '16px',
    height: '100%',
    boxSizing: 'border-box',
    padding: '18px 20px',
    position: 'relative',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    transitionProperty: 'border-color, box-shadow',
    transitionDuration: tokens.durationFast,
    ':hover': {
      borderTopColor: tokens.colorBrandStroke1,
      borderRightColor: tokens.colorBrandStroke1,
      borderBottomColor: tokens.colorBrandStroke1,
      borderLeftColor: tokens.colorBrandStroke1,
      boxShadow: tokens.shadow4,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  icon: {
    flexShrink: 0,
    display: 'grid',
    placeItems: 'center',
    width: '40px',
    height: '40px',
    borderRadius: tokens.borderRadiusLarge,
    fontSize: '22px',
    color: tokens.colorBrandForeground2,
    backgroundColor: tokens.colorBrandBackground2,
  },
  name: {
    display: 'block',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase400,
    lineHeight: '24px',
    ':focus-visible': { outlineStyle: 'none' },
    // The whole tile can be pressed, but only the name is the link's name.
    '::after': { content: '""', position: 'absolute', inset: 0 },
  },
  text: { display: 'block', marginTop: '2px', color: tokens.colorNeutralForeground2 },
});

/** A group of tiles. */
export function Tiles({ children }: { readonly children: ReactNode }) {
  return <ul className={useStyles().tiles}>{children}</ul>;
}

interface TileProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly icon: ReactNode;
  readonly name: string;
  readonly text: string;
  readonly ref?: Ref<HTMLAnchorElement>;
}

function TileAnchor({ icon, name, text, ref, ...props }: TileProps) {
  const styles = useStyles();
  return (
    <li>
      <div className={styles.tile}>
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
        <span>
          <a {...props} ref={ref} className={styles.name}>
            {name}
          </a>
          <span className={styles.text}>{text}</span>
        </span>
      </div>
    </li>
  );
}

/** A large link to a page, with a word on what is there. */
export const Tile = createLink(TileAnchor);
