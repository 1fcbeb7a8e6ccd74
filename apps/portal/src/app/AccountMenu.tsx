import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { ShieldKeyholeRegular, SignOutRegular } from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useFormats, useMessages } from '../ui/messages.tsx';
import { send } from '../wire/call.ts';
import { useMe } from '../wire/queries.ts';
import { useOnInkStyles } from './on-ink-styles.ts';

const useStyles = makeStyles({
  // Drawn by the style sheet: as text they would have to be a part of the button's name.
  initials: {
    display: 'grid',
    placeItems: 'center',
    flexShrink: 0,
    width: '30px',
    height: '30px',
    borderRadius: '50%',
    fontSize: tokens.fontSizeBase200,
    fontStyle: 'normal',
    fontWeight: tokens.fontWeightSemibold,
    color: '#06262c',
    backgroundColor: '#8bced0',
    '::before': { content: 'attr(data-initials)' },
  },
  button: { padding: '3px', '& .fui-Button__icon': { width: 'auto', height: 'auto' } },
  who: { display: 'grid', gap: '2px', padding: '10px 12px 8px', maxWidth: '320px', overflowWrap: 'anywhere' },
  name: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase400 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Who is signed in, with which roles; and the way out. */
export function AccountMenu() {
  const styles = useStyles();
  const onInk = useOnInkStyles();
  const t = useMessages();
  const { listAnd } = useFormats();
  const { user, tenant, partner } = useMe();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const roles = partner?.roles.map((role) => t(`partnerRole.${role}`)) ?? [];
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="transparent"
          className={mergeClasses(onInk.button, styles.button)}
          aria-label={t('app.account', { name: user.displayName })}
          icon={<span className={styles.initials} data-initials={initialsOf(user.displayName)} aria-hidden="true" />}
        />
      </MenuTrigger>
      <MenuPopover>
        <div className={styles.who}>
          <span className={styles.name}>{user.displayName}</span>
          <span className={styles.quiet}>{user.userPrincipalName}</span>
          <span className={styles.quiet}>{tenant.displayName}</span>
          {partner && (
            <span className={styles.quiet}>
              {t('app.yourRoles')} – {roles.length > 0 ? listAnd(roles) : t('app.noRoles')}
            </span>
          )}
        </div>
        <MenuDivider />
        <MenuList>
          <MenuItem icon={<ShieldKeyholeRegular />} onClick={() => void navigate({ to: '/account' })}>
            {t('account.open')}
          </MenuItem>
          <MenuItem icon={<SignOutRegular />} onClick={() => signOut.mutate()}>
            {t('app.signOut')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter(Boolean);
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : ''];
  return `${first.charAt(0)}${last.charAt(0)}`.toUpperCase();
}

function useSignOut() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => send('/portal/sign-out', { method: 'POST' }),
    onSuccess: async () => {
      await navigate({ to: '/sign-in' });
      queryClient.clear();
    },
  });
}
