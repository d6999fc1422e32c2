import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { createClient } from './app/client';
import { followTheme } from './lib/theme';

followTheme();
const client = createClient();
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App {...client} />
    </StrictMode>,
  );
