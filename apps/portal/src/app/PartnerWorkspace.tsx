import {
  AlertRegular,
  CalendarClockRegular,
  DataBarVerticalRegular,
  HandshakeRegular,
  HistoryRegular,
  PeopleListRegular,
  PeopleRegular,
  ShieldKeyholeRegular,
  ShieldTaskRegular,
} from '@fluentui/react-icons';
import { Outlet } from '@tanstack/react-router';
import { useMessages } from '../ui/messages.tsx';
import { useMe } from '../wire/queries.ts';
import { NavigationGroup, NavigationItem } from './Navigation.tsx';
import { Workspace } from './Workspace.tsx';

/** Partner Center: the partner's customers. */
export function PartnerWorkspace() {
  const t = useMessages();
  const { partner } = useMe();
  return (
    <Workspace
      label={t('app.partnerCenter')}
      navigation={
        <NavigationGroup>
          <NavigationItem to="/partner/customers" icon={<PeopleRegular />}>
            {t('nav.customers')}
          </NavigationItem>
          {partner?.may.includes('delegatedAdmin.read') && (
            <NavigationItem to="/partner/ending-relationships" icon={<CalendarClockRegular />}>
              {t('nav.ending')}
            </NavigationItem>
          )}
          {partner?.may.includes('delegatedAdmin.read') && (
            <NavigationItem to="/partner/access-matrix" icon={<PeopleListRegular />}>
              {t('nav.matrix')}
            </NavigationItem>
          )}
          {partner?.may.includes('delegatedAdmin.analyse') && (
            <NavigationItem to="/partner/relationship-figures" icon={<DataBarVerticalRegular />}>
              {t('nav.figures')}
            </NavigationItem>
          )}
          {partner?.may.includes('customers.read') && (
            <NavigationItem to="/partner/foreign-principals" icon={<ShieldKeyholeRegular />}>
              {t('nav.foreignPrincipals')}
            </NavigationItem>
          )}
          {partner?.may.includes('audit.read') && (
            <NavigationItem to="/partner/activity-log" icon={<HistoryRegular />}>
              {t('nav.activityLog')}
            </NavigationItem>
          )}
          {partner?.may.includes('delegatedAdmin.disable') && (
            <NavigationItem to="/partner/delegated-administration" icon={<ShieldTaskRegular />}>
              {t('nav.delegatedAdmin')}
            </NavigationItem>
          )}
          {partner?.may.includes('relationships.settings') && (
            <NavigationItem to="/partner/tiers" icon={<HandshakeRegular />}>
              {t('nav.tiers')}
            </NavigationItem>
          )}
          {partner?.may.includes('notifications.read') && (
            <NavigationItem to="/partner/notifications" icon={<AlertRegular />}>
              {t('nav.notifications')}
            </NavigationItem>
          )}
        </NavigationGroup>
      }
    >
      <Outlet />
    </Workspace>
  );
}
