import './app/style.css';
import './app/plain.css';
import { IconProvider } from '@ant-design/icons';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { begin } from './app/begin.ts';
import { createClient } from './app/query-client.ts';
import { router } from './app/router.tsx';

/** Their style is in a sheet of ours: the pages' policy refuses style elements. */
const icons = { zeroRuntime: true };

function draw(client: QueryClient): void {
  const root = document.getElementById('root');
  if (root)
    createRoot(root).render(
      <StrictMode>
        <IconProvider value={icons}>
          <QueryClientProvider client={client}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </IconProvider>
      </StrictMode>,
    );
}

const client = createClient();
void begin(client, window.location).then(() => draw(client));
