import { CacheProvider } from '@emotion/react';
import { useState } from 'react';
import { Provider } from 'react-redux';
import { RouterProvider } from 'react-router/dom';
import type { Session } from '../api/session';
import { ProFlowTheme } from '../ui/ProFlowTheme';
import { Toaster } from '../ui/Toaster';
import { createRouter } from './routes';
import { SessionGate } from './SessionGate';
import type { createAppStore } from './store';
import { createStyleCache } from './styleCache';

interface AppProps {
  session: Session;
  store: ReturnType<typeof createAppStore>;
}

export function App({ session, store }: AppProps) {
  const [router] = useState(createRouter);
  const [styles] = useState(createStyleCache);
  return (
    <CacheProvider value={styles}>
      <Provider store={store}>
        <ProFlowTheme>
          <SessionGate session={session}>
            <RouterProvider router={router} />
            <Toaster />
          </SessionGate>
        </ProFlowTheme>
      </Provider>
    </CacheProvider>
  );
}
