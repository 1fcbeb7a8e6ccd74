import { ArrowLeftRegular, ShieldKeyholeRegular } from '@fluentui/react-icons';
import { Outlet } from '@tanstack/react-router';
import { useMessages } from '../ui/messages.tsx';
import { NavigationGroup, NavigationItem } from './Navigation.tsx';
import { Workspace } from './Workspace.tsx';

/** What belongs to the person and to no workspace. */
export function AccountWorkspace() {
  const t = useMessages();
  return (
    <Workspace
      label={t('account.title')}
      navigation={
        <NavigationGroup>
          <NavigationItem to="/" activeOptions={{ exact: true }} icon={<ArrowLeftRegular />}>
            {t('account.home')}
          </NavigationItem>
          <NavigationItem to="/account" icon={<ShieldKeyholeRegular />}>
            {t('account.security')}
          </NavigationItem>
        </NavigationGroup>
      }
    >
      <Outlet />
    </Workspace>
  );
}
