import 'antd/dist/reset.css';
import 'antd/dist/antd.css';
import './app/style.css';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { begin } from './app/begin.ts';
import { createClient } from './app/query-client.ts';
import { router } from './app/router.tsx';
import { theme } from './app/theme.ts';

function draw(client: QueryClient): void {
  const root = document.getElementById('root');
  if (root)
    createRoot(root).render(
      <StrictMode>
        <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
          <App>
            <QueryClientProvider client={client}>
              <RouterProvider router={router} />
            </QueryClientProvider>
          </App>
        </ConfigProvider>
      </StrictMode>,
    );
}

const client = createClient();
void begin(client, window.location).then(() => draw(client));
