import { Button, makeStyles } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Copyable } from '../../ui/Copyable.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Result } from '../../ui/Message.tsx';
import { useDates, useMessages } from '../../ui/messages.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Section } from '../../ui/Section.tsx';
import { call, send } from '../../wire/call.ts';
import { calendarQuery } from './notifications.ts';

const PATH = '/portal/calendar-link';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** The reader's own link to a calendar of what ends: made, made anew, and taken back. */
export function CalendarSection() {
  const t = useMessages();
  const styles = useStyles();
  const { day } = useDates();
  const queryClient = useQueryClient();
  const link = useQuery(calendarQuery);
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: calendarQuery.queryKey });
  const make = useMutation({ mutationFn: () => call<{ url: string }>(PATH, { method: 'POST' }), onSuccess });
  const revoke = useMutation({ mutationFn: () => send(PATH, { method: 'DELETE' }), onSuccess });
  const error = make.error ?? revoke.error;
  return (
    <Section title={t('calendar.title')} text={t('calendar.text')}>
      {error && <Problem error={error} />}
      <Loaded of={link}>
        {({ createdAt }) => (
          <>
            <div>{createdAt ? t('calendar.since', { date: day(createdAt) }) : t('calendar.none')}</div>
            {make.data && createdAt && (
              <Result intent="success">
                <div>{t('calendar.made')}</div>
                <Copyable text={make.data.url} what={t('calendar.address')} />
              </Result>
            )}
            {revoke.isSuccess && !createdAt && <Result intent="success">{t('calendar.revoked')}</Result>}
            <div className={styles.buttons}>
              <Button onClick={() => make.mutate()} disabled={make.isPending}>
                {t(createdAt ? 'calendar.renew' : 'calendar.make')}
              </Button>
              {createdAt && (
                <Button
                  disabled={revoke.isPending}
                  onClick={() => {
                    make.reset();
                    revoke.mutate();
                  }}
                >
                  {t('calendar.revoke')}
                </Button>
              )}
            </div>
          </>
        )}
      </Loaded>
    </Section>
  );
}
