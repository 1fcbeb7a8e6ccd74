import { FluentProvider } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { LanguageProvider } from '../ui/messages.tsx';
import { AppearanceProvider, useAppearance } from './appearance.tsx';
import { useGlobalStyles } from './global-styles.ts';
import { queryClient, router } from './router.tsx';
import { darkTheme, lightTheme } from './theme.ts';

/** The portal. */
export function App() {
  return (
    <LanguageProvider>
      <AppearanceProvider>
        <Lit />
      </AppearanceProvider>
    </LanguageProvider>
  );
}

function Lit() {
  useGlobalStyles();
  const { dark } = useAppearance();
  return (
    <FluentProvider theme={dark ? darkTheme : lightTheme} style={{ colorScheme: dark ? 'dark' : 'light' }}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </FluentProvider>
  );
}
