import { Component, type ReactNode } from 'react';
import { ProblemList } from './ProblemList.tsx';

interface FigureBoundaryProps {
  readonly children: ReactNode;
}

/** Keeps a drawing that fails from taking the window with it. React knows no other way. */
export class FigureBoundary extends Component<FigureBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <ProblemList
        title="The chart could not be drawn."
        problems={[{ code: 'internal', reason: 'Its table is still there, under Table.' }]}
        onRetry={() => this.setState({ failed: false })}
      />
    );
  }
}
