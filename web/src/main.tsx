import { CacheProvider } from '@emotion/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createStyleCache } from './app/styleCache';

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <CacheProvider value={createStyleCache()}>
        <h1>ProFlow</h1>
      </CacheProvider>
    </StrictMode>,
  );
