import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { useMedia } from '../ui/use-media.ts';

/** How the portal is lit. */
export const APPEARANCES = ['system', 'light', 'dark'] as const;
export type Appearance = (typeof APPEARANCES)[number];

const REMEMBERED_AS = 'mandate.appearance';

interface AppearanceChoice {
  readonly appearance: Appearance;
  readonly dark: boolean;
  readonly choose: (appearance: Appearance) => void;
}

const Choice = createContext<AppearanceChoice>({ appearance: 'system', dark: false, choose: () => undefined });

/** Follows the system until light or dark is chosen here. */
export function AppearanceProvider({ children }: { readonly children: ReactNode }) {
  const [appearance, setAppearance] = useState<Appearance>(remembered);
  const systemIsDark = useMedia('(prefers-color-scheme: dark)');
  const choice = useMemo(
    () => ({
      appearance,
      dark: appearance === 'system' ? systemIsDark : appearance === 'dark',
      choose: (chosen: Appearance) => {
        window.localStorage.setItem(REMEMBERED_AS, chosen);
        setAppearance(chosen);
      },
    }),
    [appearance, systemIsDark],
  );
  return <Choice value={choice}>{children}</Choice>;
}

function remembered(): Appearance {
  const text = window.localStorage.getItem(REMEMBERED_AS);
  return APPEARANCES.find((appearance) => appearance === text) ?? 'system';
}

/** How the portal is lit, and the way to change it. */
export const useAppearance = (): AppearanceChoice => useContext(Choice);
