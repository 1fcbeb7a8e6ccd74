import { Button, Field, Input, makeStyles, Tag, TagGroup } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import type { Customer } from '@mandate/api/portal/wire';
import { useState } from 'react';
import { useMessages } from '../../ui/messages.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Section } from '../../ui/Section.tsx';
import { useMe } from '../../wire/queries.ts';
import { useTagCustomer } from './customers.ts';

const useStyles = makeStyles({
  tags: { flexWrap: 'wrap', gap: '6px' },
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: '8px' },
});

// As the server has it.
const LONGEST_TAG = 50;
const MOST_TAGS = 150;

/** The partner's own words for a customer. */
export function TagsSection({ customer: { id, tags } }: { readonly customer: Customer }) {
  const styles = useStyles();
  const t = useMessages();
  const may = useMe().partner?.may.includes('customers.tag') ?? false;
  const tagging = useTagCustomer(id);
  const [text, setText] = useState('');
  const typed = text.trim();
  const tooLong = [...typed].length > LONGEST_TAG;
  const full = tags.length >= MOST_TAGS;
  const add = () => {
    if (typed === '' || tooLong || full || tagging.isPending) return;
    tagging.mutate([...tags, typed], { onSuccess: () => setText('') });
  };
  return (
    <Section title={t('tags.title')} text={t('tags.text')}>
      {tags.length === 0 ? (
        <div>{t('tags.none')}</div>
      ) : (
        <TagGroup
          className={styles.tags}
          aria-label={t('tags.title')}
          onDismiss={(_, { value }) => tagging.mutate(tags.filter((tag) => tag !== value))}
        >
          {tags.map((tag) => (
            <Tag
              key={tag}
              value={tag}
              dismissible={may}
              dismissIcon={{ 'aria-label': t('tags.remove', { tag }) }}
              aria-label={may ? t('tags.remove', { tag }) : undefined}
            >
              {tag}
            </Tag>
          ))}
        </TagGroup>
      )}
      {may ? (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <Field
            label={t('tags.new')}
            {...(tooLong ? { validationMessage: t('tags.tooLong', { count: LONGEST_TAG }) } : {})}
            {...(full ? { validationMessage: t('tags.tooMany', { count: MOST_TAGS }) } : {})}
          >
            <Input value={text} onChange={(_, { value }) => setText(value)} autoComplete="off" />
          </Field>
          <Button type="submit" icon={<AddRegular />} disabledFocusable={typed === '' || tooLong || full}>
            {t('tags.add')}
          </Button>
        </form>
      ) : (
        <div>{t('tags.onlyAdminAgents')}</div>
      )}
      {tagging.error && <Problem error={tagging.error} />}
    </Section>
  );
}
