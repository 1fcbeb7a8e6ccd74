import { PeopleRegular } from '@fluentui/react-icons';
import { Outlet } from '@tanstack/react-router';
import { useMessages } from '../ui/messages.tsx';
import { NavigationGroup, NavigationItem } from './Navigation.tsx';
import { Workspace } from './Workspace.tsx';

/** Partner Center: the partner's customers. */
export function PartnerWorkspace() {
  const t = useMessages();
  return (
    <Workspace
      label={t('app.partnerCenter')}
      navigation={
        <NavigationGroup>
          <NavigationItem to="/partner/customers" icon={<PeopleRegular />}>
            {t('nav.customers')}
          </NavigationItem>
        </NavigationGroup>
      }
    >
      <Outlet />
    </Workspace>
  );
}
