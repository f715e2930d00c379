import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { parseEnvironment } from '../lib/environment';
import { createServices, ServicesProvider } from '../lib/services';
import '../ui/tokens.css';
import '../ui/base.css';
import '../ui/controls.css';
import './layout.css';
import { App } from './App';

const root = document.getElementById('root');
if (!root) {
  throw new Error('index.html lacks the element with the id root');
}
const services = createServices(parseEnvironment(import.meta.env));
createRoot(root).render(
  <StrictMode>
    <ServicesProvider services={services}>
      <App />
    </ServicesProvider>
  </StrictMode>,
);
