import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import type { EndingRelationship } from '@mandate/api/portal/delegated-admin/wire';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '../../ui/Loaded.tsx';
import { MissingRole } from '../../ui/MissingRole.tsx';
import { useMessages } from '../../ui/messages.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Page } from '../../ui/Page.tsx';
import { SearchField, Toolbar } from '../../ui/Toolbar.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';
import { portalErrorOf } from '../../wire/call-error.ts';
import { useMe } from '../../wire/queries.ts';
import { EndingTable } from './EndingTable.tsx';
import { ExtendMany } from './ExtendMany.tsx';
import { endingExportPath, endingQuery, type Span } from './ending.ts';
import { SpanTiles } from './SpanTiles.tsx';

/** The granular relationships with all customers, by when they end. */
export function EndingPage() {
  const t = useMessages();
  const me = useMe();
  const [span, setSpan] = useState<Span | null>(null);
  const [typed, setTyped] = useState('');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const wanted = { span, search: useDebounced(typed.trim(), 200) };
  const ending = useInfiniteQuery(endingQuery(wanted));
  const refusal = portalErrorOf(ending.error);
  const rows = ending.data?.pages.flatMap((page) => page.rows) ?? [];
  const counts = ending.data?.pages[0]?.counts;
  const chosen = rows.filter(({ id, mayAutoExtend }) => mayAutoExtend && selected.has(id));
  const narrow = (next: Span | null) => {
    setSpan(next);
    setSelected(new Set());
  };
  const select = (all: readonly EndingRelationship[], on: boolean) =>
    setSelected((before) => {
      const ids = new Set(all.map(({ id }) => id));
      const others = [...before].filter((id) => !ids.has(id));
      return new Set(on ? [...others, ...ids] : others);
    });

  if (refusal?.kind === 'missing-partner-role') {
    return (
      <Page title={t('ending.title')} of={t('app.partnerCenter')}>
        <MissingRole roles={refusal.roles} me={me} />
      </Page>
    );
  }
  return (
    <Page title={t('ending.title')} of={t('app.partnerCenter')} subtitle={t('ending.subtitle')}>
      {counts && <SpanTiles counts={counts} chosen={span} onChoose={narrow} />}
      <Toolbar count={counts ? t('ending.found', { count: counts[span ?? 'all'] }) : ''}>
        <SearchField label={t('ending.search')} hint={t('ending.search.hint')} value={typed} onChange={setTyped} />
        <Button as="a" href={endingExportPath(wanted)} download appearance="subtle" icon={<ArrowDownloadRegular />}>
          {t('ending.download')}
        </Button>
      </Toolbar>
      <ExtendMany rows={rows} chosen={chosen} onSelect={select} />
      <Loaded of={ending}>
        {() =>
          rows.length > 0 ? (
            <EndingTable rows={rows} selected={selected} onSelect={select} />
          ) : (
            <Notice
              kind={wanted.search ? 'notFound' : 'empty'}
              title={t('ending.none.title')}
              text={t(wanted.search ? 'ending.noneFound.text' : 'ending.none.text')}
            />
          )
        }
      </Loaded>
      {ending.hasNextPage && (
        <div>
          <Button disabledFocusable={ending.isFetchingNextPage} onClick={() => void ending.fetchNextPage()}>
            {t('common.loadMore')}
          </Button>
        </div>
      )}
    </Page>
  );
}
