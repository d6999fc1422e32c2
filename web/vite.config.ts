/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './scripts/compressed.ts';
import { firstScreen } from './scripts/firstScreen.ts';

const server = process.env.PROFLOW_URL ?? 'http://localhost:5080';

export default defineConfig({
  plugins: [react(), firstScreen(), compressed()],
  server: {
    host: '127.0.0.1',
    port: Number(process.env.PORT ?? 5173),
    proxy: {
      '/api': { target: server },
      '/openapi': { target: server },
      '/hubs': { target: server, ws: true },
    },
  },
  build: {
    target: 'es2023',
    // Fonts and pictures stay files, so that the page needs no data: sources in its content security policy.
    assetsInlineLimit: 0,
    manifest: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Runs while all others are still on their way, so it must need none of them (scripts/firstScreen.ts).
            { name: 'headStart', test: /src[\\/](api[\\/]headStart|lib[\\/]locks)\.ts/, priority: 2 },
            // What every screen needs and what changes only with a new version of a library: one file, long cached.
            {
              name: 'vendor',
              test: /node_modules[\\/](?!@microsoft|dompurify|marked|@tanstack)/,
              minShareCount: 3,
            },
            // What several screens share: one file rather than thirty, each of which would be asked for by itself.
            {
              name: 'shared',
              test: /src[\\/](ui|lib|live|model|features[\\/]filters)[\\/]/,
              minShareCount: 2,
            },
          ],
        },
      },
    },
  },
  test: {
    environment: 'happy-dom',
    setupFiles: ['src/testing/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}', 'eslint/**/*.test.js'],
    restoreMocks: true,
    testTimeout: 30_000,
  },
});
