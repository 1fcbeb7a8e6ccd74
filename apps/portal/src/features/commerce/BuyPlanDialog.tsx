import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  Spinner,
} from '@fluentui/react-components';
import type { PreflightWire } from '@mandate/api/partner-center/wire';
import type { Customer } from '@mandate/api/portal/wire';
import { en, type MessageId } from '@mandate/messages/portal/en';
import { useState } from 'react';
import { Facts } from '../../ui/Facts.tsx';
import { Message } from '../../ui/Message.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { AgreementForm } from './AgreementForm.tsx';
import { useCheckOut, useFillCart } from './commerce.ts';

const useStyles = makeStyles({
  // What does not fit is scrolled to, not squeezed.
  content: { display: 'flex', flexDirection: 'column', gap: '16px', '& > *': { flexShrink: 0 } },
  problems: { margin: 0, paddingInlineStart: '20px' },
});

interface BuyPlanDialogProps {
  readonly customer: Customer;
  readonly onBought: () => void;
  readonly onClose: () => void;
}

/**
 * Buys the Azure plan: a name, then a review that says everything the order would be refused for and settles the
 * agreement on the spot, then the order itself.
 */
export function BuyPlanDialog({ customer, onBought, onClose }: BuyPlanDialogProps) {
  const styles = useStyles();
  const t = useMessages();
  const [friendlyName, setFriendlyName] = useState('');
  const [requestId] = useState(() => crypto.randomUUID());
  const fill = useFillCart(customer.id);
  const checkOut = useCheckOut(customer.id);
  const checked = fill.data;
  const busy = fill.isPending || checkOut.isPending;
  const company = customer.companyName;
  const review = () => fill.mutate({ friendlyName: friendlyName.trim() || company.slice(0, 64) });
  const lacksAgreement = checked?.preflight.problems.some(({ kind }) => kind === 'agreement-missing') ?? false;
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && !busy && onClose()}>
      <DialogSurface aria-describedby={undefined}>
        <DialogBody>
          <DialogTitle>{t('buyPlan.title', { company })}</DialogTitle>
          <DialogContent className={styles.content}>
            {checked ? (
              <>
                <Facts
                  facts={[
                    { label: t('customerSubscriptions.orders.product'), value: t('buyPlan.item') },
                    { label: t('buyPlan.name'), value: checked.cart.lineItems[0]?.friendlyName ?? '' },
                    { label: t('customerSubscriptions.orders.quantity'), value: 1 },
                  ]}
                />
                <Preflight preflight={checked.preflight} />
                {lacksAgreement && <AgreementForm customer={customer} onConfirmed={review} />}
              </>
            ) : (
              <>
                <div>{t('buyPlan.text')}</div>
                <Field label={t('buyPlan.name')}>
                  <Input
                    value={friendlyName}
                    maxLength={64}
                    placeholder={company.slice(0, 64)}
                    autoComplete="off"
                    onChange={(_, { value }) => setFriendlyName(value)}
                  />
                </Field>
              </>
            )}
            {fill.isPending && <Spinner size="tiny" label={t('buyPlan.checking')} />}
            {fill.error && <Problem error={fill.error} />}
            {checkOut.error && <Problem error={checkOut.error} />}
          </DialogContent>
          <DialogActions>
            {checked ? (
              <Button
                appearance="primary"
                disabledFocusable={busy || !checked.preflight.canCheckOut}
                onClick={() => checkOut.mutate({ cart: checked.cart, requestId }, { onSuccess: onBought })}
              >
                {checkOut.isPending ? t('buyPlan.buying') : t('buyPlan.buy')}
              </Button>
            ) : (
              <Button appearance="primary" disabledFocusable={busy} onClick={review}>
                {t('buyPlan.check')}
              </Button>
            )}
            <Button onClick={onClose} disabled={busy}>
              {t('common.cancel')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Preflight({ preflight }: { readonly preflight: PreflightWire }) {
  const styles = useStyles();
  const t = useMessages();
  if (preflight.canCheckOut) return <Message intent="success">{t('buyPlan.ready')}</Message>;
  return (
    <Message intent="warning" title={t('buyPlan.problems')}>
      <ul className={styles.problems}>
        {preflight.problems.map(({ kind, description }) => {
          const id = `buyPlan.problem.${kind}`;
          return <li key={kind}>{isMessage(id) ? t(id) : description}</li>;
        })}
      </ul>
    </Message>
  );
}

const isMessage = (id: string): id is MessageId => id in en;
