import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// `npm run dev` serves the page with live reload and passes the rest on to a running market.
const market = process.env.GRIDTOKENX_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  build: { outDir: 'dist', sourcemap: false, assetsInlineLimit: 0 },
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': { target: market, ws: true } } },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
