import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { connect } from './client/connect.ts';
import { problemsOf } from './client/use-answer.ts';
import { ProblemList } from './components/ProblemList.tsx';
import './styles/tokens.css';
import './styles/base.css';
import './styles/rail.css';
import './styles/frame.css';
import './styles/facts.css';
import './styles/controls.css';
import './styles/figures.css';
import './styles/tables.css';
import './styles/views.css';
import './styles/choosing.css';
import './styles/import.css';
import './styles/columns.css';
import './styles/identifiers.css';
import './styles/quality.css';
import './styles/workspace.css';
import './styles/definition.css';
import './styles/segments.css';
import './styles/editor.css';
import './styles/save.css';
import './styles/measures.css';

const place = document.getElementById('root');
if (place !== null) {
  const root = createRoot(place);
  connect().then(
    (host) => root.render(<App host={host} />),
    (failure: unknown) =>
      root.render(
        <main className="outside">
          <ProblemList title="Quintile is not connected." problems={problemsOf(failure)} />
        </main>,
      ),
  );
}
