import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import './app/global.css';
import { startLanguages } from './shared/i18n';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element #root to draw into.');

await startLanguages();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
