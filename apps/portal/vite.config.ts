import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    sourcemap: false,
    // The content security policy has no `data:`, so nothing may be inlined into the style sheet.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // react-dom, Fluent and the router make one vendor chunk that outlives releases of the pages.
    chunkSizeWarningLimit: 700,
  },
});
